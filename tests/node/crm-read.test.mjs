// Every made-up export, read by the built product: the same clients, ids and sums to the last cent as in its truth.

import assert from "node:assert/strict";
import test from "node:test";
import { allExports, exportOf, nameOf } from "../crm/dialects.mjs";
import { company } from "../crm/company.mjs";
import { salesforce18 } from "../crm/ids.mjs";
import { assertClients, clientsOf, codesOf, engine, metricsOf, notesOf, read } from "../crm/product.mjs";
import { TRAPS } from "../crm/traps.mjs";
import { totalOf } from "../crm/truth.mjs";

const extensionOf = ({ fileName, truth }) => truth.format ?? { csv: "csv", txt: "csv", xlsx: "xlsx", ods: "ods", xls: "xls" }[fileName.split(".").at(-1)];
// Exports that tell clients by id and have no column with their names, or one in which names of several are joined.
// Ids of 15 characters are read as the 18 of the same record.
const longer = (clients) => new Map([...clients].map(([id, client]) => [id.length === 15 ? salesforce18(id) : id, client]));
const NAMELESS = new Set(["hubspot/deals", "salesforce/data-loader", "retailcrm/orders", "odoo/leads-updatable"]);
// What the CRM writes where there is no date; the reader leaves such a cell blank.
const LITERALS = new Set(["01.01.1970"]);

// Exports that show fewer signs of their CRM: the least certainty, and what the others stay below. All others: 80 and 10.
const CERTAIN = { "suitecrm/accounts": [65, 20] };

for (const made of allExports()) {
  test(`${nameOf(made)}: how the file is made is found out`, () => {
    const { report } = read(made);
    assert.equal(report.format, extensionOf(made));
    if (made.truth.encoding) assert.equal(report.encoding.toLowerCase(), made.truth.encoding.toLowerCase());
    if (made.truth.separator) assert.equal(report.separator, made.truth.separator);
    if (made.truth.sheets) {
      assert.deepEqual(report.sheets, made.truth.sheets);
      assert.equal(report.sheet, made.truth.sheet);
    }
    if (made.truth.columns) assert.equal(report.columns, made.truth.columns);
    if (made.truth.noted) assert.match(notesOf({ report }), made.truth.noted);
  });

  if (made.crm !== "generic") {
    test(`${nameOf(made)}: the CRM is recognised, with reasons`, () => {
      const { crm, others } = read(made).report;
      assert.deepEqual([crm.id, crm.entity], [made.crm, made.entity]);
      assert.ok(crm.reasons.length > 0 && crm.reasons.every((reason) => reason.length > 3));
      const [least, rest] = CERTAIN[nameOf(made)] ?? [80, 10];
      assert.ok(crm.confidence >= least && crm.confidence <= 100, `${crm.confidence} %, at least ${least} expected`);
      assert.deepEqual(others.filter(({ id, confidence }) => id !== crm.id && confidence >= rest), [], `others below ${rest} %`);
    });
  }

  if (made.crm === "generic") {
    test(`${nameOf(made)}: no CRM is named, and that is said`, () => {
      const { crm, notes } = read(made).report;
      assert.equal(crm.id, "generic");
      assert.equal(codesOf(notes).filter((code) => code === "CRM_UNSURE" || code === "CRM_UNKNOWN").length, 1);
      assert.ok(!codesOf(notes).includes("CRM_RECOGNISED"));
    });
  }

  if (made.truth.kept) {
    test(`${nameOf(made)}: notes, phones and numbers of taxes are kept letter for letter`, () => {
      const cells = new Set(read(made).table.rows().flat().filter((cell) => typeof cell === "string"));
      assert.deepEqual(made.truth.kept.filter((text) => !cells.has(text)), []);
      for (const text of made.truth.absent ?? []) assert.ok(!cells.has(text), `${text} is no data`);
    });
  }

  if (made.stored && !made.truth.damaged) {
    test(`${nameOf(made)}: every cell of every client is there`, () => {
      const [headers, ...rows] = read(made).table.rows();
      const [ownHeaders, ...ownRows] = made.stored;
      assert.equal(headers.length, ownHeaders.length);
      headers.forEach((header, at) => assert.ok(header.startsWith(ownHeaders[at]), header));
      const filled = rows.filter((row) => row.some((cell) => cell !== ""));
      const expected = ownRows.map((row) => row.map((cell) => (LITERALS.has(cell) ? "" : cell)));
      assert.deepEqual(filled.map((row) => row.map((cell) => (LITERALS.has(cell) ? "" : cell))), expected);
    });
  }

  if (made.entity === "deal") {
    const { key, clients, refused, settles, options = [], total } = made.truth;
    const names = key === "id" && !NAMELESS.has(nameOf(made));
    if (refused) {
      test(`${nameOf(made)}: nothing is added up before it is settled`, () => {
        assert.throws(() => metricsOf(read(made)), ({ code, problems }) => code === refused && problems.length > 0);
      });
    }
    if (!refused || settles) {
      test(`${nameOf(made)}: the same clients and sums to the last cent`, () => {
        const result = metricsOf(read(made), { own: [...options, ...(settles ?? [])] });
        const found = clientsOf(result, key);
        assertClients(found, made.crm === "salesforce" ? longer(clients) : clients, { names });
        assert.equal(totalOf(found), total);
        if (made.truth.withoutClient > 0) assert.ok(codesOf(result.notes).includes("ROWS_WITHOUT_CLIENT"), "deals without a client are told");
      });
    }
  }
}

test("several currencies are added up by a table of rates", () => {
  const made = exportOf("pipedrive/currencies");
  const found = clientsOf(metricsOf(read(made), { rates: made.truth.rates }), "id");
  assertClients(found, made.truth.converted, { names: true });
});

test("likely duplicates are suggested and never merged", () => {
  const result = metricsOf(read(exportOf("bitrix24/deals-ru")));
  const similar = result.notes.filter(({ code }) => code === "SIMILAR_CLIENTS").map(({ message }) => message).join("\n");
  assert.match(similar, /Ромашка/);
  assert.match(similar, /Київ/);
  const names = clientsOf(result, "name");
  for (const name of ["ООО «Ромашка»", "Ромашка, ООО", "Romashka LLC"]) assert.ok(names.has(name), name);
});

test("ids that differ only by case are two clients, and their longer forms are told", () => {
  const file = read(exportOf("salesforce/report"));
  const result = metricsOf(file);
  const ids = [...clientsOf(result, "id").keys()].filter((id) => id.toLowerCase().startsWith("0015g00000casex"));
  assert.deepEqual(ids.sort(), ["0015g00000CaSeX", "0015g00000CaSex"].map(salesforce18).sort());
  assert.equal(codesOf([...file.report.notes, ...result.notes]).filter((code) => code === "IDS_DIFFER_BY_CASE").length, 1);
  const [longer] = file.report.notes.filter(({ code }) => code === "IDS_LENGTHENED");
  assert.match(longer.message, /: 596,/);
});

test("a deal of several products is one order", () => {
  const lines = metricsOf(read(exportOf("bitrix24/deals-products")));
  const deals = metricsOf(read(exportOf("bitrix24/deals-ru")));
  assertClients(clientsOf(lines, "name"), clientsOf(deals, "name"), { names: false });
});

/** The notes of FIELDS, which a user sees first. */
const fieldNotes = ({ table }) => engine.columns("FIELDS", [table], { lang: "en", dates: "iso" }).notes;

/** IMPORT of one tier for every id that the file holds. */
function importOfAll(made) {
  const tiers = [["Record Id", "tier"], ...made.truth.ids.map((id) => [id, "A"])];
  return engine.columns("IMPORT", [read(made).table, tiers, "zoho", null, [["changed", "no"]]], { lang: "en", dates: "iso" });
}

for (const variant of ["accounts-saved-by-excel", "accounts-15-digits"]) {
  test(`zoho/${variant}: all damaged ids are counted`, () => {
    const made = exportOf(`zoho/${variant}`);
    const [own] = fieldNotes(read(made)).filter(({ code }) => code === "DAMAGED_IDS");
    assert.match(own.message, new RegExp(`^${made.truth.ids.length} ids in "Record Id"`));
    assert.match(own.place, /column A/);
  });
}

test("no row with an id that was shortened is sent", () => {
  const made = exportOf("zoho/accounts-saved-by-excel");
  const result = importOfAll(made);
  assert.equal(result.rows().length, 1, "only the header is left");
  const [own] = result.notes.filter(({ code }) => code === "ROWS_NOT_SENT");
  assert.match(own.message, new RegExp(`^${made.truth.ids.length} clients .* shortened by a spreadsheet`));
});

test("rows with ids whose last digits became zeros are not sent without a word", () => {
  const result = importOfAll(exportOf("zoho/accounts-15-digits"));
  const told = codesOf(result.notes).some((code) => code === "DAMAGED_IDS" || code === "ROWS_NOT_SENT");
  assert.ok(told, "neither held back nor noted");
});

test("what a user says of a file goes before what was found out", () => {
  const made = exportOf("generic/excel-cp1251");
  const told = read(made, { encoding: "windows-1251", separator: ";" });
  assert.deepEqual(told.table.rows(), read(made).table.rows());
  const wrong = read(made, { encoding: "koi8-r" });
  assert.equal(wrong.report.encoding.toLowerCase(), "koi8-r");
  assert.notDeepEqual(wrong.table.rows(), told.table.rows());
});

test("messages are there in three languages", () => {
  const made = exportOf("suitecrm/opportunities-us");
  const [en, ru, uk] = ["en", "ru", "uk"].map((lang) => notesOf(read(made, { lang })));
  assert.equal(new Set([en, ru, uk]).size, 3);
});

test("texts like formulas stay texts", () => {
  const notes = new Set(company().deals.map(({ note }) => note).filter((note) => /^[=+\-@]/.test(note)));
  assert.ok(notes.size >= 4, `${notes.size} such texts`);
  for (const name of ["hubspot/deals", "kommo/leads", "bitrix24/deals-ru", "zoho/deals", "pipedrive/deals-xlsx"]) {
    const cells = new Set(read(exportOf(name)).table.rows().flat());
    assert.deepEqual([...notes].filter((note) => !cells.has(note)), [], name);
  }
});

/** What the product makes of an export, for the assertions of traps. */
function resultOf(made) {
  const file = read(made);
  const name = nameOf(made);
  const notes = [...file.report.notes, ...fieldNotes(file)];
  if (made.entity !== "deal") return { file, result: { made, name, notes, clients: null, expected: null, refused: null } };
  const { key, clients, options } = made.truth;
  const expected = made.crm === "salesforce" ? longer(clients) : clients;
  try {
    const metrics = metricsOf(file, { own: options });
    return { file, result: { made, name, notes: [...notes, ...metrics.notes], clients: clientsOf(metrics, key), expected, refused: null } };
  } catch (error) {
    return { file, result: { made, name, notes, clients: null, expected, refused: error.code } };
  }
}

for (const { trap, exports, must, expect } of TRAPS) {
  for (const name of exports) {
    test(`trap in ${name}: ${trap}: ${must}`, () => {
      const { file, result } = resultOf(exportOf(name));
      expect(file, result);
    });
  }
}
