// Import files made by the built product, checked by each CRM's own rules.

import assert from "node:assert/strict";
import test from "node:test";
import { apply, changesBetween, storeOf } from "../crm/apply.mjs";
import { check } from "../crm/checkers/all.mjs";
import { exportOf } from "../crm/dialects.mjs";
import { codesOf, engine, files, optionsWith, read, textOf } from "../crm/product.mjs";
import { TARGETS, TIERS, changedOf, importOptions, knownOf, newTiers, rangeOf, sendSettings, tiersNow } from "../crm/targets.mjs";
import { TRAPS } from "../crm/traps.mjs";
import { parseCsv } from "../crm/write/csv.mjs";

const AS_OF = ["as of", "2026-08-31"];

/** The rows of IMPORT for the clients of an export. */
function importOf(crm, made, tiers, own = []) {
  const file = read(made);
  const options = optionsWith(file.report.options, [AS_OF, ...importOptions(crm), ...own]);
  return engine.columns("IMPORT", [file.table, rangeOf(tiers), crm, rangeOf(tiersNow(made)), options], { lang: "en", dates: "iso" });
}

const tables = (sent) => sent.files.filter(({ name }) => /\.(csv|txt)$/.test(name));
const bodyOf = ({ bytes }, separator) => parseCsv(new TextDecoder().decode(bytes), separator).slice(1);

for (const [crm, { clients, byRequests }] of Object.entries(TARGETS)) {
  const made = exportOf(clients);
  const wanted = newTiers(made);
  const changed = changedOf(made, wanted);

  test(`${crm}: the files keep every rule of its import`, () => {
    const rows = importOf(crm, made, wanted).rows();
    assert.equal(rows.length - 1, changed.size, "changed rows and no others");
    const sent = files.send(crm, rows, sendSettings(crm), "en");
    assert.ok(sent.files.length > 0);
    assert.deepEqual(check(crm, sent.files, knownOf(crm, made)), []);
    assert.equal(sent.sent, changed.size);
    assert.equal(sent.notSent.length, 0);
    assert.ok(sent.steps.length > 0 && sent.steps.every((step) => textOf(step).length > 10), "steps to take");
  });

  test(`${crm}: the same rows give the same bytes`, () => {
    const rows = importOf(crm, made, wanted).rows();
    const [first, second] = [0, 1].map(() => files.send(crm, rows, sendSettings(crm), "en").files);
    assert.deepEqual(first, second);
  });

  test(`${crm}: a tier that the list is not known to have is not sent, and is listed`, () => {
    const [id] = changed.keys();
    const result = importOf(crm, made, new Map([...wanted, [id, "VIP"]]));
    const rows = result.rows();
    assert.equal(rows.length - 1, changed.size - 1);
    assert.ok(result.notes.some(({ message }) => message.includes("VIP")), "IMPORT says so");
    // Rows that come from elsewhere meet the same rule again.
    const forced = [rows[0], ...rows.slice(1), [id, "VIP", ...rows[1].slice(2)]];
    const sent = files.send(crm, forced, sendSettings(crm), "en");
    assert.deepEqual(check(crm, sent.files, knownOf(crm, made)), []);
    assert.equal(sent.notSent.length - 1, 1);
    assert.ok(JSON.stringify(sent.notSent).includes(id));
  });

  test(`${crm}: blank tiers, repeated, damaged and dangerous ids are not sent`, () => {
    const rows = importOf(crm, made, wanted).rows();
    const [, first, second] = rows;
    const like = (id, tier = "A") => [id, tier, ...first.slice(2)];
    const bad = [like(second[0], ""), like("=1+1"), like("4.87688E+15"), like("@x"), like("1;2"), like("")];
    const sent = files.send(crm, [rows[0], first, ...bad], sendSettings(crm), "en");
    assert.deepEqual(check(crm, sent.files, knownOf(crm, made)), []);
    assert.equal(sent.sent, 1);
    assert.equal(sent.notSent.length - 1, bad.length);
  });

  if (byRequests) {
    test(`${crm}: that a file cannot update by id is said before`, () => {
      const result = importOf(crm, made, wanted);
      const sent = files.send(crm, result.rows(), sendSettings(crm), "en");
      assert.ok(codesOf([...result.notes, ...sent.notes]).includes("NO_UPDATE_BY_ID"));
      assert.ok(sent.files.some(({ name }) => name.endsWith(".jsonl")), "requests for its REST interface");
      assert.ok(sent.files.some(({ name }) => name.endsWith(".mjs")), "a program that sends them");
    });
  }
}

/** So many rows for a CRM, as IMPORT would give them. */
const manyRows = (count, idHeader, { tier, date }, idOf) => [[idHeader, tier, date], ...Array.from({ length: count }, (_, at) => [idOf(at), "ABCDE"[at % 5], "2026-08-31"])];

test("files are split to what a CRM takes at once, and none of the rows is lost", () => {
  const cases = [
    ["zoho", 2_500, 1_000, "Record Id", (at) => String(4_876_876_000_000_001n + BigInt(at) * 7n), [["edition", "free"]]],
    ["pipedrive", 120_000, 50_000, "Organization - Pipedrive System ID", (at) => String(at + 1), []],
  ];
  for (const [crm, count, limit, header, idOf, settings] of cases) {
    const { columns } = TARGETS[crm];
    const sent = files.send(crm, manyRows(count, header, columns, idOf), [...sendSettings(crm), ...settings], "en");
    const bodies = tables(sent).map((file) => bodyOf(file, ","));
    assert.equal(bodies.length, Math.ceil(count / limit), crm);
    for (const body of bodies) assert.ok(body.length <= limit, `${crm}: ${body.length} rows`);
    assert.deepEqual(bodies.flat().map(([id]) => id), Array.from({ length: count }, (_, at) => idOf(at)));
    assert.equal(new Set(sent.files.map(({ name }) => name)).size, sent.files.length, "each file has a name of its own");
  }
});

test("Salesforce ids that differ by case are two records", () => {
  const made = exportOf("salesforce/accounts");
  const ids = made.truth.ids.filter((id) => id.toLowerCase().startsWith("0015g00000casex"));
  assert.equal(ids.length, 2);
  const rows = importOf("salesforce", made, new Map(ids.map((id) => [id, "A"])), [["changed", "no"]]).rows();
  const sent = files.send("salesforce", rows, sendSettings("salesforce"), "en");
  assert.deepEqual(bodyOf(tables(sent)[0], ",").map(([id]) => id).sort(), [...ids].sort());
});

test("Salesforce ids of 15 characters, as reports have them, find their records", () => {
  const made = exportOf("salesforce/accounts");
  const { columns } = TARGETS.salesforce;
  const rows = [["Id", columns.tier, columns.date], ...made.truth.ids.map((id) => [id.slice(0, 15), "A", "2026-08-31"])];
  const sent = files.send("salesforce", rows, sendSettings("salesforce"), "en");
  assert.deepEqual(sent.notSent, []);
  assert.deepEqual(check("salesforce", sent.files, knownOf("salesforce", made)), []);
  assert.equal(bodyOf(tables(sent)[0], ",").length, made.truth.ids.length);
});

test("the file for the duplicate control of Bitrix24 names companies by title, and the risk is told", () => {
  const made = exportOf("bitrix24/companies");
  const file = read(made);
  const titles = new Set(file.table.rows().slice(1).map((row) => row[1]));
  const once = made.truth.ids.filter((id) => !["Alfa"].includes(made.truth.clients.get(id).name));
  const { columns } = TARGETS.bitrix24;
  const rows = [["ID", "Категория", "Дата категории", "Название компании"], ...once.map((id) => [id, "A", "2026-08-31", made.truth.clients.get(id).name])];
  const settings = [...sendSettings("bitrix24"), ["duplicate control", "yes"], ["name column", "Название компании"]];
  const sent = files.send("bitrix24", rows, settings, "en");
  const table = tables(sent);
  assert.equal(table.length, 1);
  const [headers] = parseCsv(new TextDecoder().decode(table[0].bytes), ";");
  assert.ok(!headers.includes("ID"), "the column ID is skipped there");
  const tier = headers.find((header) => header === columns.tier || /tier|категори/i.test(header));
  const known = { ...knownOf("bitrix24", made), titles, columns: { tier, date: headers.find((header) => /date|дата/i.test(header)) } };
  // A title like a formula is a text of people that the record is found by, so the rule for machine cells is not asked here.
  assert.deepEqual(check("bitrix24", table, known).filter(({ rule }) => rule !== "formula"), []);
  const before = storeOf(made, { columns: { tier }, options: TIERS });
  const { cells, created } = changesBetween(before, apply("bitrix24", before, table));
  assert.deepEqual(created, []);
  assert.deepEqual([...new Set(cells.map(({ header }) => header))], [before.headers[before.places.tier]]);
  const [risk] = sent.notes.filter(({ code }) => code === "DUPLICATE_CONTROL");
  assert.match(risk.message, new RegExp(`rows: ${once.length}\\b.*every record with that name is changed`));
});

test("the number of the rule may go with the tier, and the text of people does not", () => {
  const made = exportOf("hubspot/companies");
  const reasons = [["id", "tier", "reason"], ...made.truth.ids.map((id) => [id, "A", 'rule 2 "=HYPERLINK(1)": profit top 20%'])];
  const file = read(made);
  const own = [AS_OF, ...importOptions("hubspot").filter(([name]) => name !== "reason"), ["changed", "no"]];
  const result = engine.columns("IMPORT", [file.table, reasons, "hubspot", null, optionsWith(file.report.options, own)], { lang: "en", dates: "iso" });
  const settings = sendSettings("hubspot").filter(([name]) => name !== "reason");
  const sent = files.send("hubspot", result.rows(), settings, "en");
  const known = { ...knownOf("hubspot", made), columns: { ...TARGETS.hubspot.columns, reason: "Tier reason" } };
  assert.deepEqual(check("hubspot", sent.files, known), []);
  assert.doesNotMatch(new TextDecoder().decode(sent.files[0].bytes), /HYPERLINK/);
});

// HubSpot and Salesforce refuse a row whose id or value they do not know; what the others do is theirs, and tested with their stores.
for (const { trap, must, spoil, expect } of TRAPS) {
  for (const crm of spoil ? ["hubspot", "salesforce", "bitrix24"] : []) {
    test(`trap in ${crm}: ${trap}: ${must}`, () => {
      const made = exportOf(TARGETS[crm].clients);
      const [first, ...others] = importOf(crm, made, newTiers(made)).rows();
      const id = textOf(others[3][0]);
      const { rows, gone } = spoil([first, ...others], [id]);
      const before = storeOf(made, { columns: TARGETS[crm].columns, options: TIERS });
      if (gone !== undefined) before.records.delete(gone);
      const sent = files.send(crm, rows, sendSettings(crm), "en");
      expect(sent, { rows, before, after: apply(crm, before, sent.files), id });
    });
  }
}
