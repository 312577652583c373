// The objects of the stand-in for Excel: which members each type has, and what they do to the workbook. Only members that are
// really in Office.js stand here; a test compares the names with its types.
//   props: { get(thing), set(thing, value, context), api }    nav: name -> [type, step]    gives: name -> [type, step, api]
//   does: name -> { act(thing, ...), api }                     items: the things of a collection    events: names of events

import { LAST_COLUMN, LAST_ROW, Sheet, addressOf, area, common, fail, newId, quoted } from "./cells.mjs";

const get = (step, api) => ({ get: step, api });
const field = (name, api) => ({ get: (thing) => thing[name], set: (thing, value) => { thing[name] = value; }, api });
const act = (step, api) => ({ act: step, api });

const inSheet = (sheet, where) => ({ sheet, r: where.r, c: where.c, rows: where.rows, cols: where.cols });
const whole = (where) => where.rows === LAST_ROW || where.cols === LAST_COLUMN;

function bounded(sheet, r, c, rows, cols) {
  if (r < 0 || c < 0 || rows < 1 || cols < 1 || r + rows > LAST_ROW || c + cols > LAST_COLUMN) fail("InvalidArgument", "outside of the sheet");
  return { sheet, r, c, rows, cols };
}

function open(range) {
  if (range.sheet.protected) fail("AccessDenied", "the sheet is protected");
}

function grid(range, cell) {
  if (range.rows * range.cols > 5_000_000 || whole(range)) return null;
  return range.sheet.grid(range, cell);
}

function enter(range, given, context, cell) {
  open(range);
  const matrix = Array.isArray(given);
  const single = !matrix || (given.length === 1 && given[0].length === 1);
  if (!single && (given.length !== range.rows || given.some((row) => row.length !== range.cols))) fail("InvalidArgument", "rows and columns do not fit the range");
  if (whole(range)) fail("InvalidArgument", "too large a range to write to");
  range.sheet.each(range, (r, c) => cell(r, c, single ? (matrix ? given[0][0] : given) : given[r - range.r][c - range.c]));
  context.touched.push(range);
}

const POINTS = 48;
const ROW = 15;
const widthOf = (sheet, c) => sheet.widths.get(c) ?? POINTS;
const leftOf = (sheet, c) => { let sum = 0; for (let i = 0; i < c; i += 1) sum += widthOf(sheet, i); return sum; };
const valueEquals = (a, b) => a.toLowerCase() === b.toLowerCase();

function forbiddenName(name) {
  return name.length === 0 || name.length > 31 || /[:\\/?*[\]]/.test(name) || name.startsWith("'") || name.endsWith("'") || /^history$/i.test(name);
}

function tableRange(table) { return inSheet(table.sheet, table); }
function tableBody(table) {
  const top = table.showHeaders ? 1 : 0;
  return { sheet: table.sheet, r: table.r + top, c: table.c, rows: table.rows - top - (table.showTotals ? 1 : 0), cols: table.cols };
}

function makeTable(sheet, where, given = {}) {
  if (sheet.tables.some((table) => common(table, where))) fail("InvalidArgument", "a table cannot overlap another");
  const others = sheet.book.sheets?.flatMap((one) => one.tables) ?? sheet.tables;
  let count = others.length + 1;
  while (others.some((table) => valueEquals(table.name, `Table${count}`))) count += 1;
  const table = {
    id: newId(), sheet, r: where.r, c: where.c, rows: Math.max(where.rows, 2), cols: where.cols, listeners: new Set(),
    name: given.name ?? `Table${count}`, showTotals: given.showTotals ?? false, showHeaders: given.showHeaders ?? true, style: given.style ?? "TableStyleMedium2",
  };
  if (table.showHeaders) {
    const seen = new Set();
    for (let c = table.c; c < table.c + table.cols; c += 1) {
      let name = String(sheet.value(table.r, c) ?? `Column${c - table.c + 1}`);
      for (let next = 2; seen.has(name.toLowerCase()); next += 1) name = `${String(sheet.value(table.r, c))}${next}`;
      seen.add(name.toLowerCase());
      sheet.setValue(table.r, c, name);
    }
  }
  sheet.tables.push(table);
  return table;
}

function rename(table, name) {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name) || /^[RCrc]$/.test(name)) fail("InvalidArgument", `no name for a table: ${name}`);
  const others = table.sheet.book.sheets.flatMap((sheet) => sheet.tables).filter((other) => other !== table);
  if (others.some((other) => valueEquals(other.name, name))) fail("InvalidArgument", `there is a table ${name}`);
  table.name = name;
}

function remove(list, thing) {
  list.splice(list.indexOf(thing), 1);
  thing.deleted = true;
}

const axis = () => ({ title: { text: "", visible: true }, numberFormat: "General", minimum: "", maximum: "", visible: true, linkNumberFormat: true });

function makeChart(sheet, type, source) {
  const xy = type.startsWith("XY");
  const head = (c) => sheet.value(source.r, c) ?? "";
  const texts = !xy && typeof sheet.value(source.r + 1, source.c) === "string";
  const first = source.c + (xy || texts ? 1 : 0);
  const series = Array.from({ length: source.c + source.cols - first }, (_, index) => ({
    name: String(head(first + index)), hasDataLabels: false, smooth: false, markerStyle: "Automatic", gapWidth: 150,
    fill: null, line: { color: "", weight: 2.25, lineStyle: "Continuous" }, dataLabels: { numberFormat: "General", position: "OutsideEnd", linkNumberFormat: true },
  }));
  const chart = {
    id: newId(), sheet, name: `Chart ${sheet.charts.length + 1}`, chartType: type, source: inSheet(sheet, source), series,
    title: { text: series[0]?.name ?? "", visible: true }, axes: { value: axis(), category: axis() }, legend: { visible: true, position: "Bottom" },
    left: 0, top: 0, width: 360, height: 216,
  };
  sheet.charts.push(chart);
  return chart;
}

function sheetNamed(book, key) {
  return book.sheets.find((sheet) => valueEquals(sheet.name, key) || sheet.id === key) ?? null;
}

export const TYPES = {
  Workbook: {
    nav: {
      worksheets: ["WorksheetCollection", (book) => book], tables: ["TableCollection", (book) => book], application: ["Application", (book) => book],
      protection: ["WorkbookProtection", (book) => book], names: ["NamedItemCollection", (book) => book], functions: ["Functions", (book) => book],
    },
    gives: {
      getSelectedRange: ["Range", (book) => book.selection ?? fail("InvalidSelection")],
      getActiveCell: ["Range", (book) => (book.selection === null ? fail("InvalidSelection") : { ...book.selection, rows: 1, cols: 1 }), "1.7"],
    },
  },
  Application: {
    does: { suspendApiCalculationUntilNextSync: act(() => undefined, "1.6"), suspendScreenUpdatingUntilNextSync: act(() => undefined, "1.9") },
  },
  WorkbookProtection: { props: { protected: get((book) => book.structureProtected, "1.7") } },
  NamedItemCollection: { items: (book) => book.names, item: "NamedItem" },
  NamedItem: { props: { name: get((item) => item.name) } },
  Functions: {
    gives: {
      date: ["FunctionResult", (book, year, month, day) => ({ value: Date.UTC(year, month - 1, day) / 86400000 + 25569 - (book.epoch === 1904 ? 1462 : 0) }), "1.2"],
    },
  },
  FunctionResult: { props: { value: get((result) => result.value, "1.2") } },
  WorksheetCollection: {
    items: (book) => book.sheets, item: "Worksheet",
    gives: {
      add: ["Worksheet", (book, name) => {
        if (book.structureProtected) fail("AccessDenied");
        if (name !== undefined && forbiddenName(name)) fail("InvalidArgument", `no name for a sheet: ${name}`);
        if (name !== undefined && sheetNamed(book, name)) fail("ItemAlreadyExists");
        const sheet = new Sheet(book, { name: name ?? `Sheet${book.sheets.length + 1}` });
        book.sheets.push(sheet);
        return sheet;
      }],
      getItem: ["Worksheet", sheetNamed],
      getItemOrNullObject: ["Worksheet", sheetNamed, "1.4"],
      getActiveWorksheet: ["Worksheet", (book) => book.active],
    },
  },
  Worksheet: {
    props: { id: get((sheet) => sheet.id), name: field("name"), visibility: field("visibility") },
    nav: {
      tables: ["TableCollection", (sheet) => sheet], charts: ["ChartCollection", (sheet) => sheet],
      freezePanes: ["WorksheetFreezePanes", (sheet) => sheet], protection: ["WorksheetProtection", (sheet) => sheet],
    },
    gives: {
      getRange: ["Range", (sheet, address) => inSheet(sheet, address === undefined ? { r: 0, c: 0, rows: LAST_ROW, cols: LAST_COLUMN } : area(address))],
      getRangeByIndexes: ["Range", bounded, "1.7"],
      getUsedRangeOrNullObject: ["Range", (sheet, valuesOnly) => {
        if (valuesOnly !== true) fail("InvalidArgument", "the stand-in knows filled cells only");
        const used = sheet.used();
        return used && inSheet(sheet, used);
      }, "1.4"],
    },
    does: {
      activate: act((sheet) => {
        if (sheet.visibility !== "Visible") fail("InvalidOperation");
        sheet.book.active = sheet;
      }),
      delete: act((sheet) => {
        if (sheet.book.structureProtected) fail("AccessDenied");
        if (sheet.book.sheets.filter((one) => one.visibility === "Visible").length === 1) fail("InvalidOperation", "the last sheet");
        remove(sheet.book.sheets, sheet);
        if (sheet.book.active === sheet) sheet.book.active = sheet.book.sheets.find((one) => one.visibility === "Visible");
      }),
    },
    events: ["onChanged"],
  },
  WorksheetProtection: { props: { protected: get((sheet) => sheet.protected) } },
  WorksheetFreezePanes: { does: { freezeRows: act((sheet, count) => { sheet.frozen = count; }, "1.7") } },
  TableCollection: {
    make: makeTable,
    items: (owner) => owner.tables ?? owner.sheets.flatMap((sheet) => sheet.tables), item: "Table",
    gives: {
      add: ["Table", (owner, where, hasHeaders) => {
        const range = typeof where === "string" ? inSheet(owner, area(where)) : where;
        if (typeof hasHeaders !== "boolean") fail("InvalidArgument");
        open(range);
        return makeTable(range.sheet, range, { showHeaders: hasHeaders });
      }],
      getItem: ["Table", (owner, key) => TYPES.TableCollection.items(owner).find((table) => table.id === key || valueEquals(table.name, key))],
      getItemOrNullObject: ["Table", (owner, key) => TYPES.TableCollection.items(owner).find((table) => table.id === key || valueEquals(table.name, key)), "1.4"],
    },
  },
  // The tables that touch a range.
  TableScopedCollection: { items: (range) => range.sheet.tables.filter((table) => common(table, range)), item: "Table" },
  Table: {
    props: {
      id: get((table) => table.id), name: { get: (table) => table.name, set: rename }, showTotals: get((table) => table.showTotals),
      showHeaders: get((table) => table.showHeaders), style: field("style"),
    },
    nav: { worksheet: ["Worksheet", (table) => table.sheet] },
    gives: {
      getRange: ["Range", tableRange],
      getDataBodyRange: ["Range", tableBody],
      getHeaderRowRange: ["Range", (table) => (table.showHeaders ? { ...tableRange(table), rows: 1 } : null)],
      convertToRange: ["Range", (table) => { open(table); remove(table.sheet.tables, table); return tableRange(table); }, "1.2"],
    },
    does: {
      resize: act((table, where) => {
        const range = typeof where === "string" ? area(where) : where;
        if (range.r !== table.r || (range.sheet && range.sheet !== table.sheet)) fail("InvalidArgument", "the header stays in its row");
        Object.assign(table, { c: range.c, rows: range.rows, cols: range.cols });
      }, "1.13"),
    },
    events: ["onChanged"],
  },
  Range: {
    props: {
      address: get((range) => `${quoted(range.sheet.name)}!${addressOf(range)}`),
      rowIndex: get((range) => range.r), columnIndex: get((range) => range.c), rowCount: get((range) => range.rows), columnCount: get((range) => range.cols),
      values: {
        get: (range) => grid(range, (r, c) => range.sheet.value(r, c) ?? ""),
        set: (range, given, context) => enter(range, given, context, (r, c, value) => range.sheet.enter(r, c, value)),
      },
      formulas: {
        get: (range) => grid(range, (r, c) => range.sheet.formula(r, c)),
        set: (range, given, context) => enter(range, given, context, (r, c, value) => range.sheet.enter(r, c, value)),
      },
      numberFormat: {
        get: (range) => grid(range, (r, c) => range.sheet.format(r, c)),
        set: (range, given, context) => enter(range, given, context, (r, c, value) => { if (value !== null) range.sheet.setFormat(r, c, value); }),
      },
      hasSpill: get((range) => {
        const spills = range.sheet.spills.filter((spill) => common(spill, range));
        if (spills.length === 0) return false;
        return spills.some((spill) => { const both = common(spill, range); return both.rows === range.rows && both.cols === range.cols; }) ? true : null;
      }, "1.12"),
    },
    nav: {
      worksheet: ["Worksheet", (range) => range.sheet], format: ["RangeFormat", (range) => range],
      conditionalFormats: ["ConditionalFormatCollection", (range) => range],
    },
    gives: {
      getRow: ["Range", (range, row) => ({ ...range, r: range.r + row, rows: 1 })],
      getColumn: ["Range", (range, column) => ({ ...range, c: range.c + column, cols: 1 })],
      getBoundingRect: ["Range", (range, other) => {
        const [r, c] = [Math.min(range.r, other.r), Math.min(range.c, other.c)];
        return { ...range, r, c, rows: Math.max(range.r + range.rows, other.r + other.rows) - r, cols: Math.max(range.c + range.cols, other.c + other.cols) - c };
      }],
      getUsedRangeOrNullObject: ["Range", (range, valuesOnly) => {
        if (valuesOnly !== true) fail("InvalidArgument", "the stand-in knows filled cells only");
        const used = range.sheet.used(range);
        return used && inSheet(range.sheet, used);
      }, "1.4"],
      getSurroundingRegion: ["Range", (range) => inSheet(range.sheet, range.sheet.region(range)), "1.7"],
      getMergedAreasOrNullObject: ["RangeAreas", (range) => {
        const areas = range.sheet.merges.filter((merged) => common(merged, range));
        return areas.length === 0 ? null : { sheet: range.sheet, areas };
      }, "1.13"],
      getTables: ["TableScopedCollection", (range) => range, "1.9"],
    },
    does: {
      select: act((range) => {
        range.sheet.book.selection = inSheet(range.sheet, range);
        range.sheet.book.active = range.sheet;
      }),
      clear: act((range, what, context) => {
        open(range);
        if (!["All", "Contents", "Formats"].includes(what)) fail("InvalidArgument", `clear ${what}`);
        const last = Math.min(range.r + range.rows, Math.max(range.sheet.rows.length, range.sheet.formats.length));
        const where = { ...range, rows: Math.max(0, last - range.r) };
        range.sheet.each(where, (r, c) => {
          if (what !== "Formats") range.sheet.setValue(r, c, undefined);
          if (what !== "Contents") range.sheet.setFormat(r, c, "General");
        });
        context.touched.push(range);
      }),
    },
  },
  RangeAreas: { props: { address: get(({ sheet, areas }) => areas.map((one) => `${quoted(sheet.name)}!${addressOf(one)}`).join(","), "1.9") } },
  RangeFormat: {
    props: {
      columnWidth: {
        get: (range) => {
          const widths = new Set(Array.from({ length: range.cols }, (_, index) => widthOf(range.sheet, range.c + index)));
          return widths.size === 1 ? [...widths][0] : null;
        },
        set: (range, width) => { open(range); for (let c = range.c; c < range.c + range.cols; c += 1) range.sheet.widths.set(c, width); },
      },
    },
    nav: { font: ["RangeFont", (range) => range] },
    does: {
      autofitColumns: act((range) => {
        open(range);
        for (let c = range.c; c < range.c + range.cols; c += 1) {
          const lengths = range.sheet.grid({ ...range, c, cols: 1, rows: Math.min(range.rows, 1000) }, (r) => String(range.sheet.value(r, c) ?? "").length);
          range.sheet.widths.set(c, Math.max(8, ...lengths.flat()) * 5.5);
        }
      }),
    },
  },
  RangeFont: { props: { bold: { get: (range) => range.sheet.bold?.has(range.r) ?? false, set: (range, bold) => { (range.sheet.bold ??= new Set())[bold ? "add" : "delete"](range.r); } } } },
  ConditionalFormatCollection: {
    items: (range) => range.sheet.rules.filter((rule) => common(rule.where, range)), item: "ConditionalFormat",
    gives: {
      add: ["ConditionalFormat", (range, type) => {
        open(range);
        if (type !== "CellValue") fail("InvalidArgument", `the stand-in has no rule ${type}`);
        const rule = { id: newId(), type, where: inSheet(range.sheet, range), rule: null, fill: "", font: "", stopIfTrue: false };
        range.sheet.rules.unshift(rule);
        return rule;
      }, "1.6"],
      getItem: ["ConditionalFormat", (range, id) => range.sheet.rules.find((rule) => rule.id === id), "1.6"],
    },
  },
  ConditionalFormat: {
    props: { id: get((rule) => rule.id), type: get((rule) => rule.type), stopIfTrue: field("stopIfTrue") },
    nav: { cellValue: ["CellValueConditionalFormat", (rule) => (rule.type === "CellValue" ? rule : fail("InvalidOperation"))] },
    gives: { getRangeOrNullObject: ["Range", (rule) => rule.where] },
    does: { delete: act((rule) => remove(rule.where.sheet.rules, rule), "1.6") },
  },
  CellValueConditionalFormat: {
    props: {
      rule: { get: (rule) => rule.rule, set: (rule, given) => {
        if (typeof given.formula1 !== "string" || given.operator !== "EqualTo") fail("InvalidArgument", "rule");
        rule.rule = { ...given };
      } },
    },
    nav: { format: ["ConditionalRangeFormat", (rule) => rule] },
  },
  ConditionalRangeFormat: { nav: { fill: ["ConditionalRangeFill", (rule) => rule], font: ["ConditionalRangeFont", (rule) => rule] } },
  ConditionalRangeFill: { props: { color: field("fill") } },
  ConditionalRangeFont: { props: { color: field("font") } },
  ChartCollection: {
    items: (sheet) => sheet.charts, item: "Chart",
    gives: {
      add: ["Chart", (sheet, type, source, by) => {
        if (sheet.protected) fail("AccessDenied");
        if (!["ColumnClustered", "BarClustered", "XYScatterLines", "XYScatterLinesNoMarkers", "XYScatterSmoothNoMarkers", "Line"].includes(type)) fail("InvalidArgument", type);
        if (!["Auto", "Columns", "Rows"].includes(by)) fail("InvalidArgument", by);
        return makeChart(sheet, type, source);
      }],
      getItemOrNullObject: ["Chart", (sheet, key) => sheet.charts.find((chart) => valueEquals(chart.name, key) || chart.id === key), "1.4"],
    },
  },
  Chart: {
    props: {
      id: get((chart) => chart.id, "1.7"), name: field("name"), left: field("left"), top: field("top"), width: field("width"), height: field("height"),
    },
    nav: {
      title: ["ChartTitle", (chart) => chart.title], axes: ["ChartAxes", (chart) => chart.axes], legend: ["ChartLegend", (chart) => chart.legend],
      series: ["ChartSeriesCollection", (chart) => chart],
    },
    does: {
      delete: act((chart) => remove(chart.sheet.charts, chart)),
      setPosition: act((chart, first, last) => {
        const [from, to] = [area(first), area(last)];
        const { sheet } = chart;
        Object.assign(chart, { left: leftOf(sheet, from.c), top: from.r * ROW, width: leftOf(sheet, to.c + to.cols) - leftOf(sheet, from.c), height: (to.r + to.rows - from.r) * ROW });
      }),
    },
  },
  ChartTitle: { props: { text: field("text"), visible: field("visible") } },
  ChartLegend: { props: { visible: field("visible"), position: field("position") } },
  ChartAxes: { nav: { valueAxis: ["ChartAxis", (axes) => axes.value], categoryAxis: ["ChartAxis", (axes) => axes.category] } },
  ChartAxis: {
    props: { minimum: field("minimum"), maximum: field("maximum"), numberFormat: field("numberFormat", "1.8"), visible: field("visible", "1.7") },
    nav: { title: ["ChartAxisTitle", (own) => own.title] },
  },
  ChartAxisTitle: { props: { text: field("text"), visible: field("visible") } },
  ChartSeriesCollection: {
    items: (chart) => chart.series, item: "ChartSeries",
    gives: { getItemAt: ["ChartSeries", (chart, index) => chart.series[index] ?? fail("InvalidArgument", "no such series")] },
  },
  ChartSeries: {
    props: { name: field("name"), hasDataLabels: field("hasDataLabels", "1.7"), markerStyle: field("markerStyle", "1.7"), gapWidth: field("gapWidth", "1.7") },
    nav: { dataLabels: ["ChartDataLabels", (series) => series.dataLabels], format: ["ChartSeriesFormat", (series) => series] },
  },
  ChartDataLabels: { props: { numberFormat: field("numberFormat", "1.8"), position: field("position") } },
  ChartSeriesFormat: { nav: { fill: ["ChartFill", (series) => series], line: ["ChartLineFormat", (series) => series.line] } },
  ChartFill: { does: { setSolidColor: act((series, colour) => { series.fill = colour; }) } },
  ChartLineFormat: { props: { color: field("color"), weight: field("weight", "1.7"), lineStyle: field("lineStyle", "1.7") } },
};
