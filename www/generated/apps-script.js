// Written by ./pkg-scripts/generate from the records in src/functions; changes here are lost.

/**
 * Gives a rule table to start from: classic, extended, pareto, rfm, abc-xyz, strategic, or own for the compiled-in one.
 *
 * @param {string|number} template Optional. The template's name; classic if left out.
 * @param {string|number} language Optional. en, ru or uk.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} A rule table with its header row, ready to be edited and given to ASSIGN.
 * @customfunction
 */
function TIER_RULES(template, language, options) {
  return tierSheetCall_("RULES", [template, language, options]);
}

/**
 * Checks a rule table: unreadable conditions, unknown fields, dead rules, gaps, overlaps; with data also whom each rule wins.
 *
 * @param {range} rules Optional. The rule table with its header row, or the name of a template; the compiled-in rules if left out.
 * @param {range} data Optional. One row per client, with a header row: an export of clients, or the result of METRICS.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Findings, worst first: place, severity, code, what, how to fix.
 * @customfunction
 */
function TIER_CHECK(rules, data, options) {
  return tierSheetCall_("CHECK", [rules, data, options]);
}

/**
 * Gives every client a tier by the rule table, with the reason and the fields that are missing.
 *
 * @param {range} data One row per client, with a header row: an export of clients, or the result of METRICS.
 * @param {range} rules Optional. The rule table with its header row, or the name of a template; the compiled-in rules if left out.
 * @param {range} overrides Optional. Tiers that a leader set: client, tier, who, why, until.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per row of the data, in its order: tier, reason, missing fields.
 * @customfunction
 */
function TIER_ASSIGN(data, rules, overrides, options) {
  return tierSheetCall_("ASSIGN", [data, rules, overrides, options]);
}

/**
 * Explains one client's tier: every rule with the value seen and the limit, and the smallest change that lifts the client.
 *
 * @param {range} data One row per client, with a header row: an export of clients, or the result of METRICS.
 * @param {range} rules Optional. The rule table with its header row, or the name of a template; the compiled-in rules if left out.
 * @param {string|number} client Optional. The client's id or name as it stands in the data; * for one line per client.
 * @param {range} overrides Optional. Tiers that a leader set: client, tier, who, why, until.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} The verdict; a line per rule and condition: condition, value, limit, true, false or unknown; then per better tier the single changes that get there, smallest first. For *: client, tier, reason, missing, profit, next tier, what would lift.
 * @customfunction
 */
function TIER_EXPLAIN(data, rules, client, overrides, options) {
  return tierSheetCall_("EXPLAIN", [data, rules, client, overrides, options]);
}

/**
 * What if the rules were others: who moves, from where to where, with how much profit; and who stands near a border.
 *
 * @param {range} data One row per client, with a header row: an export of clients, or the result of METRICS.
 * @param {range} rules The rule table with its header row, or the name of a template; the compiled-in rules if left out.
 * @param {range} otherRules The rule table to compare with, or the name of a template.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} A line per client that moves and per client near a border of the other rules: client, what, from, to, profit, field, distance as share; the last line sums up the moves.
 * @customfunction
 */
function TIER_COMPARE(data, rules, otherRules, options) {
  return tierSheetCall_("COMPARE", [data, rules, otherRules, options]);
}

/**
 * Sums up each tier: clients, revenue, profit, margin and the tier's share of the profit.
 *
 * @param {range} data One row per client, with a header row: an export of clients, or the result of METRICS.
 * @param {range} rules Optional. The rule table with its header row, or the name of a template; the compiled-in rules if left out.
 * @param {range} overrides Optional. Tiers that a leader set: client, tier, who, why, until.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per tier, best first, then clients without a tier, then all: clients, share of clients, revenue, profit, margin, share of profit, average profit. A sum that lacks a client's value is over the clients that have one; their number is in "with profit".
 * @customfunction
 */
function TIER_SUMMARY(data, rules, overrides, options) {
  return tierSheetCall_("SUMMARY", [data, rules, overrides, options]);
}

/**
 * What each column of a table was taken for: field, type, format, how far it is filled, examples, problems.
 *
 * @param {range} data Any table with a header row: clients, deals or payments.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per column: its letter, header, field, type, format, filled share, number of different values, examples, problems.
 * @customfunction
 */
function TIER_FIELDS(data, options) {
  return tierSheetCall_("FIELDS", [data, options]);
}

/**
 * How far the needed fields are filled in, in all and per group such as owner or tier, and which clients to complete.
 *
 * @param {range} data One row per client, with a header row.
 * @param {range} required The fields that are needed: headers in a row or a column, one text with ; between them, or a rule table, whose fields are taken.
 * @param {string|number} group Optional. The header of the column to group by, such as the owner or the tier.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per group and field, all clients first: clients, filled, share, and the clients to complete, twenty at most. Margin and other metrics count by the columns that they are computed from.
 * @customfunction
 */
function TIER_COMPLETENESS(data, required, group, options) {
  return tierSheetCall_("COMPLETENESS", [data, required, group, options]);
}

/**
 * Puts deals or payments together: one row per client with revenue, cost, profit, margin, markup, orders, dates and trend.
 *
 * @param {range} deals One row per deal, payment or order line, with a header row: the client, the money, and if known the date, stage and order.
 * @param {range} clients Optional. One row per client: clients without deals are listed too, and the other columns are carried over.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client, in the order in which they are met: id, name, revenue, cost, profit, margin, markup, orders, average, first, last, recency, tenure, trend, months active, then attributes.
 * @customfunction
 */
function TIER_METRICS(deals, clients, options) {
  return tierSheetCall_("METRICS", [deals, clients, options]);
}

/**
 * Margin: profit as a share of revenue, (revenue - cost) / revenue.
 *
 * @param {range} revenue What the client paid: one cell or a column.
 * @param {range} cost What it cost: one cell, or a column of the same length.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} One number for cells, a column for columns, without a header. Blank where a part is missing or is no number, and where the denominator is 0.
 * @customfunction
 */
function TIER_MARGIN(revenue, cost, options) {
  return tierSheetCall_("MARGIN", [revenue, cost, options]);
}

/**
 * Markup, the return on cost: profit as a share of cost, (revenue - cost) / cost.
 *
 * @param {range} revenue What the client paid: one cell or a column.
 * @param {range} cost What it cost: one cell, or a column of the same length.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} One number for cells, a column for columns, without a header. Blank where a part is missing or is no number, and where the denominator is 0.
 * @customfunction
 */
function TIER_MARKUP(revenue, cost, options) {
  return tierSheetCall_("MARKUP", [revenue, cost, options]);
}

/**
 * Gives the rows that a CRM imports by id: id, tier, date, reason; only the clients whose tier changed.
 *
 * @param {range} data One row per client, with a header row: an export of clients, or the result of METRICS.
 * @param {range} tiers The result of ASSIGN for the same rows, or a table with a client and a tier column.
 * @param {string|number} crm Optional. The name of the CRM's dialect: generic.
 * @param {range} previousTiers Optional. The tiers that the CRM holds now: a table with client and tier, or one column in the order of the data; by default the data's own tier column.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} The client's id under the data's own header, tier, date (the as-of date), reason.
 * @customfunction
 */
function TIER_IMPORT(data, tiers, crm, previousTiers, options) {
  return tierSheetCall_("IMPORT", [data, tiers, crm, previousTiers, options]);
}

/**
 * The version of TierSheet and the fingerprint of the rules that are compiled in.
 *
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Name and value: version, number of functions, fingerprint of the compiled-in rules.
 * @customfunction
 */
function TIER_VERSION(options) {
  return tierSheetCall_("VERSION", [options]);
}
