// The traps that exports of CRMs hold, where each is in the made-up exports, and what the product must make of it.

import assert from "node:assert/strict";
import { company } from "./company.mjs";
import { salesforce18 } from "./ids.mjs";
import { NOTES, PHONES } from "./people.mjs";

const any = (...names) => names;
const blank = (cell) => cell === null || cell === undefined || cell === "";

/** The texts of an export that was read. */
const textsIn = ({ table }) => new Set(table.rows().flat().filter((cell) => typeof cell === "string"));

function assertHas(file, texts) {
  const cells = textsIn(file);
  assert.ok(texts.length > 0, "nothing to look for");
  assert.deepEqual(texts.filter((text) => !cells.has(text)), []);
}

const assertHasNo = (file, pattern) => assert.deepEqual([...textsIn(file)].filter((text) => pattern.test(text)), []);

/** A note of this code is there; its words hold `said`, such as a count. */
function assertNoted({ notes }, code, said = /./) {
  const own = notes.filter((note) => note.code === code);
  assert.ok(own.length > 0, `no ${code} among ${notes.map((note) => note.code).join(", ")}`);
  assert.ok(own.some(({ message }) => said.test(message)), `${said} in ${own.map(({ message }) => message).join("; ")}`);
}

/** Every client has the revenue, the number of orders and the last date of the truth. */
function assertRight({ clients, expected }) {
  const plain = (own) => [...own].map(([id, { revenue, orders, last }]) => [id, revenue, orders, last]).sort(([a], [b]) => (a < b ? -1 : 1));
  assert.ok(clients, "METRICS gives no clients");
  assert.deepEqual(plain(clients), plain(expected));
}

const right = (file, result) => assertRight(result);
const rightAnd = (code, said) => (file, result) => {
  assertRight(result);
  assertNoted(result, code, said);
};

/** Nothing is added up: METRICS ends with this code. */
const refusedBy = (code) => (file, result) => {
  assert.equal(result.refused, code);
  assert.equal(result.clients, null);
};

const damaged = (file, result) => assertNoted(result, "DAMAGED_IDS", /^60 ids in "Record Id" were shortened/);
/** How many deals of the made-up company are won, those without a client too. */
const WON = company().deals.filter(({ status }) => status === "won").length;
const SHARES = { "generic/excel-cp1251": ["10,5%", "25,5%", "50,5%"], "generic/slashes": ["0.105", "0.255", "0.505"], "salesforce/report": ["10%", "25%", "50%"] };
const LISTS = {
  "hubspot/companies": ["ключевой;опт; розница", "VIP;net-30, late"],
  "kommo/leads": ["ключевой, опт; розница", "VIP, net-30, late"],
  "espocrm/accounts": ['["ключевой","опт; розница"]', '["VIP","net-30, late"]'],
};
const BROKEN = { "salesforce/report": "1 Main Street\nSuite 0" };

/**
 * `{ trap, exports, seen, must, expect }`: `seen` finds the trap in the text of the export, `must` says what reading makes of it, and
 * `expect(file, result)` asserts that. `result` is `{ made, name, notes, clients, expected, refused }`: the notes of reading, FIELDS and
 * METRICS, the clients of METRICS and those of the truth, and the code with which METRICS refused.
 *
 * A trap of writing has `spoil(rows, ids)`, which gives rows of IMPORT with the trap in them and what is to be gone from the CRM, and
 * `expect(sent, { rows, before, after, id })` asserts what comes of them.
 */
export const TRAPS = [
  {
    trap: "an id of 16 digits shown as 4.87688E+15",
    exports: any("zoho/accounts-saved-by-excel"),
    seen: /4\.\d+E\+15/,
    must: "a note names the damaged ids, and no row with one is sent",
    expect: damaged,
  },
  {
    trap: "an id of 16 digits whose last digits became zeros",
    exports: any("zoho/accounts-15-digits"),
    seen: /\b\d{15}0\b/,
    must: "a note says that the ids may be damaged",
    expect: damaged,
  },
  {
    trap: "leading zeros of tax numbers, codes and customs of 1C",
    exports: any("hubspot/companies", "bitrix24/companies", "retailcrm/customers", "generic/1c-clients", "salesforce/data-loader"),
    seen: /\b0{2,}\d+/,
    must: "the text is kept letter for letter, and ids keep their zeros",
    expect: (file, { made }) => assertHas(file, [...(made.truth.kept ?? []), ...made.truth.ids].filter((text) => /^0/.test(text))),
  },
  {
    trap: "phones: +7 (495), 8 495, 00…, without +, several in a cell",
    exports: any("hubspot/companies", "bitrix24/companies", "kommo/contacts", "kommo/leads", "odoo/partners-updatable", "generic/unicode-text"),
    seen: /\+7 \(495\) 123-45-67[\s\S]*8 495 765-43-21[\s\S]*74951112233[\s\S]*0044 20/,
    must: "the text is kept letter for letter, and is neither a number nor a formula",
    expect: (file) => assertHas(file, PHONES.filter((phone) => phone !== "")),
  },
  {
    trap: "ids of 15 characters that differ by case only",
    exports: any("salesforce/report"),
    seen: /0015g00000CaSeX[\s\S]*0015g00000CaSex/,
    must: "two clients, never one",
    expect: (file, { clients, notes, made }) => {
      for (const id of ["0015g00000CaSeX", "0015g00000CaSex"]) {
        assert.deepEqual(clients.get(salesforce18(id)).revenue, made.truth.clients.get(id).revenue, id);
      }
      assertNoted({ notes }, "IDS_DIFFER_BY_CASE", /0015g00000CaSe[Xx]/);
    },
  },
  {
    trap: "a semicolon with a decimal comma",
    exports: any("salesforce/report-eu", "generic/excel-cp1251", "suitecrm/opportunities-eu", "retailcrm/orders"),
    seen: /;"?'?-?[\d.\u00a0]+,\d\d"?;/,
    must: "the separator and the decimal mark are found out; sums are right to the cent",
    expect: (file, result) => {
      assert.equal(file.report.separator, ";");
      assertRight(result);
    },
  },
  {
    trap: "other separators and line ends: tab, |, a lone carriage return",
    exports: any("generic/unicode-text", "generic/slashes", "generic/swiss"),
    seen: /\t|\||\r(?!\n)/,
    must: "found out and reported",
    expect: (file, result) => {
      const made = { "generic/unicode-text": ["\t", "\r\n"], "generic/slashes": ["|", "\r\n"], "generic/swiss": [",", "\r"] }[result.name];
      assert.deepEqual([file.report.separator, file.report.lineEnd], made);
      assertRight(result);
    },
  },
  {
    trap: "old encodings: windows-1251, windows-1252, KOI8-R, UTF-16",
    exports: any("generic/excel-cp1251", "salesforce/report-eu", "generic/koi8-r", "generic/unicode-text"),
    seen: /[А-Яа-яé]/,
    must: "the encoding is found out or may be given, is reported, and the names are right",
    expect: (file, result) => {
      assert.equal(file.report.encoding, result.made.truth.encoding);
      const names = (own) => [...own.values()].map(({ name }) => name).sort();
      assert.deepEqual(names(result.clients), names(result.expected));
    },
  },
  {
    trap: "a separator at the end of every line",
    exports: any("bitrix24/deals-ru", "bitrix24/deals-uk", "bitrix24/companies"),
    seen: /";\n"/,
    must: "no phantom column without a header",
    expect: (file, result) => {
      const [headers] = file.table.rows();
      assert.deepEqual([headers.length, file.report.columns], [result.made.truth.columns, result.made.truth.columns]);
      assert.ok(!headers.some(blank), "a column without a header");
      assertNoted(result, "EMPTY_COLUMNS", /: 1\./);
    },
  },
  {
    trap: "footer lines after blank lines",
    exports: any("salesforce/report", "salesforce/report-eu"),
    seen: /Copyright \(c\)/,
    must: "no client and no deal comes of the footer, and a note says what was left out",
    expect: (file, result) => {
      assertRight(result);
      assertNoted(result, "FOOTER_LINES", /: 5, such as "Opportunities Won and Lost"/);
      assertHasNo(file, /Copyright|Confidential|Generated By|Example Trading/);
    },
  },
  {
    trap: "blank rows and columns",
    exports: any("generic/blank-rows", "salesforce/report"),
    seen: /\n(;{5,})?\r?\n/,
    must: "rows without anything are passed over",
    expect: right,
  },
  {
    trap: "1 234 567,89 ₽ with U+00A0 or U+202F, −5 with U+2212",
    exports: any("generic/unicode-text"),
    seen: /[\u00a0\u202f]\d{3},\d\d ₽[\s\S]*−\d/,
    must: "sums are right to the cent",
    expect: right,
  },
  {
    trap: "(1 234,50) for a negative amount",
    exports: any("generic/excel-cp1251"),
    seen: /\([\d\u00a0]+,\d\d\)/,
    must: "sums are right to the cent",
    expect: right,
  },
  {
    trap: "1'234.50",
    exports: any("generic/swiss"),
    seen: /\d'\d{3}\.\d\d/,
    must: "sums are right to the cent",
    expect: right,
  },
  {
    trap: "$-300.00",
    exports: any("suitecrm/opportunities-us"),
    seen: /\$-[\d,]+\.\d\d/,
    must: "sums are right to the cent",
    expect: right,
  },
  {
    trap: "'-300,00 with an apostrophe",
    exports: any("suitecrm/opportunities-eu"),
    seen: /'-[\d.]+,\d\d/,
    must: "sums are right to the cent",
    expect: right,
  },
  {
    trap: "1,234 that can be read two ways",
    exports: any("generic/ambiguous-numbers"),
    seen: /"?\b1,\d{3}"?;/,
    must: "nothing is added up before the decimal mark is said",
    expect: refusedBy("AMBIGUOUS_NUMBERS"),
  },
  {
    trap: "shares: 15,5%, 0.155, 25%",
    exports: any("generic/excel-cp1251", "generic/slashes", "salesforce/report"),
    seen: /\d%|\b0\.\d{3}\b/,
    must: "the text is kept as it is",
    expect: (file, { name }) => assertHas(file, SHARES[name]),
  },
  {
    trap: "dates as 31.12.2025, 2025-12-31, 12/31/2025",
    exports: any("bitrix24/deals-ru", "pipedrive/deals", "salesforce/report", "suitecrm/opportunities-us", "salesforce/report-eu"),
    seen: /\b(3[01]\.\d\d\.20\d\d|20\d\d-\d\d-3[01]|\d\d?\/3[01]\/20\d\d|3[01]\/\d\d\/20\d\d)\b/,
    must: "the last date of every client is right",
    expect: right,
  },
  {
    trap: "03/04/2026 with no day above 12",
    exports: any("generic/ambiguous-dates"),
    seen: /\b0\d\/0\d\/20/,
    must: "no date is used before the order is said",
    expect: refusedBy("AMBIGUOUS_DATES"),
  },
  {
    trap: "a serial number as date",
    exports: any("pipedrive/deals-xlsx"),
    seen: /<v>4\d{4}\.0<\/v>/,
    must: "the last date of every client is right",
    expect: right,
  },
  {
    trap: "«не закрыта» in place of a date",
    exports: any("kommo/leads", "kommo/leads-newer"),
    seen: /не закрыта/,
    must: "counts as blank, with a note",
    expect: (file, result) => {
      assertNoted(result, "LITERALS_BLANK", /"не закрыта".*: 54\./);
      assertHasNo(file, /не закрыта/);
      assertRight(result);
    },
  },
  {
    trap: "01.01.1970",
    exports: any("kommo/contacts"),
    seen: /01\.01\.1970/,
    must: "is no date of a deal",
    expect: (file, result) => {
      assertNoted(result, "LITERALS_BLANK", /"01\.01\.1970".*: 10\./);
      assertHasNo(file, /1970/);
    },
  },
  {
    trap: "headers that occur twice, a header with a space at its end",
    exports: any("kommo/leads", "kommo/contacts"),
    seen: /Источник[^\n]*Источник/,
    must: "all columns stay, by their places",
    expect: (file, { made }) => {
      const [headers, ...rows] = file.table.rows();
      assert.equal(headers.length, made.truth.columns);
      const places = headers.flatMap((header, at) => (header.startsWith("Источник") ? [at] : []));
      assert.equal(places.length, 2);
      assert.deepEqual(rows.map((row) => places.map((at) => row[at] ?? "")), rows.map(() => ["Сайт", made.variant === "leads" ? "Выставка" : ""]));
    },
  },
  {
    trap: "a deal repeated for each product",
    exports: any("bitrix24/deals-products"),
    seen: /Кабель 3x1\.5/,
    must: "lines of one deal are one order; sums are right to the cent, and a note says so",
    expect: rightAnd("DEALS_PER_PRODUCT", /: \d+, such as/),
  },
  {
    trap: "continuation rows",
    exports: any("odoo/leads-continued-xlsx"),
    seen: /Call \d+-1/,
    must: "they are no deals, and a note says so",
    expect: rightAnd("CONTINUED_ROWS", /: 187\./),
  },
  {
    trap: "group header rows with sums",
    exports: any("odoo/leads-grouped-xlsx"),
    seen: /Won \(\d+\)/,
    must: "they are no deals; sums are right to the cent, and a note says so",
    expect: (file, result) => {
      assertRight(result);
      assertNoted(result, "GROUP_ROWS", /: 4, such as "New \(16\)"/);
      assertHasNo(file, /^(New|Qualified|Proposition|Won) \(\d+\)$/);
    },
  },
  {
    trap: "extra rows of requisites",
    exports: any("bitrix24/companies-requisites"),
    seen: /0099887766/,
    must: "they are no companies, and a note says so",
    expect: (file, result) => {
      const ids = file.table.rows().slice(1).map(([id]) => id).filter((id) => !blank(id));
      assert.deepEqual(ids, result.made.truth.ids);
      assertHasNo(file, /0099887766/);
      assertNoted(result, "CONTINUED_ROWS", /: 12\./);
    },
  },
  {
    trap: "the company by name only, with likely duplicates",
    exports: any("bitrix24/deals-ru", "kommo/leads", "suitecrm/opportunities-us"),
    seen: /ООО «Ромашка»[\s\S]*Ромашка, ООО[\s\S]*Romashka LLC/,
    must: "each name is a client of its own",
    expect: (file, result) => {
      assertRight(result);
      for (const name of ["ООО «Ромашка»", "Ромашка, ООО", "Romashka LLC"]) assert.ok(result.clients.has(name), name);
      assertNoted(result, "SIMILAR_CLIENTS", /"ООО «Ромашка»" and "Romashka LLC"/);
    },
  },
  {
    trap: "two companies of one name",
    exports: any("hubspot/deals", "pipedrive/deals"),
    seen: /Alfa[\s\S]*Alfa/,
    must: "two clients where there are ids",
    expect: (file, result) => {
      const same = [...result.expected].filter(([, { name }]) => name === "Alfa");
      assert.equal(same.length, 2);
      for (const [id, { revenue, orders }] of same) assert.deepEqual([result.clients.get(id).revenue, result.clients.get(id).orders], [revenue, orders]);
    },
  },
  {
    trap: "several values in a cell: a;b, a, b, [\"a\",\"b\"]",
    exports: any("hubspot/companies", "kommo/leads", "espocrm/accounts", "hubspot/deals"),
    seen: /опт; розница|net-30, late|\d;\d/,
    must: "the text is kept letter for letter, and deals belong to their primary company",
    expect: (file, result) => {
      if (LISTS[result.name]) return assertHas(file, LISTS[result.name]);
      assert.ok([...textsIn(file)].some((text) => /^153\d{8};153\d{8}$/.test(text)), "ids of two companies in a cell");
      return assertRight(result);
    },
  },
  {
    trap: "HTML in cells",
    exports: any("hubspot/deals", "bitrix24/deals-html-xls"),
    seen: /<b>expo/,
    must: "text, never markup of the table around it",
    expect: (file, result) => {
      assertHas(file, result.name === "hubspot/deals" ? ["<p>Met at the <b>expo</b> &amp; agreed</p>"] : ["Met at expo 0 & agreed", "Met at expo 296 & agreed"]);
      assertRight(result);
    },
  },
  {
    trap: "line breaks, quotes and separators in cells",
    exports: any("hubspot/deals", "kommo/leads", "salesforce/report"),
    seen: /"[^"\n]+\n[^"]/,
    must: "one cell, letter for letter",
    expect: (file, { name }) => assertHas(file, [BROKEN[name] ?? NOTES[1]]),
  },
  {
    trap: "a cell of more than 32,767 characters",
    exports: any("hubspot/deals", "hubspot/companies", "espocrm/accounts"),
    seen: /(long |Re: Re: order ){3000}/,
    must: "kept whole",
    expect: (file, result) => {
      assertNoted(result, "LONG_CELLS", /: 1, rows: \d+\./);
      const long = [...textsIn(file)].filter((text) => text.length > 32_767);
      assert.deepEqual(long, [result.name === "hubspot/deals" ? "Re: Re: order ".repeat(3_000) : "long ".repeat(8_000)]);
    },
  },
  {
    trap: "a cell that Odoo found too long",
    exports: any("odoo/leads-grouped-xlsx"),
    seen: /too long for an XLSX file/,
    must: "a text like any other",
    expect: (file) => assert.equal([...textsIn(file)].filter((text) => text.startsWith("The content of this cell is too long for an XLSX file")).length, 1),
  },
  {
    trap: "a NUL in a cell",
    exports: any("pipedrive/deals"),
    seen: /before\u0000after/,
    must: "kept, and nothing stops at it",
    expect: (file, result) => {
      assertHas(file, ["before\u0000after"]);
      assertNoted(result, "NUL_CHARACTERS", /: 1, rows: 35\./);
      assertRight(result);
    },
  },
  {
    trap: "apostrophes before what looks like a formula",
    exports: any("odoo/partners-updatable", "espocrm/accounts", "suitecrm/accounts"),
    seen: /'=Equals Media[\s\S]*'\+Plus Logistics/,
    must: "one apostrophe is taken off, with a note; other apostrophes stay",
    expect: (file, result) => {
      assertHas(file, ["=Equals Media", "+Plus Logistics", "'already quoted"]);
      assertHasNo(file, /^'[=+]/);
      assertNoted(result, "APOSTROPHES_TAKEN", /: \d+\. One apostrophe is taken off/);
    },
  },
  {
    trap: "texts like formulas",
    exports: any("hubspot/deals", "kommo/leads", "bitrix24/deals-ru"),
    seen: /=HYPERLINK\(/,
    must: "text, never evaluated",
    expect: (file) => assertHas(file, NOTES.filter((note) => /^[=+\-@]/.test(note))),
  },
  {
    trap: "an .xls that is a web page",
    exports: any("bitrix24/deals-html-xls"),
    seen: /<table/,
    must: "told by its content",
    expect: (file, result) => {
      assert.equal(file.report.format, "html");
      assertRight(result);
    },
  },
  {
    trap: "dates counted from 1904",
    exports: any("generic/xlsx-1904"),
    seen: /date1904="1"/,
    must: "the last date of every client is right",
    expect: right,
  },
  {
    trap: "hidden and further sheets",
    exports: any("generic/xlsx-1904", "generic/xlsx-sheets"),
    seen: /<sheet name="С[\s\S]*<sheet name="С/,
    must: "the sheet that is shown is read, the others are named",
    expect: (file, { made }) => {
      assert.deepEqual(file.report.sheets, made.truth.sheets);
      assert.equal(file.report.sheet, "Сделки");
      assert.equal(file.table.rows()[0][0], "Номер");
    },
  },
  {
    trap: "several currencies",
    exports: any("pipedrive/currencies"),
    seen: /USD[\s\S]*EUR|EUR[\s\S]*USD/,
    must: "not added up, unless rates are given",
    expect: refusedBy("SEVERAL_CURRENCIES"),
  },
  {
    trap: "won only by the status, not by the stage",
    exports: any("pipedrive/deals", "pipedrive/deals-xlsx"),
    seen: /Proposal Made[\s\S]*Won/,
    must: "revenue counts what was won",
    expect: (file, result) => {
      assertRight(result);
      assertNoted(result, "STAGES_COUNTED", new RegExp(`Won \\(${WON}\\)\\. Not counted: Open`));
    },
  },
  {
    trap: "an unknown picklist value",
    exports: [],
    spoil: (rows, [id]) => ({ rows: rows.map((row, at) => (at > 0 && row[0] === id ? [id, "VIP", ...row.slice(2)] : row)) }),
    must: "only tiers that were confirmed are sent; the others are listed",
    expect: (sent, { rows, before, after, id }) => {
      assert.equal(sent.sent, rows.length - 2);
      assert.deepEqual(sent.notSent.slice(1).map(([own, tier]) => [own, tier]), [[id, "VIP"]]);
      assert.match(sent.notSent[1].at(-1), /not known to be in the CRM's list/);
      assert.deepEqual(after.errors, []);
      assert.deepEqual(after.records.get(id), before.records.get(id));
      assert.deepEqual(after.options, before.options, "the list has got no new value");
    },
  },
  {
    trap: "a deleted or merged id",
    exports: [],
    spoil: (rows, [id]) => ({ rows, gone: id }),
    must: "the import reports it, and nothing else is changed",
    expect: (sent, { rows, before, after, id }) => {
      assert.equal(sent.sent, rows.length - 1);
      assert.deepEqual(after.errors.map((error) => error.id), [id]);
      assert.deepEqual([...after.records.keys()], [...before.records.keys()], "no record is created");
      const tiers = rows.slice(1).filter(([own]) => own !== id).map(([own, tier]) => [own, tier]);
      assert.deepEqual(tiers.map(([own]) => [own, after.records.get(own)[after.places.tier]]), tiers);
    },
  },
];
