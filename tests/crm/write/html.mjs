// A web page with one table, as Bitrix24 writes what it names .xls.

const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The page. Columns named in `raw` hold HTML, which goes in as it is. */
export function htmlTable([headers, ...rows], raw = []) {
  const asIs = headers.map((header) => raw.includes(header));
  const line = (row, tag) => `<tr>${row.map((cell, at) => `<${tag}>${tag === "td" && asIs[at] ? cell : escaped(cell)}</${tag}>`).join("")}</tr>\n`;
  const body = rows.map((row) => line(row, "td")).join("");
  return `<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n<style>td {mso-number-format:\\@;}</style>\n</head>\n<body>\n<table border="1">\n<thead>\n${line(headers, "th")}</thead>\n<tbody>\n${body}</tbody>\n</table>\n</body></html>`;
}
