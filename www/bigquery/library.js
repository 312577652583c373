// TierSheet as functions of a database: one client, or a batch of them, judged by a rule table.
// A part of a classic script; `pkg-scripts/assemble.mjs` puts the engine and its first module as base64 text before it. The second module
// comes in files of its own, which a function names that needs it.
// The database offers the language itself and WebAssembly, and may run any number of copies of this side by side.

var tierSheetEngine = null;

function tierSheetBytes(text) {
  var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  var value = new Uint8Array(128);
  for (var at = 0; at < letters.length; at++) value[letters.charCodeAt(at)] = at;
  var end = text.length;
  while (text[end - 1] === "=") end--;
  var bytes = new Uint8Array(Math.floor((end * 3) / 4));
  for (var from = 0, to = 0; from < end; from += 4) {
    var bits = (value[text.charCodeAt(from)] << 18) | (value[text.charCodeAt(from + 1)] << 12) |
      ((from + 2 < end ? value[text.charCodeAt(from + 2)] : 0) << 6) | (from + 3 < end ? value[text.charCodeAt(from + 3)] : 0);
    bytes[to++] = bits >> 16;
    if (to < bytes.length) bytes[to++] = (bits >> 8) & 255;
    if (to < bytes.length) bytes[to++] = bits & 255;
  }
  return bytes;
}

function tierSheetCall(id, args) {
  if (tierSheetEngine === null) {
    var models = typeof TIERSHEET_MODELS === "undefined" ? undefined : function () { return tierSheetBytes(TIERSHEET_MODELS.join("")); };
    tierSheetEngine = TierSheet.load(tierSheetBytes(TIERSHEET_WASM), models);
  }
  return tierSheetEngine.call(id, args);
}

// A table of the database: rows as JSON objects, all with the keys of the first. A list inside of a row is a list of tags.
function tierSheetTable(rows) {
  var headers = Object.keys(rows[0] || {});
  var cell = function (value) {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.join("; ");
    return typeof value === "object" ? JSON.stringify(value) : value;
  };
  return [headers].concat(rows.map(function (row) {
    return headers.map(function (header) { return cell(row[header]); });
  }));
}

// Rules and options come as the JSON of a table: an array of rows, each an array of cells or an object by columns.
function tierSheetGrid(json) {
  if (json === null || json === undefined || json === "") return null;
  var rows = JSON.parse(json);
  if (!Array.isArray(rows)) return Object.keys(rows).map(function (name) { return [name, rows[name]]; });
  return rows.length > 0 && Array.isArray(rows[0]) ? rows : tierSheetTable(rows);
}

function tierSheetAlone(options) {
  return (tierSheetGrid(options) || []).concat([["alone", "yes"]]);
}

function tierSheetFailure(error) {
  var parts = [error.message, error.place, error.hint].filter(function (part) { return part; });
  return new Error("TierSheet: " + parts.join(" | "));
}

// The tiers of clients, in their order: {tier, reason, missing}. `clients` are JSON objects as texts.
function tierSheetTiers(clients, rules, options) {
  if (clients === null || clients.length === 0) return [];
  try {
    var data = tierSheetTable(clients.map(function (client) { return JSON.parse(client); }));
    return tierSheetCall("ASSIGN", [data, tierSheetGrid(rules), null, tierSheetAlone(options)]).slice(1).map(function (row) {
      return { tier: row[0] === "" ? null : row[0], reason: row[1], missing: row[2] === "" ? null : row[2] };
    });
  } catch (error) {
    throw tierSheetFailure(error);
  }
}

// Why one client has its tier: {rule, tier, field, condition, value, limit, holds} a line.
function tierSheetExplain(client, rules, options) {
  // Rules that one client cannot be judged by are refused there.
  tierSheetTiers([client], rules, options);
  try {
    var data = tierSheetTable([JSON.parse(client)]);
    // The client is the only one, so it is called by whatever stands in its first column.
    var named = data[1].find(function (cell) { return cell !== ""; });
    var lines = tierSheetCall("EXPLAIN", [data, tierSheetGrid(rules), named === undefined ? "*" : named, null, tierSheetGrid(options)]);
    return lines.slice(1).map(function (line) {
      return { rule: line[0], tier: line[1], field: line[2], condition: line[3], value: String(line[4]), limit: String(line[5]), holds: String(line[6]) };
    });
  } catch (error) {
    throw tierSheetFailure(error);
  }
}

// The rule table as JSON, its ranks turned into the limits that they come to among these clients.
function tierSheetCutoffs(clients, rules, options) {
  try {
    var data = tierSheetTable((clients || []).map(function (client) { return JSON.parse(client); }));
    return JSON.stringify(tierSheetCall("CUTOFFS", [data, tierSheetGrid(rules), tierSheetGrid(options)]));
  } catch (error) {
    throw tierSheetFailure(error);
  }
}

// The share of profit in revenue, or in cost; null where one is not known or nothing can be divided.
function tierSheetRatio(id, revenue, cost) {
  if (revenue === null || cost === null) return null;
  try {
    var found = tierSheetCall(id, [String(revenue), String(cost), [["decimal", "."]]]);
    var value = found[found.length - 1][0];
    return value === "" ? null : value;
  } catch (error) {
    throw tierSheetFailure(error);
  }
}
