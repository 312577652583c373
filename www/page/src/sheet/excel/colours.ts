// Tiers in their colours, by rules of Excel's own, so that the colour follows when somebody changes a tier.

import type { TierColour } from "../host";
import { type Area, addressOf, areaOf, onSheet, rangeOf } from "./areas";
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
  const formulas = new Set(rules.map(({ formula }) => formula));
  const all = await rulesOn(context, sheet, column);
  const known = new Set(all.map(({ format }) => format.id));
  const before = all.filter(({ rule }) => formulas.has(rule.formula));
  const { id } = sheet;
  deed.back(async (own) => {
    const now = own.workbook.worksheets.getItem(id);
    for (const { format, rule } of await rulesOn(own, now, column)) {
      const unfinished = rule.formula === "" && !known.has(format.id);
      if (unfinished || formulas.has(rule.formula)) format.delete();
    }
    // A rule that is added stands above the others.
    addRules(now, before.map(({ rule }) => rule).reverse());
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
    cellValue.rule = { formula1: formula, operator: "EqualTo" };
    cellValue.format.fill.color = fill;
    cellValue.format.font.color = text;
  }
}

/** The rules by which a cell equals something, such as those of an earlier result. Rules over several areas are the user's. */
async function rulesOn(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<{ format: Excel.ConditionalFormat; rule: Rule }[]> {
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
    if (range.isNullObject || areaOf(range.address) === null) return [];
    const { rule, format: look } = format.cellValue;
    // A rule that was only begun has no formula yet, whatever the types say.
    const { formula1, operator } = (rule as Excel.ConditionalCellValueRule | null) ?? { formula1: "", operator: "EqualTo" };
    if (operator !== "EqualTo" && formula1 !== "") return [];
    return [{ format, rule: { address: onSheet(range.address), formula: formula1, fill: look.fill.color, text: look.font.color } }];
  });
}
