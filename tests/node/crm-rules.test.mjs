// The checkers and the models of the CRMs, checked without the product: a good file passes and does what it should, each bad one does not.

import assert from "node:assert/strict";
import test from "node:test";
import { apply, changesBetween, exportAgain, storeOf } from "../crm/apply.mjs";
import { check } from "../crm/checkers/all.mjs";
import { exportOf } from "../crm/dialects.mjs";
import { updatesOf } from "../crm/rest.mjs";
import { csv } from "../crm/write/csv.mjs";
import { encode } from "../crm/write/encode.mjs";
import { xlsx } from "../crm/write/xlsx.mjs";

const TIERS = ["A", "B", "C", "D", "E"];

/** Per CRM: the export of clients, the header of the id, the tier's columns. */
const CASES = {
  hubspot: ["hubspot/companies", "Record ID", { tier: "Tier", date: "Tier date" }],
  salesforce: ["salesforce/accounts", "Id", { tier: "Tier__c", date: "Tier_date__c" }],
  pipedrive: ["pipedrive/organizations", "Organization - Pipedrive System ID", { tier: "Tier", date: "Tier date" }],
  zoho: ["zoho/accounts", "Record Id", { tier: "Tier", date: "Tier date" }],
  retailcrm: ["retailcrm/customers", "Внешний ID клиента", { tier: "Категория", date: "Дата категории" }],
  odoo: ["odoo/partners-updatable", "id", { tier: "x_tier", date: "x_tier_date" }],
  espocrm: ["espocrm/accounts", "id", { tier: "cTier", date: "cTierDate" }],
  suitecrm: ["suitecrm/accounts", "ID", { tier: "Tier", date: "Tier date" }],
};

const DAY = "2026-08-31";
const fileOf = (crm, rows, dialect = {}) => ({ name: "tiers.csv", bytes: encode(csv(rows, { separator: crm === "retailcrm" ? ";" : ",", ...dialect })) });

for (const [crm, [name, idHeader, columns]] of Object.entries(CASES)) {
  const made = exportOf(name);
  const [first, second, third] = made.truth.ids;
  const known = { ids: new Set(made.truth.ids), tiers: TIERS, entity: made.entity, columns };
  const headers = [idHeader, columns.tier, columns.date];
  const good = [headers, [first, "A", DAY], [second, "E", DAY]];
  const rulesOf = (rows, dialect) => check(crm, [fileOf(crm, rows, dialect)], known).map(({ rule }) => rule);

  test(`${crm}: a good file passes`, () => {
    assert.deepEqual(check(crm, [fileOf(crm, good)], known), []);
  });

  test(`${crm}: each bad file does not pass`, () => {
    const bad = {
      "an unknown id": [[headers, ["0123", "A", DAY]], "id"],
      "a damaged id": [[headers, ["4.87688E+15", "A", DAY]], "id"],
      "a blank tier": [[headers, [first, "", DAY]], "blank"],
      "a tier that is not in the list": [[headers, [first, "Z", DAY]], "tier"],
      "a tier in another case": [[headers, [first, "a", DAY]], "tier"],
      "a date that is not read": [[headers, [first, "A", "8/31/26"]], "date"],
      "an id twice": [[headers, [first, "A", DAY], [first, "B", DAY]], "repeated"],
      "a column that is not needed": [[[...headers, "Phone"], [first, "A", DAY, "1"]], "extra-column"],
      "no column with ids": [[["Client", columns.tier, columns.date], [first, "A", DAY]], "id-column"],
      "no column with tiers": [[[idHeader, columns.date], [first, DAY]], "tier-column"],
      "a header twice": [[[...headers, columns.tier], [first, "A", DAY, "A"]], "header"],
      "a formula": [[headers, [first, "=A", DAY]], "formula"],
      "a short row": [[headers, [first, "A"]], "width"],
      "a blank row": [[headers, ["", "", ""], [first, "A", DAY]], "blank"],
      "no rows": [[headers], "empty"],
    };
    for (const [words, [rows, rule]] of Object.entries(bad)) assert.ok(rulesOf(rows).includes(rule), `${words}: ${rulesOf(rows)}`);
    assert.ok(rulesOf(good, { separator: "~" }).includes("separator"));
    const spoilt = { name: "tiers.csv", bytes: encode(csv([...good, [third, "Клиент", DAY]]), "windows-1251") };
    assert.ok(check(crm, [spoilt], known).some(({ rule }) => rule === "encoding"));
    assert.ok(check(crm, [{ name: "tiers.docx", bytes: new Uint8Array() }], known).some(({ rule }) => rule === "kind"));
  });

  test(`${crm}: an import changes tiers and dates, and nothing else`, () => {
    const before = storeOf(made, { columns, options: TIERS });
    assert.deepEqual(exportAgain(before), made.bytes, "the store is that of the export");
    const after = apply(crm, before, [fileOf(crm, good)]);
    assert.deepEqual(after.errors, []);
    const { cells, created } = changesBetween(before, after);
    assert.deepEqual(created, []);
    assert.deepEqual(new Set(cells.map(({ id }) => id)), new Set([first, second]));
    for (const { header } of cells) assert.ok([before.headers[before.places.tier], "tier date"].includes(header), header);
    assert.equal(after.records.get(first)[after.places.tier], "A");
    assert.equal(after.records.get(second)[after.places.tier], "E");
  });
}

test("blanks clear or not as each CRM has it", () => {
  const clears = Object.fromEntries(
    Object.entries(CASES).map(([crm, [name, idHeader, columns]]) => {
      const made = exportOf(name);
      const before = storeOf(made, { columns, options: TIERS });
      const [id] = [...before.records].find(([, row]) => row[before.places.tier] !== "");
      const after = apply(crm, before, [fileOf(crm, [[idHeader, columns.tier], [id, ""]])]);
      return [crm, after.records.get(id)[after.places.tier] === ""];
    }),
  );
  assert.deepEqual(clears, { hubspot: false, salesforce: false, pipedrive: true, zoho: true, retailcrm: true, odoo: true, espocrm: false, suitecrm: true });
});

test("what is unknown is an error, is stored, or creates a record", () => {
  const outcome = (crm, id, tier) => {
    const [name, idHeader, columns] = CASES[crm];
    const made = exportOf(name);
    const before = storeOf(made, { columns, options: TIERS });
    const own = id ?? made.truth.ids[5];
    const after = apply(crm, before, [fileOf(crm, [[idHeader, columns.tier], [made.truth.ids[0], "C"], [own, tier]])]);
    const tierOf = (record) => after.records.get(record)?.[after.places.tier];
    return { errors: after.errors.length, created: after.created.length, tier: tierOf(own), first: tierOf(made.truth.ids[0]) };
  };
  assert.deepEqual(outcome("hubspot", "999", "A"), { errors: 1, created: 0, tier: undefined, first: "C" });
  assert.equal(outcome("hubspot", undefined, "VIP").errors, 1);
  assert.deepEqual(outcome("zoho", undefined, "VIP"), { errors: 0, created: 0, tier: "VIP", first: "C" });
  assert.deepEqual(outcome("suitecrm", undefined, "b"), { errors: 0, created: 0, tier: "B", first: "C" });
  assert.equal(outcome("suitecrm", "not-there", "B").created, 1);
  assert.equal(outcome("odoo", "base.main", "B").created, 1);
  const stopped = outcome("odoo", undefined, "VIP");
  assert.equal(stopped.errors, 1);
  assert.equal(stopped.first, exportOf("odoo/partners-updatable").truth.clients.values().next().value.tier ?? "", "Odoo imports all rows or none");
});

test("a workbook needs one sheet, ids as texts, and no formulas", () => {
  const made = exportOf("hubspot/companies");
  const known = { ids: new Set(made.truth.ids), tiers: TIERS, entity: "company", columns: { tier: "Tier" } };
  const [id] = made.truth.ids;
  const rules = (sheets) => check("hubspot", [{ name: "tiers.xlsx", bytes: xlsx(sheets) }], known).map(({ rule }) => rule);
  const rows = [["Record ID", "Tier"], [id, "A"]];
  assert.deepEqual(rules([{ name: "S", rows }]), []);
  assert.ok(rules([{ name: "S", rows }, { name: "T", rows: [] }]).includes("sheets"));
  assert.ok(rules([{ name: "S", rows: [rows[0], [{ number: id }, "A"]] }]).includes("id-type"));
});

test("Bitrix24 updates every company of a title, creates unknown ones, and clears by blanks", () => {
  const made = exportOf("bitrix24/companies");
  const columns = { tier: "Категория клиента" };
  const before = storeOf(made, { columns, options: TIERS });
  const file = (rows) => ({ name: "companies.csv", bytes: encode(csv(rows, { separator: ";", quote: "all" })) });
  const tiersOf = (store, title) => [...store.records.values()].filter((row) => row[store.places.name] === title).map((row) => row[store.places.tier]);
  const rows = [["Название компании", "Категория клиента", "Телефон"], ["Alfa", "B", ""], ["Никого", "C", ""]];
  const after = apply("bitrix24", before, [file(rows)]);
  assert.deepEqual(tiersOf(after, "Alfa"), ["B", "B"]);
  assert.equal(after.created.length, 1);
  assert.ok(changesBetween(before, after).cells.some(({ header, to }) => header === "Телефон" && to === ""));
  const merged = apply("bitrix24", before, [file(rows)], { mode: "merge" });
  assert.equal(changesBetween(before, merged).cells.filter(({ header }) => header === "Телефон").length, 0);
  assert.equal(apply("bitrix24", before, [file(rows)], { mode: "allow" }).created.length, 2);
});

const lines = (...requests) => ({ name: "requests.jsonl", bytes: encode(requests.map((request) => `${JSON.stringify(request)}\n`).join("")) });

test("REST requests of Bitrix24 and Kommo are read, checked and carried out", () => {
  const company = exportOf("bitrix24/companies");
  const [first, second] = company.truth.ids;
  const fields = { tier: "UF_CRM_TIER" };
  const known = { ids: new Set(company.truth.ids), tiers: TIERS, entity: "company", fields };
  const update = (id, tier) => ({ method: "crm.company.update", params: { id: Number(id), fields: { UF_CRM_TIER: tier } } });
  const batch = { method: "batch", params: { halt: 0, cmd: { a: `crm.company.update?id=${second}&fields[UF_CRM_TIER]=B` } } };
  assert.deepEqual(check("bitrix24", [lines(update(first, "A"), batch)], known), []);
  const before = storeOf(company, { columns: fields, options: TIERS });
  const after = apply("bitrix24", before, [lines(update(first, "A"), batch)]);
  assert.deepEqual([after.errors, after.records.get(first)[after.places.tier], after.records.get(second)[after.places.tier]], [[], "A", "B"]);
  const rules = (request) => check("bitrix24", [lines(request)], known).map(({ rule }) => rule);
  assert.ok(rules(update("1", "A")).includes("id"));
  assert.ok(rules(update(first, "Z")).includes("tier"));
  assert.ok(rules({ method: "crm.company.add", params: { fields: { TITLE: "x" } } }).includes("request"));
  assert.ok(rules({ method: "crm.company.update", params: { id: Number(first), fields: { UF_CRM_TIER: "A", TITLE: "x" } } }).includes("extra-column"));
  assert.ok(rules({ method: "crm.deal.update", params: { id: Number(first), fields: { UF_CRM_TIER: "A" } } }).includes("entity"));
  const cmd = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`a${at}`, `crm.company.update?id=${first}&fields[UF_CRM_TIER]=B`]));
  assert.ok(rules({ method: "batch", params: { cmd } }).includes("request"));

  const contacts = exportOf("kommo/contacts");
  const [person] = contacts.truth.ids;
  const recordOf = (id, value) => ({ id: Number(id), custom_fields_values: [{ field_id: 700001, values: [{ value }] }] });
  const patch = (id, value) => ({ method: "PATCH", path: "/api/v4/contacts", body: [recordOf(id, value)] });
  const own = { ids: new Set(contacts.truth.ids), tiers: TIERS, entity: "contact", fields: { tier: 700001 } };
  assert.deepEqual(check("kommo", [lines(patch(person, "A"))], own), []);
  assert.ok(check("kommo", [lines(patch("1", "A"))], own).some(({ rule }) => rule === "id"));
  assert.ok(check("kommo", [{ name: "tiers.csv", bytes: encode("ID,Tier\n1,A\n") }], own).some(({ rule }) => rule === "kind"));
  const kommo = storeOf(contacts, { columns: { tier: 700001 }, options: TIERS });
  assert.equal(apply("kommo", kommo, [lines(patch(person, "D"))]).records.get(person)[kommo.places.tier], "D");
  assert.throws(() => updatesOf("kommo", encode("{}\n")), /line 1/);
});
