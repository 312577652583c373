// OpenDocument spreadsheets.

import { xmlText } from "./xlsx.mjs";
import { zip } from "./zip.mjs";

function cellXml(value) {
  if (value === null || value === undefined || value === "") return "<table:table-cell/>";
  if (typeof value === "object" && "date" in value) {
    const iso = value.date.replace(" ", "T");
    return `<table:table-cell office:value-type="date" office:date-value="${iso}"><text:p>${value.date}</text:p></table:table-cell>`;
  }
  if (typeof value === "object") {
    return `<table:table-cell office:value-type="float" office:value="${value.number}"><text:p>${value.number}</text:p></table:table-cell>`;
  }
  const lines = String(value).split("\n").map((line) => `<text:p>${xmlText(line)}</text:p>`);
  return `<table:table-cell office:value-type="string">${lines.join("")}</table:table-cell>`;
}

/** A spreadsheet of sheets `{ name, rows }`, with the same cells as in `xlsx`. */
export function ods(sheets) {
  const tables = sheets.map(({ name, rows }) => {
    const lines = rows.map((row) => `<table:table-row>${row.map(cellXml).join("")}</table:table-row>`).join("");
    return `<table:table table:name="${xmlText(name)}">${lines}</table:table>`;
  });
  const type = "application/vnd.oasis.opendocument.spreadsheet";
  const urn = "urn:oasis:names:tc:opendocument:xmlns";
  return zip([
    ["!mimetype", type],
    ["content.xml", `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="${urn}:office:1.0" xmlns:table="${urn}:table:1.0" xmlns:text="${urn}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`],
    ["META-INF/manifest.xml", `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="${urn}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`],
  ]);
}
