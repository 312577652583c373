// Import files made by the built product, checked by each CRM's own rules.

import assert from "node:assert/strict";
import test from "node:test";
import { check } from "../crm/checkers/all.mjs";
import { exportOf } from "../crm/dialects.mjs";
import { codesOf, engine, files, optionsWith, read, textOf } from "../crm/product.mjs";
import { TARGETS, changedOf, importOptions, knownOf, newTiers, rangeOf, sendSettings, tiersNow } from "../crm/targets.mjs";
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
    assert.equal(Number(sent.sent?.length ?? sent.sent), changed.size);
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
    assert.equal(sent.notSent.length, 1);
    assert.ok(JSON.stringify(sent.notSent).includes(id));
  });

  test(`${crm}: blank tiers, repeated, damaged and dangerous ids are not sent`, () => {
    const rows = importOf(crm, made, wanted).rows();
    const [, first, second] = rows;
    const like = (id, tier = "A") => [id, tier, ...first.slice(2)];
    const bad = [like(second[0], ""), like("=1+1"), like("4.87688E+15"), like("@x"), like("1;2"), like("")];
    const sent = files.send(crm, [rows[0], first, ...bad], sendSettings(crm), "en");
    assert.deepEqual(check(crm, sent.files, knownOf(crm, made)), []);
    assert.equal(Number(sent.sent?.length ?? sent.sent), 1);
    assert.equal(sent.notSent.length, bad.length);
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
