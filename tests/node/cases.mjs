// The golden cases of tests/golden for the tests of the built engine.

import { existsSync, readdirSync, readFileSync } from "node:fs";

const golden = new URL("../golden/", import.meta.url);

// Rows of texts; blank lines are no rows.
export function readCsv(text) {
  const rows = [];
  let row = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length) {
    let cell = "";
    let quoted = false;
    if (text[at] === '"') {
      quoted = true;
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    }
    const end = text.slice(at).search(/[,\r\n]/);
    const stop = end < 0 ? text.length : at + end;
    cell += text.slice(at, stop);
    at = stop;
    if (row.length || cell || quoted || text[at] === ",") row.push(cell);
    if (text[at] === ",") {
      at++;
      if (at < text.length && !/[\r\n]/.test(text[at])) continue;
      row.push("");
    }
    if (row.length) rows.push(row);
    row = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return rows;
}

// A cell as expected.csv has it: numbers without exponents, at the 15 digits that spreadsheets keep.
export function shown(value) {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "number") return value;
  if (value === 0) return "0";
  const [mantissa, exponent] = Math.abs(value).toExponential(14).split("e");
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  const point = Number(exponent) + 1;
  const sign = value < 0 ? "-" : "";
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (digits.length <= point) return sign + digits.padEnd(point, "0");
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function cases() {
  const names = readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().map((name) => {
    const url = (file) => new URL(`${name}/${file}`, golden);
    const read = (file) => (existsSync(url(file)) ? readFileSync(url(file), "utf8") : undefined);
    const { function: id, args } = JSON.parse(read("case.json"));
    const table = read("expected.csv");
    const error = read("expected-error.json");
    return {
      name,
      id,
      args: args.map((arg) => (typeof arg === "string" && arg.endsWith(".csv") ? readCsv(read(arg)) : arg)),
      table: table === undefined ? undefined : readCsv(table),
      error: error === undefined ? undefined : JSON.parse(error),
    };
  });
}
