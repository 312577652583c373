// Charts of Excel's own, which stay with the workbook. Series differ in lightness and carry their values, so that print in black tells them apart.

import { SheetError, type Cell, type Chart } from "../host";
import { type Area, LAST_COLUMN, LAST_ROW, addressOf, areaOf, rangeOf } from "./areas";
import { sheetOf, usedArea } from "./tables";
import type { Deed } from "./undo";

const DARK = "#1F4E79";
const LIGHT = "#9DC3E6";
const TALL = 18;
const WIDE = 8;
const APART = 12;

export async function addChart(context: Excel.RequestContext, deed: Deed, wanted: Chart): Promise<void> {
  const sheet = await sheetOf(context, wanted.sheet);
  const area = areaOf(wanted.address);
  if (sheet === null || area === null) throw new SheetError("missing", `there is no ${wanted.sheet}!${wanted.address}`);
  if (area.rows < 2 || area.columns < 2) throw new SheetError("refused", `a chart needs headers, names and numbers: ${wanted.sheet}!${wanted.address}`);
  const source = rangeOf(sheet, area);
  source.load("values");
  sheet.protection.load("protected");
  sheet.charts.load("items/id");
  const used = await usedArea(context, sheet);
  if (sheet.protection.protected) throw new SheetError("protected", `the sheet ${sheet.name} is protected`);
  const values: Cell[][] = source.values;
  const shares = areShares(values, wanted.kind === "curve" ? 0 : 1);

  const { id: sheetId } = sheet;
  const others = new Set(sheet.charts.items.map((one) => one.id));
  let added: string | null = null;
  deed.back(async (own) => {
    const { charts } = own.workbook.worksheets.getItem(sheetId);
    charts.load("items/id");
    await own.sync();
    for (const one of charts.items) if (added === null ? !others.has(one.id) : one.id === added) one.delete();
    await own.sync();
  });
  const chart = sheet.charts.add(wanted.kind === "bars" ? "ColumnClustered" : "XYScatterLinesNoMarkers", source, "Columns");
  chart.load("id,name");
  chart.series.load("items/name");
  await context.sync();
  added = chart.id;
  chart.title.text = wanted.title;
  const { categoryAxis, valueAxis } = chart.axes;
  categoryAxis.title.text = wanted.x;
  valueAxis.title.text = wanted.y;
  const several = chart.series.items.length > 1;
  chart.legend.visible = several;
  if (several) chart.legend.position = "Bottom";
  if (wanted.kind === "bars") drawBars(chart, shares);
  else drawCurves(chart);
  if (shares) {
    for (const axis of wanted.kind === "bars" ? [valueAxis] : [valueAxis, categoryAxis]) axis.numberFormat = "0%";
    valueAxis.minimum = 0;
    if (wanted.kind === "curve") {
      valueAxis.maximum = 1;
      categoryAxis.minimum = 0;
      categoryAxis.maximum = 1;
    }
  }
  await place(context, sheet, chart, area, used);
}

/** Whether all numbers are between 0 and 1, in the columns from this one. */
function areShares(values: Cell[][], from: number): boolean {
  const numbers = values.slice(1).flatMap((row) => row.slice(from)).filter((value) => typeof value === "number");
  return numbers.length > 0 && numbers.every((value) => value >= 0 && value <= 1.000001);
}

function drawBars(chart: Excel.Chart, shares: boolean): void {
  chart.series.items.forEach((series, at) => {
    if (at < 2) series.format.fill.setSolidColor(at === 0 ? LIGHT : DARK);
    series.gapWidth = 60;
    series.hasDataLabels = true;
    series.dataLabels.position = "OutsideEnd";
    if (shares) series.dataLabels.numberFormat = "0%";
  });
}

function drawCurves(chart: Excel.Chart): void {
  chart.series.items.forEach((series, at) => {
    const { line } = series.format;
    line.color = at === 0 ? DARK : "#7F7F7F";
    line.lineStyle = at === 0 ? "Continuous" : "Dash";
    line.weight = at === 0 ? 2.25 : 1.5;
  });
}

/** Right of all that is on the sheet, beside the cells that it draws; below a chart that stands there already. */
async function place(context: Excel.RequestContext, sheet: Excel.Worksheet, chart: Excel.Chart, area: Area, used: Area | null): Promise<void> {
  const right = Math.max(area.column + area.columns, used === null ? 0 : used.column + used.columns);
  const column = Math.min(right + 1, LAST_COLUMN - WIDE);
  const row = Math.min(area.row, LAST_ROW - TALL);
  chart.setPosition(addressOf({ row, column, rows: 1, columns: 1 }), addressOf({ row: row + TALL, column: column + WIDE - 1, rows: 1, columns: 1 }));
  const { charts } = sheet;
  charts.load("items/id,items/left,items/top,items/width,items/height");
  chart.load("left,top,width,height");
  await context.sync();
  const others = charts.items.filter((one) => one.id !== chart.id && one.left < chart.left + chart.width && one.left + one.width > chart.left);
  let top = chart.top;
  for (const one of others.sort((a, b) => a.top - b.top)) if (one.top < top + chart.height && one.top + one.height > top) top = one.top + one.height + APART;
  if (top !== chart.top) {
    chart.top = top;
    await context.sync();
  }
}
