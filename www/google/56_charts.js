// Charts of Sheets' own, which stay with the spreadsheet. Series differ in lightness and carry their values, so that print in black tells
// them apart.

const TIERSHEET_DARK_ = "#1f4e79";
const TIERSHEET_LIGHT_ = "#9dc3e6";
const TIERSHEET_CHART_ROWS_ = 18;

function tierSheetChart(wanted, label) {
  return tierSheetAnswer_(() => {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(wanted.sheet);
    if (sheet === null) throw tierSheetRefusal_("missing", `there is no sheet ${wanted.sheet}`);
    const range = sheet.getRange(wanted.address);
    const area = tierSheetAreaOf_(range);
    if (area.rows < 2 || area.columns < 2) throw tierSheetRefusal_("refused", `a chart needs headers, names and numbers: ${wanted.sheet}!${wanted.address}`);
    const bars = wanted.kind === "bars";
    const shares = tierSheetAreShares_(range.getValues(), bars ? 1 : 0);
    const axis = (title, share) => ({ title, ...(share ? { format: "percent", viewWindow: bars ? { min: 0 } : { min: 0, max: 1 } } : {}) });
    const { rows, column } = tierSheetChartSpot_(sheet, area);
    const chart = sheet.newChart()
      .setChartType(bars ? Charts.ChartType.COLUMN : Charts.ChartType.SCATTER)
      .addRange(range)
      .setNumHeaders(1)
      .setOption("title", wanted.title)
      .setOption("hAxis", axis(wanted.x, shares && !bars))
      .setOption("vAxis", axis(wanted.y, shares))
      .setOption("legend", { position: area.columns > 2 ? "bottom" : "none" })
      .setOption("colors", [bars ? TIERSHEET_LIGHT_ : TIERSHEET_DARK_, bars ? TIERSHEET_DARK_ : "#7f7f7f"])
      .setOption("series", tierSheetSeries_(area.columns - 1, bars))
      .setPosition(rows, column, 0, 0)
      .build();
    return tierSheetDo_(label, (deed) => {
      const known = new Set(sheet.getCharts().map((one) => one.getChartId()));
      sheet.insertChart(chart);
      const added = sheet.getCharts().find((one) => !known.has(one.getChartId()));
      if (added !== undefined) deed.steps.push({ kind: "chart", sheet: String(sheet.getSheetId()), chart: added.getChartId() });
      return {};
    });
  });
}

function tierSheetSeries_(count, bars) {
  const series = {};
  for (let at = 0; at < count; at++) {
    series[at] = bars ? { dataLabel: "value" } : { lineWidth: at === 0 ? 3 : 2, pointSize: 0, ...(at === 0 ? {} : { lineDashStyle: [6, 4] }) };
  }
  return series;
}

/** Whether all numbers are between 0 and 1, in the columns from this one. */
function tierSheetAreShares_(values, from) {
  const numbers = values.slice(1).flatMap((row) => row.slice(from)).filter((value) => typeof value === "number");
  return numbers.length > 0 && numbers.every((value) => value >= 0 && value <= 1.000001);
}

/** Right of all that is on the sheet, beside the cells that it draws; below the charts that stand there already. */
function tierSheetChartSpot_(/** @type {TierSheetSheet} */ sheet, area) {
  const used = tierSheetUsed_(sheet);
  const right = Math.max(area.column + area.columns, used === null ? 0 : used.column + used.columns);
  const column = Math.min(right + 1, sheet.getMaxColumns());
  const taken = sheet.getCharts().map((one) => one.getContainerInfo()).filter((info) => info.getAnchorColumn() >= column)
    .map((info) => info.getAnchorRow() + TIERSHEET_CHART_ROWS_ + 1);
  return { rows: Math.min(Math.max(area.row, ...taken), sheet.getMaxRows()), column };
}
