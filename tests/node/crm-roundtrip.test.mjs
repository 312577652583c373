// Export, tiers, import by each CRM's own rules, export again: only the tier's fields have changed.

import assert from "node:assert/strict";
import test from "node:test";
import { apply, changesBetween, exportAgain, storeOf } from "../crm/apply.mjs";
import { exportOf } from "../crm/dialects.mjs";
import { engine, files, metricsOf, optionsWith, read, textOf } from "../crm/product.mjs";
import { TARGETS, TIERS, changedOf, importOptions, newTiers, rangeOf, sendSettings, tiersNow, toldApart } from "../crm/targets.mjs";

const RULES = [["tier", "revenue"], ["A", "top 20%"], ["B", ">=1000000"], ["C", ">=1"], ["E", "<0"], ["D", ""]];
const EARLIER = "rule 9";
const SHOWN = { lang: "en", dates: "iso" };

/** The import files for new tiers: the store after the import, and how many rows were sent. */
function imported(crm, made, importRows, reason = "none") {
  const before = storeOf(made, { columns: TARGETS[crm].columns, options: TIERS });
  // What an earlier review has left, so that a cell that clears it is seen.
  for (const record of before.records.values()) record[before.places.reason] = EARLIER;
  const sent = files.send(crm, importRows, sendSettings(crm, reason), "en");
  return { before, after: apply(crm, before, sent.files), sent };
}

/** IMPORT for new tiers, with the texts of their reasons where there are any. */
function importRows(crm, made, tiers, reasons = null) {
  const file = read(made);
  const options = optionsWith(file.report.options, [["as of", "2026-08-31"], ...importOptions(crm, reasons ? "rule" : "none")]);
  const range = reasons ? [["id", "tier", "reason"], ...[...tiers].map(([id, tier]) => [id, tier, reasons.get(id)])] : rangeOf(tiers);
  return engine.columns("IMPORT", [file.table, range, crm, rangeOf(tiersNow(made)), options], SHOWN).rows();
}

/** Nothing but the tier's fields of these clients differs, and they have these tiers, and these reasons where reasons are sent. `passes` leaves clients out. */
function assertOnlyTiers({ before, after }, expected, { reasons = new Map(), passes = () => true } = {}) {
  assert.deepEqual(after.errors, []);
  const { cells: all, created } = changesBetween(before, after);
  assert.deepEqual(created, [], "no record is created");
  const cells = all.filter(({ id }) => passes(id));
  const tierHeader = before.headers[before.places.tier];
  for (const { id, header } of cells) assert.ok([tierHeader, "tier date", "tier reason"].includes(header), `${header} of ${id}`);
  const changedIn = (name) => cells.filter(({ header }) => header === name).map(({ id, to }) => [id, to]);
  const sorted = (tiers) => [...tiers].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(changedIn(tierHeader)), sorted(expected));
  assert.deepEqual(sorted(changedIn("tier reason")), sorted(reasons), "reasons");
  assert.deepEqual(changedIn("tier date").map(([id]) => id).sort(), [...expected.keys()].sort(), "a date with every tier");
}

for (const [crm, { clients }] of Object.entries(TARGETS)) {
  test(`${crm}: only the tiers change, and a second round has nothing to send`, () => {
    const made = exportOf(clients);
    const wanted = newTiers(made);
    const round = imported(crm, made, importRows(crm, made, wanted));
    assertOnlyTiers(round, changedOf(made, wanted));

    const bytes = exportAgain(round.after);
    const again = { ...made, bytes, truth: { ...made.truth, clients: new Map([...made.truth.clients].map(([id, own]) => [id, { ...own, tier: wanted.get(id) }])) } };
    const [headers, ...rows] = read(again).table.rows();
    const [, ...old] = read(made).table.rows();
    assert.equal(rows.length, old.length);
    const tierAt = round.after.places.tier;
    const others = (row) => row.filter((_, at) => at !== tierAt);
    assert.deepEqual(rows.map(others), old.map(others));
    assert.deepEqual(rows.map((row) => textOf(row[tierAt])), [...wanted.values()], headers[tierAt]);
    assert.equal(importRows(crm, again, wanted).length, 1, "nothing is left to send");
  });
}

/** CRMs whose files carry the reason; requests do not. */
const TOLD = Object.keys(TARGETS).filter((crm) => TARGETS[crm].columns.reason !== undefined);
const ruleOf = (tier) => TIERS.indexOf(tier) + 1;

for (const crm of TOLD) {
  const made = exportOf(TARGETS[crm].clients);
  const wanted = newTiers(made);
  const changed = changedOf(made, wanted);
  const reasons = new Map([...wanted].map(([id, tier]) => [id, `rule ${ruleOf(tier)} "=best; <b>": revenue >= 1`]));
  const expected = new Map([...changed].map(([id, tier]) => [id, `rule ${ruleOf(tier)}`]));

  test(`${crm}: with a tier goes the number of its rule, and the reasons of the others stay`, () => {
    assertOnlyTiers(imported(crm, made, importRows(crm, made, wanted, reasons), "rule"), changed, { reasons: expected });
  });

  test(`${crm}: a tier without a reason leaves no blank cell, which would clear the field in some CRMs`, () => {
    const [lacking] = changed.keys();
    const rows = importRows(crm, made, wanted, new Map([...reasons, [lacking, ""]]));
    const round = imported(crm, made, rows, "rule");
    const rest = (pairs) => new Map([...pairs].filter(([id]) => id !== lacking));
    // Either the row is listed as not sent, or its reason is as it was; in both cases the others are imported.
    const held = round.sent.notSent.slice(1).map(([id]) => id);
    assertOnlyTiers(round, held.includes(lacking) ? rest(changed) : changed, { reasons: rest(expected) });
    // What ignores blanks may have some.
    const files = ["hubspot", "espocrm"].includes(crm) ? [] : round.sent.files;
    for (const file of files) assert.doesNotMatch(new TextDecoder().decode(file.bytes), /[,;](""|)\r?\n/, "a blank cell");
  });
}

test("the store of Odoo shows a blank reason as cleared, and that of HubSpot keeps what it had", () => {
  const cleared = Object.fromEntries(["odoo", "hubspot"].map((crm) => {
    const made = exportOf(TARGETS[crm].clients);
    const { columns } = TARGETS[crm];
    const before = storeOf(made, { columns, options: TIERS });
    const [id] = made.truth.ids;
    before.records.get(id)[before.places.reason] = EARLIER;
    const idHeader = crm === "odoo" ? "id" : "Record ID";
    const bytes = new TextEncoder().encode(`${idHeader},${columns.tier},${columns.reason}\n${id},A,\n`);
    return [crm, apply(crm, before, [{ name: "tiers.csv", bytes }]).records.get(id)[before.places.reason]];
  }));
  assert.deepEqual(cleared, { odoo: "", hubspot: EARLIER });
});

/** Who is in the best fifth by the truth, ties included, of those whose revenue is known. */
function bestFifth(truth, made, crm) {
  const keyOf = (id) => (TARGETS[crm].byName ? made.truth.clients.get(id).name : id);
  const known = [...truth.clients].filter(([, { revenue }]) => revenue !== null);
  const sums = known.map(([, { revenue }]) => revenue).sort((a, b) => (a > b ? -1 : 1));
  const least = sums[Math.ceil(sums.length / 5) - 1];
  const best = new Set(known.filter(([, { revenue }]) => revenue >= least).map(([key]) => key));
  return made.truth.ids.filter((id) => best.has(keyOf(id)));
}

for (const [crm, { clients, deals }] of Object.entries(TARGETS)) {
  test(`${crm}: deals and clients to tiers and back`, () => {
    const [made, sold] = [exportOf(clients), exportOf(deals)];
    const [clientFile, dealFile] = [read(made), read(sold)];
    const data = metricsOf(dealFile, { clients: clientFile.table, own: sold.truth.options }).rows();
    const assigned = engine.columns("ASSIGN", [data, RULES, null, [["as of", "2026-08-31"]]], SHOWN).rows();
    assert.equal(assigned.length, data.length);
    const tiers = new Map(data.slice(1).map((row, at) => [textOf(row[0]), textOf(assigned[at + 1][assigned[0].indexOf("tier")])]));
    const ids = toldApart(crm, made);
    const apart = (pairs) => new Map([...pairs].filter(([id]) => ids.includes(id)));
    assert.deepEqual([...apart(tiers).keys()].sort(), [...ids].sort(), "every client once, by its id");
    assert.deepEqual([...tiers.keys()].filter((id) => id !== "" && !made.truth.clients.has(id)), [], "and nobody else");

    const best = bestFifth(sold.truth, made, crm);
    assert.deepEqual([...apart(tiers)].filter(([, tier]) => tier === "A").map(([id]) => id).sort(), best.filter((id) => ids.includes(id)).sort());

    const options = [["as of", "2026-08-31"], ...importOptions(crm)];
    const rows = engine.columns("IMPORT", [data, assigned, crm, rangeOf(tiersNow(made)), options], SHOWN).rows();
    const sent = apart(new Map([...changedOf(made, tiers)].filter(([, tier]) => tier !== "")));
    assertOnlyTiers(imported(crm, made, rows), sent, { passes: (id) => ids.includes(id) });
  });
}

for (const [crm, { clients, deals, byName }] of Object.entries(TARGETS)) {
  if (!byName) continue;
  test(`${crm}: one of two clients of one name does not get the deals of both`, () => {
    const [made, sold] = [exportOf(clients), exportOf(deals)];
    const data = metricsOf(read(sold), { clients: read(made).table });
    const apart = toldApart(crm, made);
    const doubtful = made.truth.ids.filter((id) => !apart.includes(id));
    assert.equal(doubtful.length, 2);
    assert.ok(data.notes.some(({ code, message }) => code === "SHARED_NAMES" && message.includes("Alfa")), "it is told");
    assert.deepEqual(data.rows().slice(1).map(([id]) => textOf(id)).filter((id) => doubtful.includes(id)), []);
  });
}

test("a record that was deleted meanwhile is an error of its row, and the others are imported", () => {
  const made = exportOf("hubspot/companies");
  const wanted = newTiers(made);
  const rows = importRows("hubspot", made, wanted);
  const before = storeOf(made, { columns: TARGETS.hubspot.columns, options: TIERS });
  const [gone] = changedOf(made, wanted).keys();
  before.records.delete(gone);
  const after = apply("hubspot", before, files.send("hubspot", rows, sendSettings("hubspot"), "en").files);
  assert.deepEqual(after.errors.map(({ id }) => id), [gone]);
  assert.equal(changesBetween(before, after).cells.filter(({ header }) => header === "Tier").length, changedOf(made, wanted).size - 1);
});
