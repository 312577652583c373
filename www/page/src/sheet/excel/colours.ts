// Tiers in their colours, by rules of Excel's own, so that the colour follows when somebody changes a tier.

import type { TierColour } from "../host";
import { type Area, addressOf, areaOf, rangeOf } from "./areas";
import type { Deed } from "./undo";

interface Rule {
  address: string;
  formula: string;
  fill: string;
  text: string;
}

export async function colourTiers(
  context: Excel.RequestContext, deed: Deed, sheet: Excel.Worksheet, area: Area, tiers: { column: number; colours: TierColour[] },
): Promise<void> {
  const column = { ...area, column: area.column + tiers.column, columns: 1 };
  const rules = tiers.colours.map(({ tier, fill, text }) => ({ address: addressOf(column), formula: equal(tier), fill, text }));
  const before = await ownRules(context, sheet, column, new Set(rules.map(({ formula }) => formula)));
  const { id } = sheet;
  deed.back(async (own) => {
    const now = own.workbook.worksheets.getItem(id);
    for (const { format } of await ownRules(own, now, column, new Set(rules.map(({ formula }) => formula)))) format.delete();
    addRules(now, before.map(({ rule }) => rule));
    await own.sync();
  });
  for (const { format } of before) format.delete();
  addRules(sheet, rules);
}

function equal(tier: string): string {
  return `="${tier.replaceAll('"', '""')}"`;
}

function addRules(sheet: Excel.Worksheet, rules: Rule[]): void {
  for (const { address, formula, fill, text } of rules) {
    const { cellValue } = sheet.getRange(address).conditionalFormats.add("CellValue");
    cellValue.format.fill.color = fill;
    cellValue.format.font.color = text;
    cellValue.rule = { formula1: formula, operator: "EqualTo" };
  }
}

/** Rules of an earlier result: a cell equals one of these tiers. Others are the user's, and stay. */
async function ownRules(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area, formulas: Set<string>): Promise<{ format: Excel.ConditionalFormat; rule: Rule }[]> {
  const { conditionalFormats } = rangeOf(sheet, area);
  conditionalFormats.load("items/id,items/type");
  await context.sync();
  if (conditionalFormats.items.length === 0) return [];
  const some = conditionalFormats.items.filter(({ type }) => type === "CellValue").map((format) => ({ format, range: format.getRangeOrNullObject() }));
  for (const { format, range } of some) {
    format.load("cellValue/rule,cellValue/format/fill/color,cellValue/format/font/color");
    range.load("address");
  }
  await context.sync();
  return some.flatMap(({ format, range }) => {
    const { rule, format: look } = format.cellValue;
    const own = !range.isNullObject && areaOf(range.address) !== null && rule.operator === "EqualTo" && formulas.has(rule.formula1);
    return own ? [{ format, rule: { address: range.address.slice(range.address.lastIndexOf("!") + 1), formula: rule.formula1, fill: look.fill.color, text: look.font.color } }] : [];
  });
}
