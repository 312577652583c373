-- TierSheet in BigQuery. Before you run this, replace in the whole file
--   YOUR_PROJECT.tiersheet                 by your project and a dataset of yours, and
--   gs://YOUR_BUCKET                       by the place in Cloud Storage to which you copied the files tiersheet-bigquery*.js.
-- The bucket must be in the location of the dataset.

-- One client: its tier, why, and what is missing. Rules must not hold ranks such as "top 20%": see cutoffs.
CREATE OR REPLACE FUNCTION `YOUR_PROJECT.tiersheet.tier`(client STRING, rules STRING, options STRING)
RETURNS STRUCT<tier STRING, reason STRING, missing STRING>
LANGUAGE js
OPTIONS (
  library = ["gs://YOUR_BUCKET/tiersheet-bigquery.js"],
  description = "TierSheet: the tier of one client. client: TO_JSON_STRING of its row; rules and options: JSON of a table, or NULL."
)
AS r"""
  return tierSheetTiers([client], rules, options)[0];
""";

-- A batch of clients, in their order: faster than one by one, as the rules are read once for all of them.
CREATE OR REPLACE FUNCTION `YOUR_PROJECT.tiersheet.tiers`(clients ARRAY<STRING>, rules STRING, options STRING)
RETURNS ARRAY<STRUCT<tier STRING, reason STRING, missing STRING>>
LANGUAGE js
OPTIONS (
  library = ["gs://YOUR_BUCKET/tiersheet-bigquery.js"],
  description = "TierSheet: the tiers of a batch of clients, in their order."
)
AS r"""
  return tierSheetTiers(clients, rules, options);
""";

-- Why one client has its tier, a line per rule and condition.
CREATE OR REPLACE FUNCTION `YOUR_PROJECT.tiersheet.explain`(client STRING, rules STRING, options STRING)
RETURNS ARRAY<STRUCT<rule STRING, tier STRING, field STRING, condition STRING, value STRING, `limit` STRING, holds STRING>>
LANGUAGE js
OPTIONS (
  library = ["gs://YOUR_BUCKET/tiersheet-bigquery.js", "gs://YOUR_BUCKET/tiersheet-bigquery-models-1.js",
    "gs://YOUR_BUCKET/tiersheet-bigquery-models-2.js", "gs://YOUR_BUCKET/tiersheet-bigquery-models-3.js"],
  description = "TierSheet: why one client has its tier, and what would lift it."
)
AS r"""
  return tierSheetExplain(client, rules, options);
""";

-- The rules with every rank turned into the limit that it comes to among these clients. Give it all clients, or a sample of them.
CREATE OR REPLACE FUNCTION `YOUR_PROJECT.tiersheet.cutoffs`(clients ARRAY<STRING>, rules STRING, options STRING)
RETURNS STRING
LANGUAGE js
OPTIONS (
  library = ["gs://YOUR_BUCKET/tiersheet-bigquery.js"],
  description = "TierSheet: the rule table as JSON, its ranks turned into limits."
)
AS r"""
  return tierSheetCutoffs(clients, rules, options);
""";

-- Profit as a share of revenue.
CREATE OR REPLACE FUNCTION `YOUR_PROJECT.tiersheet.margin`(revenue NUMERIC, cost NUMERIC)
RETURNS FLOAT64
LANGUAGE js
OPTIONS (library = ["gs://YOUR_BUCKET/tiersheet-bigquery.js"], description = "TierSheet: (revenue - cost) / revenue.")
AS r"""
  return tierSheetRatio("MARGIN", revenue, cost);
""";

-- Profit as a share of cost.
CREATE OR REPLACE FUNCTION `YOUR_PROJECT.tiersheet.markup`(revenue NUMERIC, cost NUMERIC)
RETURNS FLOAT64
LANGUAGE js
OPTIONS (library = ["gs://YOUR_BUCKET/tiersheet-bigquery.js"], description = "TierSheet: (revenue - cost) / cost.")
AS r"""
  return tierSheetRatio("MARKUP", revenue, cost);
""";
