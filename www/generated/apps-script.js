// Written by ./pkg-scripts/generate from the records in src/functions; changes here are lost.

/**
 * Gives a rule table to start from: classic, extended, pareto, rfm, abc-xyz, strategic, or own for the compiled-in one; plan gives a plan table for PLAN.
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
 * Gives the rule table with every rank, such as top 20%, turned into the limit that it comes to in this data: new clients are then judged by the same limits, one by one.
 *
 * @param {range} data One row per client, with a header row: an export of clients, or the result of METRICS.
 * @param {range} rules Optional. The rule table with its header row, or the name of a template; the compiled-in rules if left out.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} A rule table for ASSIGN. On the same data it gives the same tiers; a limit that is a quotient is cut at 15 digits, so that the client on it stays in.
 * @customfunction
 */
function TIER_CUTOFFS(data, rules, options) {
  return tierSheetCall_("CUTOFFS", [data, rules, options]);
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
 * @param {range} rates Optional. Columns currency and rate, and if known the day from which it holds: amounts of other currencies are converted.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client, in the order in which they are met: id, name, revenue, cost, profit, margin, markup, orders, average, first, last, recency, tenure, trend, months active, then attributes.
 * @customfunction
 */
function TIER_METRICS(deals, clients, rates, options) {
  return tierSheetCall_("METRICS", [deals, clients, rates, options]);
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
 * @param {string|number} crm Optional. The CRM: HubSpot, Salesforce, Pipedrive, Zoho, Bitrix24, Kommo (amoCRM), RetailCRM, Odoo, EspoCRM, SuiteCRM; generic if left out.
 * @param {range} previousTiers Optional. The tiers that the CRM holds now: a table with client and tier, or one column in the order of the data; by default the data's own tier column.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} The id, tier, date (the as-of date) and reason under the headers that the CRM takes; for generic the id under the data's own header.
 * @customfunction
 */
function TIER_IMPORT(data, tiers, crm, previousTiers, options) {
  return tierSheetCall_("IMPORT", [data, tiers, crm, previousTiers, options]);
}

/**
 * Says who is in the top: so many clients, a share of the clients, or as many as bring a share of the total.
 *
 * @param {range} clients One row per client, with a header row: an export, the result of METRICS, or only the column of clients.
 * @param {range} values Optional. What to judge by: the header of a column of the clients, a metric such as margin, or a column of the same rows with its header; by default profit, else revenue.
 * @param {string|number} amount Optional. A share such as 20% or 0.2, a number of clients such as 10, or in words: "80% of total", "bottom 10"; 20% if left out.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per row, in its order: in the top (TRUE or FALSE), rank, share of the sum of positive values, and the share of all down to this place, equal clients included. Blank without a value. A value below zero has no share; averages and shares add up to nothing and have none either.
 * @customfunction
 */
function TIER_TOP(clients, values, amount, options) {
  return tierSheetCall_("TOP", [clients, values, amount, options]);
}

/**
 * Sorts clients into classes A, B, C by their share of the total: A brings the first 80 %, B the next 15 %, C the rest.
 *
 * @param {range} clients One row per client, with a header row: an export, the result of METRICS, or only the column of clients.
 * @param {range} values Optional. What to judge by: the header of a column of the clients, a metric such as margin, or a column of the same rows with its header; by default profit, else revenue.
 * @param {range} cuts Optional. Where classes end, as ascending shares such as "80%; 95%" or a range of them; by default 80% and 95% of the total, or 20% and 50% of the clients.
 * @param {string|number} by Optional. "share" of the total, the default, or "count" of clients.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per row, in its order: class, share of the sum of positive values, and the share of all down to this place. Equal clients are in one class. By share, the client that crosses a cut still belongs to the better class; by count, a class ends after k = share × n of the clients with a positive value, rounded up. Blank without a value.
 * @customfunction
 */
function TIER_ABC(clients, values, cuts, by, options) {
  return tierSheetCall_("ABC", [clients, values, cuts, by, options]);
}

/**
 * Tells steady clients from those who buy by fits and starts, by the coefficient of variation of their sums per period.
 *
 * @param {range} series One row per payment with client, day and money; or one row per client with a column per period.
 * @param {string|number} period Optional. day, week, month, quarter, year, or several of them such as "6 months"; month if left out. Of a column per period: how many columns make one period, 1 if left out.
 * @param {range} cuts Optional. Two limits of the coefficient, up to which it is X and up to which it is Y; 10% and 25% if left out.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client: number of periods, mean, standard deviation, coefficient of variation = deviation / mean, class, and why there is none. A coefficient equal to a limit has the better class. A mean of 0 or below has no class.
 * @customfunction
 */
function TIER_XYZ(series, period, cuts, options) {
  return tierSheetCall_("XYZ", [series, period, cuts, options]);
}

/**
 * Scores every client by recency, frequency and money, and names the segment by rules that can be edited.
 *
 * @param {range} payments One row per payment, deal or order line, with a header row; or one row per client with recency, orders and revenue, such as the result of METRICS.
 * @param {range} bins Optional. How many scores, 5 if left out; or own cut points: columns recency, frequency and monetary with a cut point per row.
 * @param {range} rules Optional. The rule table of the segments over the columns of the result, or the name of a template; rfm if left out.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client, in the order in which they are met: recency in days, frequency, monetary, the three scores (the best client has the highest), the code RFM, segment and reason. Cut points are values of the data: the i-th is the i-th quantile by count, without interpolation.
 * @customfunction
 */
function TIER_RFM(payments, bins, rules, options) {
  return tierSheetCall_("RFM", [payments, bins, rules, options]);
}

/**
 * VIPs month by month: whoever was among the best 20% of those who paid in some month of the half-year; then the good ones, with the fallen VIPs; then the rest. Beside it, whom the whole period would have found.
 *
 * @param {range} payments One row per payment, deal or order line, with a header row: the client, the day, the money, and if known the stage and the order.
 * @param {string|number} share Optional. The share of those who paid in a month that is in its list, such as 20%, the default.
 * @param {string|number} months Optional. How many calendar months the window has, up to the one of the as-of date; 6 by default.
 * @param {string|number} measure Optional. What makes a client one of the best: "revenue" (the money paid; default), "number of payments", "units" or "profit".
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client, VIPs first, then the good ones, then the rest, each by the measure over the window: group, fallen (a VIP no longer), months in the list with first, last and all of them, months paid, the measure, the place by it, whether the whole period's list has the client, who is in one of the two lists only, and who came in, stayed or dropped out since the previous window. Of each month the clients count whose measure is above 0; k = 20% of them, rounded up, at least one; everyone equal to the k-th is in. The good are k of the other clients whose measure over the window is above 0, and the fallen VIPs. Amounts below 0, such as refunds, lower the client's sum; a payment is an order with an amount above 0, in the month of its first line.
 * @customfunction
 */
function TIER_VIPS(payments, share, months, measure, options) {
  return tierSheetCall_("VIPS", [payments, share, months, measure, options]);
}

/**
 * Compares two lists of clients: how many are in both and in only one, as shares of either list, and who they are.
 *
 * @param {range} first A list with a header row that names clients: a table with an id or a name, or one column.
 * @param {range} second A list with a header row that names clients: a table with an id or a name, or one column.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Six lines (both, only first, only second, first, second, either) with the number of clients and its share of the first list, of the second, and of all clients of either; beside them the three lists. Clients are compared by id where both lists have one, else by name, letter by letter without spaces around; one that stands in a list more than once counts once.
 * @customfunction
 */
function TIER_OVERLAP(first, second, options) {
  return tierSheetCall_("OVERLAP", [first, second, options]);
}

/**
 * An alarm for large clients who buy more while their margin falls; and the reverse list: little income, much attention.
 *
 * @param {range} deals One row per deal, payment or order line, with a header row: the client, the day, revenue and cost or profit, and if known complaints, hours, discount.
 * @param {range} clients Optional. One row per client with the attention that the client takes: complaints, hours, calls and the like.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client found: the list, volume and margin in the first and the second half of the window, the profit forgone by the fall of the margin, income, each sort of attention, and in which of them the client is among the most. Squeezers first, the most profit forgone first; then the others, by number of sorts, then least income. Attention of deals is added up, a discount is averaged; that of the table of clients is taken as it is.
 * @customfunction
 */
function TIER_SQUEEZE(deals, clients, options) {
  return tierSheetCall_("SQUEEZE", [deals, clients, options]);
}

/**
 * Who moved between two reviews, from which tier to which, and why: the client's data, other clients, the rules, an override, or missing data.
 *
 * @param {range} before The earlier list, one row per client, with a header row: client and tier, or the data that the rules need.
 * @param {range} after The later list, of the same kind.
 * @param {range} rulesBefore Optional. The rule table of that time, or the name of a template; if left out, the rules after.
 * @param {range} rulesAfter Optional. The rule table of now; if left out, the rules before. Without any rules the lists' own tiers are compared.
 * @param {range} overridesBefore Optional. Tiers that a leader set: client, tier, who, why, until.
 * @param {range} overridesAfter Optional. Tiers that a leader set: client, tier, who, why, until.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client, the later list in its order, then those who left: client, from, to, move (up, down, same, new, lost; changed where a side has no tier or the order is not known), cause, details. The cause is the fewest changes, out of the client's data, other clients, the rules and an override, that turn the earlier tier into the later one when the rules are asked again; "or" stands between changes of which each suffices, "+" between those that only together do. Missing data means that the deciding field is unknown on one side.
 * @customfunction
 */
function TIER_MOVES(before, after, rulesBefore, rulesAfter, overridesBefore, overridesAfter, options) {
  return tierSheetCall_("MOVES", [before, after, rulesBefore, rulesAfter, overridesBefore, overridesAfter, options]);
}

/**
 * Counts who went from which tier to which between two lists, with new and lost clients as states: the transition matrix.
 *
 * @param {range} before The earlier list, one row per client, with a header row: client and tier, or the data that the rules need.
 * @param {range} after Optional. The later list. If left out, the first argument is a result of MOVES, or any table with columns from and to.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} A row per tier of the earlier list, best first, then new clients and the total; a column per tier of the later list, then lost clients and the total: counts, then shares of the row. Totals of rows are the clients of the earlier list, totals of columns those of the later one; each client counts once.
 * @customfunction
 */
function TIER_MIGRATION(before, after, options) {
  return tierSheetCall_("MIGRATION", [before, after, options]);
}

/**
 * Who is due for a review of the tier, who is overdue and who was never reviewed; and overrides that have run out or that the rules now agree with.
 *
 * @param {range} history The reviews so far, with a header row: a row per client and review (client, date, tier, and if known who and until for tiers set by hand), or a row per client and a column per date or period.
 * @param {range} interval Optional. The time between reviews: months as a number, 3 months, 90 days, quarterly (default); "A=1; B=3; *=6"; or a table with columns tier and review interval, such as a plan.
 * @param {range} clients Optional. All clients of now, with their tiers if known, such as the data with the result of ASSIGN beside it: who was never reviewed, and whom the rules now agree on.
 * @param {range} overrides Optional. Tiers that a leader set: client, tier, who, why, until.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per client: tier, last review, number of reviews, interval, next review, days left (negative when it is over), status (never, overdue, due, not yet, not wanted), the tier set by hand, by whom, until when, and whether that is in force, expired, or agrees with the rules. Months are counted by the calendar, to the last day of a shorter month.
 * @customfunction
 */
function TIER_REVIEW(history, interval, clients, overrides, options) {
  return tierSheetCall_("REVIEW", [history, interval, clients, overrides, options]);
}

/**
 * Keeps clients on the border from flipping: a rise counts at once, a fall after two reviews in a row or past a margin.
 *
 * @param {range} history The reviews so far, with a header row: a row per client and review (client, date, tier, and if known who and until for tiers set by hand), or a row per client and a column per date or period.
 * @param {range} newTiers The tiers of the new review, one row per client: client and tier, such as the data with the result of ASSIGN beside it.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per row of the new tiers, in its order: client, the tier with damping, the tier without it, the tier in force before, how many reviews in a row have given a better or a worse tier than that, what was done. With "as of", the day of the new review, reviews of the history on that day or later are left out. Reviews without a tier neither count nor break a row.
 * @customfunction
 */
function TIER_DAMP(history, newTiers, options) {
  return tierSheetCall_("DAMP", [history, newTiers, options]);
}

/**
 * Adds this review to the history of tiers: a row per client with the date, the tier before and the tier after. Keep it in the sheet "TierSheet history".
 *
 * @param {range} tiers The tiers of this review, one row per client: client and tier, such as the data with the result of ASSIGN or DAMP beside it.
 * @param {range} history Optional. The history so far, in either form that REVIEW reads; left out for the first review.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} The history with its own columns, and below it this review: client, name if there is one, as-of date, tier before (of the latest review earlier than that date), tier after, reason and what else DAMP or overrides tell. Rows of the same client and date are replaced, and a note counts them. A history with a column per review comes back with a row per review.
 * @customfunction
 */
function TIER_HISTORY(tiers, history, options) {
  return tierSheetCall_("HISTORY", [tiers, history, options]);
}

/**
 * Retention and churn by month, quarter or year: of those who were clients when a period began, who still is when it ends; and for each cohort of newcomers, who is left later.
 *
 * @param {range} payments One row per payment, deal or order line, with a header row: the client, the day, the money, and if known the stage and the order.
 * @param {string|number} period Optional. "month" (default), "quarter", "year" or "week".
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per calendar period, then for all whole ones: the part that the data cover if it is not whole; S, clients at the start (those of the period before); retained; new; returned (clients once, but not at the start); E, clients at the end; not seen or, with a stated silence, lost; retention = (E - N) / S, where N is new and returned; churn = 1 - retention; the cohort, who paid for the first time; and the share of it that is a client so many periods later. A client pays in a period when the sum of his payments in it is above 0. The last line weighs every client alike; periods that the data cover only in part are not in it.
 * @customfunction
 */
function TIER_RETENTION(payments, period, options) {
  return tierSheetCall_("RETENTION", [payments, period, options]);
}

/**
 * R = N x V x L: splits the change of revenue between two periods into clients, value of an order and orders per client; where units are known, the value into units and price. The parts add up exactly.
 *
 * @param {range} before The earlier period: payments or order lines; or a row per client with revenue and orders, as METRICS gives; or one row with N, V and L.
 * @param {range} after The later period, in any of the same forms.
 * @param {string|number} method Optional. "shapley" (default), "lmdi" or "chain".
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per factor: before, after, change, the change as a share of before, the part of the change of revenue, and the share of that change. Then revenue, whose part is the sum of N, V and L. "of which" lines split V and are not added again. N: clients with an order above 0; V: revenue / orders; L: orders / clients. Revenue is net of refunds. A payment without an order's number is an order of its own. The parts are rounded to 9 decimals, or fewer where 15 digits are not enough, and what is left is in the largest part; of value's two parts, in that of the price.
 * @customfunction
 */
function TIER_RNVL(before, after, method, options) {
  return tierSheetCall_("RNVL", [before, after, method, options]);
}

/**
 * Ten clients and room for six: whom to decline? The best choice exactly, with one or several scarce resources.
 *
 * @param {range} clients One row per client, with a header row: an export, the result of METRICS, or only the column of clients.
 * @param {range} values Optional. What to judge by: the header of a column of the clients, a metric such as margin, or a column of the same rows with its header; by default profit, else revenue.
 * @param {range} load Optional. What a client needs: one or more headers of the clients ("hours; visits"), columns of the same rows with headers, or a number for everybody; one place each if left out.
 * @param {range} capacity Optional. How much there is: a number per resource in the order of the loads (6, or "160; 40"), or a table of resource and number. It must be given.
 * @param {range} must Optional. Who is decided beforehand: a column of clients to be kept, clients with ; between them, or a table of client and decision (keep or decline).
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per row, in its order: keep or decline, and why. Clients are taken whole. The choice is the best of all, or the reason and the findings say that this is not proved and by how much it could be better. Who is worth nothing or less is declined; who has a blank value, load or (where tiers count) tier is not judged and takes no room. Between clients that are alike in value, load and tier the earlier id is kept; the order of the rows decides nothing. The client who could be kept, or let go, at the least cost is marked as next.
 * @customfunction
 */
function TIER_CAPACITY(clients, values, load, capacity, must, options) {
  return tierSheetCall_("CAPACITY", [clients, values, load, capacity, must, options]);
}

/**
 * Gives each client what its tier gets by the plan: relationship, motive, cost, review, who answers; and says whether each tier's profit carries its cost.
 *
 * @param {range} tiers One row per client with its tier: the data beside which ASSIGN stands, or the result of ASSIGN.
 * @param {range} plan Optional. The plan table: tier, relationship, motive, cost per client, period, review, answerable; RULES("plan") gives one to start from, which is taken if left out.
 * @param {range} clients Optional. Where the profit is found if the first argument has none: a table with the same clients, or with the same rows.
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Per row, in its order: relationship, motive, cost and its period, review, who answers, and the client's profit less the cost for the time that the profit is of. Or per tier in the order of the plan, then tiers that it lacks, clients without a tier, and all: clients, cost per client, cost of the plan, clients with a profit, profit, cost as a share of it, what is left, carried or not. Blank is unknown: a blank cost or profit gives no verdict.
 * @customfunction
 */
function TIER_PLAN(tiers, plan, clients, options) {
  return tierSheetCall_("PLAN", [tiers, plan, clients, options]);
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
