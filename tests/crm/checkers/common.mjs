// What the checkers of all CRMs share: how import files are opened, and rules that hold for each of them.

import { parseByAny } from "../write/csv.mjs";
import { readXlsx } from "../write/xlsx.mjs";

const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
export const ISO_DATE = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const DAY_FIRST = /^(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.20\d\d$/;

export const extensionOf = ({ name }) => /\.(\w+)$/.exec(name)?.[1].toLowerCase() ?? "";

/** A list of violations that are added with a file, a rule and words. */
export function violations() {
  const found = [];
  return { found, add: (file, rule, words, row = null) => found.push({ file: file.name, rule, words, row }) };
}

function decoded(file, { encodings }, add) {
  const bytes = file.bytes;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (const encoding of encodings) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), mark };
    } catch {
      continue;
    }
  }
  add(file, "encoding", `is none of ${encodings.join(", ")}`);
  return null;
}

/** The rows of an import file, or null with a violation. */
function rowsOf(file, rules, add) {
  const extension = extensionOf(file);
  if (extension === "csv" || extension === "txt") {
    const read = decoded(file, rules, add);
    if (read === null) return null;
    const rows = parseByAny(read.text, rules.separators);
    if (rows === null) add(file, "csv", "cannot be read as CSV");
    else if (rows[0].length < 2) add(file, "separator", `none of ${JSON.stringify(rules.separators)} divides the header`);
    return rows;
  }
  if (extension === "xlsx" && rules.workbooks) {
    const sheets = readXlsx(file.bytes);
    if (sheets.length !== 1) add(file, "sheets", `${sheets.length} sheets; one is allowed`);
    const [{ rows, types }] = sheets;
    types.forEach((row, line) => {
      if (row.includes("formula")) add(file, "formula", "a cell is a formula", line + 1);
      if (line > 0 && row[0] === "n") add(file, "id-type", "the id is a number, not a text", line + 1);
    });
    return rows;
  }
  add(file, "kind", `.${extension} is not taken`);
  return null;
}

const same = (a, b) => a.trim().toLowerCase() === b.trim().toLowerCase();

function checkHeader(file, headers, rules, columns, add) {
  const allowed = [...rules.idHeaders, ...Object.values(columns), ...(rules.also ?? [])].filter((header) => header !== undefined);
  if (new Set(headers.map((header) => header.trim().toLowerCase())).size < headers.length) add(file, "header", "a header occurs twice");
  for (const header of headers) {
    if (header === "") add(file, "header", "a column has no header");
    else if (header !== header.trim()) add(file, "header", `${JSON.stringify(header)} has spaces around it`);
    else if (!allowed.some((own) => same(own, header))) add(file, "extra-column", `${JSON.stringify(header)} is not needed`);
  }
  const id = headers.findIndex((header) => rules.idHeaders.some((own) => (rules.exactHeaders ? own === header : same(own, header))));
  const tier = headers.findIndex((header) => same(header, columns.tier));
  if (id < 0) add(file, "id-column", `there is no column ${rules.idHeaders.join(" or ")}`);
  if (tier < 0) add(file, "tier-column", `there is no column ${columns.tier}`);
  return { id, tier, date: columns.date === undefined ? -1 : headers.findIndex((header) => same(header, columns.date)) };
}

function checkCells(file, headers, row, line, add) {
  if (row.length !== headers.length) add(file, "width", `${row.length} cells under ${headers.length} headers`, line);
  for (const cell of row) {
    if (FORMULA.test(cell) && !NUMBER.test(cell)) add(file, "formula", `${JSON.stringify(cell)} may be taken for a formula`, line);
    if (cell.includes("\u0000")) add(file, "nul", "a NUL in a cell", line);
  }
}

/**
 * Checks the table files of one import against the rules of a CRM.
 *
 * `rules`: `encodings`, `separators`, `workbooks`, `idHeaders`, `exactHeaders`, `also`, `date`, `maxRows`, `maxBytes`, `maxColumns`,
 * `sameId(id, ids)`, `cell(text)` giving words for what is wrong with a cell. `known`: `{ ids, tiers, columns }`.
 */
export function checkTables(files, rules, known) {
  const { found, add } = violations();
  const columns = known.columns ?? { tier: "Tier", date: "Tier date", reason: "Tier reason" };
  const seen = new Set();
  for (const file of files) {
    if (file.bytes.length > (rules.maxBytes ?? Infinity)) add(file, "bytes", `${file.bytes.length} bytes`);
    const rows = rowsOf(file, rules, add);
    if (rows === null) continue;
    const [headers, ...body] = rows;
    if (body.length === 0) add(file, "empty", "holds no rows");
    if (body.length > (rules.maxRows ?? Infinity)) add(file, "rows", `${body.length} rows`);
    if (headers.length > (rules.maxColumns ?? Infinity)) add(file, "columns", `${headers.length} columns`);
    const at = checkHeader(file, headers, rules, columns, add);
    body.forEach((row, index) => {
      const line = index + 2;
      checkCells(file, headers, row, line, add);
      for (const cell of row) {
        const wrong = rules.cell?.(cell);
        if (wrong) add(file, "cell", wrong, line);
        if (cell === "") add(file, "blank", "a blank cell; what it does to the field differs by CRM", line);
      }
      checkRow({ file, row, line, at, rules, known, seen, add });
    });
  }
  return found;
}

function checkRow({ file, row, line, at, rules, known, seen, add }) {
  const [id, tier, date] = [at.id, at.tier, at.date].map((place) => (place < 0 ? null : (row[place] ?? "")));
  if (id !== null) {
    const own = rules.sameId ? rules.sameId(id, known.ids) : known.ids.has(id) ? id : null;
    if (/^\d(\.\d+)?E\+\d+$/i.test(id)) add(file, "id", `${id} is damaged`, line);
    else if (own === null) add(file, "id", `${JSON.stringify(id)} is no id of a record`, line);
    else if (seen.has(own)) add(file, "repeated", `${id} is there twice`, line);
    seen.add(own ?? id);
  }
  if (tier !== null && !known.tiers.includes(tier)) add(file, "tier", `${JSON.stringify(tier)} is not in the list`, line);
  if (date !== null && !(rules.date ?? ISO_DATE).test(date)) add(file, "date", `${JSON.stringify(date)} is not a date that is read`, line);
}
