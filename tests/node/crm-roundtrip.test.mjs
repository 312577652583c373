// Export, tiers, import by each CRM's own rules, export again: only the tier's fields have changed.

import assert from "node:assert/strict";
import test from "node:test";
import { apply, changesBetween, exportAgain, storeOf } from "../crm/apply.mjs";
import { exportOf } from "../crm/dialects.mjs";
import { engine, files, metricsOf, optionsWith, read, textOf } from "../crm/product.mjs";
import { TARGETS, TIERS, changedOf, importOptions, newTiers, rangeOf, sendSettings, tiersNow } from "../crm/targets.mjs";

const RULES = [["tier", "revenue"], ["A", "top 20%"], ["B", ">=1000000"], ["C", ">=1"], ["E", "<0"], ["D", ""]];
const SHOWN = { lang: "en", dates: "iso" };

/** The import files for new tiers: the store after the import, and how many rows were sent. */
function imported(crm, made, importRows) {
  const before = storeOf(made, { columns: TARGETS[crm].columns, options: TIERS });
  const sent = files.send(crm, importRows, sendSettings(crm), "en");
  return { before, after: apply(crm, before, sent.files), sent };
}

function importRows(crm, made, tiers) {
  const file = read(made);
  const options = optionsWith(file.report.options, [["as of", "2026-08-31"], ...importOptions(crm)]);
  return engine.columns("IMPORT", [file.table, rangeOf(tiers), crm, rangeOf(tiersNow(made)), options], SHOWN).rows();
}

/** Nothing but the tier's fields of these clients differs, and they have these tiers. */
function assertOnlyTiers({ before, after }, expected) {
  assert.deepEqual(after.errors, []);
  const { cells, created } = changesBetween(before, after);
  assert.deepEqual(created, [], "no record is created");
  const tierHeader = before.headers[before.places.tier];
  for (const { id, header } of cells) assert.ok([tierHeader, "tier date"].includes(header), `${header} of ${id}`);
  const changed = new Map(cells.filter(({ header }) => header === tierHeader).map(({ id, to }) => [id, to]));
  const sorted = (tiers) => [...tiers].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(changed), sorted(expected));
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

/** Who is in the best fifth by the truth, ties included, of those whose revenue is known. */
function bestFifth(truth, ids) {
  const known = ids.map((id) => [id, truth.clients.get(id)?.revenue ?? null]).filter(([, revenue]) => revenue !== null);
  const sums = known.map(([, revenue]) => revenue).sort((a, b) => (a > b ? -1 : 1));
  const least = sums[Math.ceil(sums.length / 5) - 1];
  return new Set(known.filter(([, revenue]) => revenue >= least).map(([id]) => id));
}

for (const [crm, { clients, deals }] of Object.entries(TARGETS)) {
  if (!deals) continue;
  test(`${crm}: deals and clients to tiers and back`, () => {
    const [made, sold] = [exportOf(clients), exportOf(deals)];
    const [clientFile, dealFile] = [read(made), read(sold)];
    const data = metricsOf(dealFile, { clients: clientFile.table, own: sold.truth.options }).rows();
    const assigned = engine.columns("ASSIGN", [data, RULES, null, [["as of", "2026-08-31"]]], SHOWN).rows();
    assert.equal(assigned.length, data.length);
    const tiers = new Map(data.slice(1).map((row, at) => [textOf(row[0]), textOf(assigned[at + 1][assigned[0].indexOf("tier")])]));
    assert.deepEqual(new Set([...tiers.keys()]), new Set(made.truth.ids), "every client once, by its id");

    const best = bestFifth(sold.truth, made.truth.ids);
    assert.deepEqual(new Set([...tiers].filter(([, tier]) => tier === "A").map(([id]) => id)), best);

    const options = [["as of", "2026-08-31"], ...importOptions(crm)];
    const rows = engine.columns("IMPORT", [data, assigned, crm, rangeOf(tiersNow(made)), options], SHOWN).rows();
    const sent = new Map([...changedOf(made, tiers)].filter(([, tier]) => tier !== ""));
    assertOnlyTiers(imported(crm, made, rows), sent);
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
