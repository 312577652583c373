// XLSX workbooks, with string cells, numbers and real dates, and a reader for those written here.

import { unzip, zip } from "./zip.mjs";

const DAY = 86_400_000;
const EPOCH = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const DATE_STYLE = 1;
const TIME_STYLE = 2;

/** The serial number of `2025-12-31` or `2025-12-31 13:30:00`. */
export function serial(iso, from1904 = false) {
  const time = Date.parse(`${iso.replace(" ", "T")}${iso.length > 10 ? "Z" : "T00:00:00Z"}`);
  return (time - EPOCH[from1904 ? 1904 : 1900]) / DAY;
}

// Control characters cannot stand in XML, and a workbook writes them as _x000D_ or leaves them out.
export const xmlText = (text) =>
  String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

function columnName(index) {
  let name = "";
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

function cellXml(value, place, from1904) {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "object" && "date" in value) {
    const style = value.date.length > 10 ? TIME_STYLE : DATE_STYLE;
    return `<c r="${place}" s="${style}"><v>${serial(value.date, from1904)}</v></c>`;
  }
  if (typeof value === "object") return `<c r="${place}"><v>${value.number}</v></c>`;
  if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

function sheetXml(rows, from1904) {
  const lines = rows.map((row, line) => {
    const cells = row.map((value, at) => cellXml(value, `${columnName(at)}${line + 1}`, from1904)).join("");
    return cells ? `<row r="${line + 1}">${cells}</row>` : "";
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * A workbook of sheets `{ name, hidden, rows }`. A cell is a text, a boolean, null, `{ number: "12.50" }` or `{ date: "2025-12-31" }`.
 */
export function xlsx(sheets, { from1904 = false } = {}) {
  const main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const list = sheets
    .map(({ name, hidden }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`)
    .join("");
  const links = sheets
    .map((_, at) => `<Relationship Id="rId${at + 1}" Type="${main}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join("");
  const parts = sheets
    .map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)
    .join("");
  return zip([
    ["[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${parts}</Types>`],
    ["_rels/.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${main}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${main}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${list}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}<Relationship Id="rId${sheets.length + 1}" Type="${main}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", STYLES],
    ...sheets.map(({ rows }, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows, from1904)]),
  ]);
}

const plain = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");

const columnIndex = (place) => [.../^[A-Z]+/.exec(place)[0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The sheets of a workbook as `{ name, rows, types }`: texts as they stand in the file, and the type attribute of each cell. */
export function readXlsx(bytes) {
  const files = unzip(bytes);
  const read = (name) => files.get(name)?.toString("utf8") ?? "";
  const texts = (xml) => [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text]) => plain(text)).join("");
  const shared = [...read("xl/sharedStrings.xml").matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, xml]) => texts(xml));
  const names = [...read("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => plain(name));
  return names.map((name, at) => {
    const rows = [];
    const types = [];
    for (const [, attributes, body] of read(`xl/worksheets/sheet${at + 1}.xml`).matchAll(/<row([^>]*)>([\s\S]*?)<\/row>/g)) {
      const line = Number(/ r="(\d+)"/.exec(attributes)?.[1] ?? rows.length + 1) - 1;
      rows[line] = [];
      types[line] = [];
      for (const [, cell, inner = ""] of body.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
        const column = columnIndex(/r="([A-Z]+)/.exec(cell)[1]);
        const type = /t="(\w+)"/.exec(cell)?.[1] ?? "n";
        const value = /<v>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? "";
        rows[line][column] = type === "inlineStr" ? texts(inner) : type === "s" ? shared[Number(value)] : plain(value);
        types[line][column] = /<f[ >]/.test(inner) ? "formula" : type;
      }
    }
    return { name, rows: Array.from(rows, (row) => Array.from(row ?? [], (text) => text ?? "")), types };
  });
}
