// What the tests of the host for Excel stand on: an open workbook, its state, and tiers to be written.

import assert from "node:assert/strict";
import { afterEach, before } from "node:test";
import { install } from "./client.mjs";
import { compiled } from "./compiled.mjs";

export let own;
export let workbook;
export let host;

before(async () => { own ??= await compiled(); });
afterEach(() => workbook?.uninstall());

export async function open(given) {
  workbook = install(given);
  host = await own.excelHost();
  return host;
}

export const rejects = (promise, reason, message = /./) => assert.rejects(promise, (error) => {
  assert.equal(error.name, "SheetError", String(error.stack));
  assert.equal(error.reason, reason, error.message);
  assert.match(error.message, message);
  return true;
});

export const DEALS = { name: "Deals", cells: [["Client", "Profit"], ["Acme", 120], ["Bolt", 80], ["Cray", 5]] };
export const CLIENTS = { ...DEALS, tables: [{ name: "Clients", address: "A1:B4" }] };
export const TIERS = [["Client", "Tier", "Share"], ["Acme", "A", 0.5], ["Bolt", "B", 0.4], ["Cray", "", 0.1]];
export const COLOURS = [{ tier: "A", fill: "#0a7d33", text: "#ffffff" }, { tier: "B \"x\"", fill: "#c8e6c9", text: "#000000" }];
export const result = (more = {}) => ({ where: { kind: "sheet", name: "Tiers" }, rows: TIERS, overwrite: false, ...more });
export const besides = async (more = {}) => result({ where: { kind: "beside", table: (await host.tables())[0].id }, ...more });

/** All that a workbook holds, to be compared before and after. */
export function state() {
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    cells: sheet.grid({ r: 0, c: 0, rows: 40, cols: 14 }, (r, c) => [sheet.formula(r, c), sheet.value(r, c) ?? "", sheet.format(r, c)].join("|")),
    tables: sheet.tables.map(({ name, r, c, rows, cols }) => [name, r, c, rows, cols]),
    rules: sheet.rules.map(({ rule, fill, font, where }) => [rule, fill, font, where.r, where.c, where.rows, where.cols]),
    charts: sheet.charts.map(({ title }) => title.text),
    widths: [...Array(14).keys()].map((c) => sheet.widths.get(c) ?? 48),
  }));
}
