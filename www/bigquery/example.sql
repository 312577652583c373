-- Tiers of all clients of a table. Replace YOUR_PROJECT.tiersheet as in create-functions.sql, and YOUR_PROJECT.sales.clients by a
-- table with a row per client: client_id, client, revenue, cost, orders, last_purchase.

DECLARE options STRING DEFAULT '{"as of": "2026-06-30", "decimal": "."}';

-- The rules, as in the sheet: the first row that holds wins. A table that Google Sheets shares with BigQuery serves as well:
--   SELECT TO_JSON_STRING(ARRAY_AGG(r ORDER BY r.line)) FROM YOUR_PROJECT.sales.rules AS r
DECLARE rules STRING DEFAULT '''[
  ["tier", "note",        "profit",         "margin", "last"],
  ["E",    "loses money", "<0",             "",       ""],
  ["A",    "VIP",         "top 20% & >0",   ">=25%",  "<=1 year"],
  ["B",    "good",        "top 50%",        "",       "<=1 year"],
  ["D",    "the rest",    "",               "",       ""]
]''';

-- Ranks need all clients side by side, a row has only itself: so they become limits, once. What the rules do not name stays out.
-- With more clients than a function takes at once (some 300,000 of this width), a random sample gives limits that are nearly the same:
--   FROM YOUR_PROJECT.sales.clients WHERE RAND() < 0.05
DECLARE limits STRING;
SET limits = (
  SELECT `YOUR_PROJECT.tiersheet.cutoffs`(
    ARRAY_AGG(TO_JSON_STRING(STRUCT(revenue, cost, last_purchase AS last))), rules, options)
  FROM `YOUR_PROJECT.sales.clients`
);
SELECT limits;

-- Batches of about a thousand clients.
WITH batches AS (
  SELECT ARRAY_AGG(STRUCT(client_id, client, revenue, cost, last_purchase AS last)) AS clients
  FROM `YOUR_PROJECT.sales.clients`
  GROUP BY MOD(ABS(FARM_FINGERPRINT(CAST(client_id AS STRING))), 1000)
),
judged AS (
  SELECT
    clients,
    `YOUR_PROJECT.tiersheet.tiers`(
      ARRAY(SELECT TO_JSON_STRING(c) FROM UNNEST(clients) AS c WITH OFFSET AS at ORDER BY at), limits, options) AS tiers
  FROM batches
)
SELECT c.client_id, c.client, tiers[OFFSET(at)].*
FROM judged, UNNEST(clients) AS c WITH OFFSET AS at
ORDER BY tier, client_id;

-- One client alone, and why.
SELECT `YOUR_PROJECT.tiersheet.explain`(
  TO_JSON_STRING(STRUCT('Acme' AS client, 1000 AS revenue, 600 AS cost, DATE '2026-05-02' AS last)), limits, options);
