// The services of Apps Script over a workbook in memory, with what is documented of them: signed bytes, rectangles only, and what each mode
// of authorisation may do. It runs inside the script's realm, so that every array and Date is of that realm. A member that is
// not here is an error, never undefined.
(function (bridge) {
  "use strict";
  const { book, mode, files } = bridge;

  const MAY = {
    NONE: ["menu", "locale", "text"],
    CELL: ["read", "text", "html", ...(bridge.cellMayAskZone ? ["zone"] : [])],
    LIMITED: ["menu", "locale", "text", "read", "write", "zone", "html"],
    FULL: ["menu", "locale", "text", "read", "write", "zone", "html", "sidebar"],
  }[mode];

  function need(right, what) {
    if (!MAY.includes(right)) throw new Error(`You do not have permission to call ${what}.`);
  }

  // Methods by what they need; anything else that is asked of an object is an error.
  function service(name, groups, data) {
    const members = { ...data };
    for (const right of Object.keys(groups)) {
      for (const method of Object.keys(groups[right])) {
        const work = groups[right][method];
        members[method] = function (...args) {
          if (right !== "free") need(right, `${name}.${method}`);
          if (args.some((arg) => arg === undefined)) throw new Error(`The parameters (${args.map((arg) => typeof arg)}) don't match the method signature for ${name}.${method}.`);
          return work.apply(proxy, args);
        };
      }
    }
    const proxy = new Proxy(members, {
      get(target, key) {
        if (typeof key === "symbol" || key === "toJSON" || key === "then") return target[key];
        if (!(key in target)) throw new TypeError(`${name}.${String(key)} is not known`);
        return target[key];
      },
      set() { throw new TypeError(`${name} cannot be changed`); },
    });
    return proxy;
  }

  const native = (value) => (typeof value === "object" && value !== null && "instant" in value ? new Date(value.instant) : value);
  const foreign = (value) => {
    if (Object.prototype.toString.call(value) === "[object Date]") return { instant: value.getTime() };
    if (!["string", "number", "boolean"].includes(typeof value)) throw new Error(`a cell cannot hold ${value === null ? "null" : typeof value}`);
    return value;
  };
  const whole = (number, what) => {
    if (!Number.isInteger(number) || number < 1) throw new Error(`The ${what} of the range must be at least 1.`);
  };

  const letters = (column) => (column > 26 ? letters(Math.floor((column - 1) / 26)) : "") + String.fromCharCode(65 + ((column - 1) % 26));
  const numbers = (text) => Array.from(text).reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0);

  function areaOf(address) {
    const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address);
    if (match === null) throw new Error(`Range not found: ${address}`);
    const [, left, top, right = left, bottom = top] = match;
    return { row: Number(top), column: numbers(left), rows: bottom - top + 1, columns: numbers(right) - numbers(left) + 1 };
  }

  function rangeOf(sheet, area) {
    const { row, column, rows, columns } = area;
    whole(row, "row"); whole(column, "column"); whole(rows, "number of rows"); whole(columns, "number of columns");
    if (row + rows - 1 > sheet.maxRows || column + columns - 1 > sheet.maxColumns) throw new Error("The coordinates of the range are outside the dimensions of the sheet.");
    const each = (read) => Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => read(row + r, column + c)));
    const all = (work) => { for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) work(row + r, column + c, r, c); };
    const guard = () => bridge.guard(sheet, area);
    const range = service("Range", {
      read: {
        getRow: () => row, getColumn: () => column, getNumRows: () => rows, getNumColumns: () => columns,
        getA1Notation: () => (rows * columns === 1 ? letters(column) + row : `${letters(column)}${row}:${letters(column + columns - 1)}${row + rows - 1}`),
        getSheet: () => sheetOf(sheet),
        getValue: () => native(book.read(sheet, row, column)),
        getValues: () => each((r, c) => native(book.read(sheet, r, c))),
        getFormulas: () => each((r, c) => (sheet.cell(r, c) || { f: "" }).f),
        getNumberFormats: () => each((r, c) => (sheet.cell(r, c) || { n: "General" }).n),
        getMergedRanges: () => sheet.merged.filter((one) => meet(one, area)).map((one) => rangeOf(sheet, one)),
      },
      write: {
        setValues(values) {
          guard();
          if (!Array.isArray(values) || values.length !== rows) throw new Error(`The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${rows}.`);
          values.forEach((cells) => {
            if (!Array.isArray(cells) || cells.length !== columns) throw new Error(`The number of columns in the data does not match the number of columns in the range. The data has ${cells.length} but the range has ${columns}.`);
          });
          all((r, c, y, x) => book.type(sheet, r, c, foreign(values[y][x])));
          return range;
        },
        setNumberFormat(format) { guard(); if (typeof format !== "string") throw new Error("a format is a text"); all((r, c) => sheet.put(r, c, { n: format })); return range; },
        setFontWeight(weight) { guard(); sheet.bold.push({ ...area, weight }); return range; },
        clearContent() { guard(); all((r, c) => { if (sheet.cell(r, c)) sheet.put(r, c, { v: "", f: "" }); }); return range; },
        activate() { book.active = sheet; book.selection = { sheet, ...area }; return range; },
      },
    }, { $area: area, $sheet: sheet });
    return range;
  }

  const meet = (a, b) => a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;

  function resize(sheet, what, at, count) {
    // Rows and columns that are added or taken away move what is behind them.
    if (what === "rows") sheet.rows.splice(at - 1, count);
    else sheet.rows.forEach((cells) => cells && cells.splice(at - 1, count));
    sheet[what === "rows" ? "maxRows" : "maxColumns"] -= count;
    if (sheet.maxRows < 1 || sheet.maxColumns < 1) throw new Error("You can't delete all the rows on the sheet.");
  }

  function sheetOf(sheet) {
    const own = service("Sheet", {
      read: {
        getSheetId: () => sheet.id, getName: () => sheet.name, isSheetHidden: () => sheet.hidden,
        getLastRow: () => sheet.lastRow(), getLastColumn: () => sheet.lastColumn(),
        getMaxRows: () => sheet.maxRows, getMaxColumns: () => sheet.maxColumns,
        getRange(...args) {
          if (args.length === 1) return rangeOf(sheet, areaOf(args[0]));
          const [row, column, rows = 1, columns = 1] = args;
          return rangeOf(sheet, { row, column, rows, columns });
        },
        getProtections: (type) => sheet.protections.filter((one) => one.type === type).map(protectionOf),
        getConditionalFormatRules: () => sheet.rules.map((rule) => ruleOf(sheet, rule)),
        getCharts: () => sheet.charts.map((chart) => chartOf(chart)),
        getColumnWidth: (column) => sheet.widths[column] || 100,
      },
      write: {
        activate() { book.active = sheet; return own; },
        hideSheet() { sheet.hidden = true; return own; },
        setFrozenRows(rows) { sheet.frozen = rows; },
        insertRowsAfter(at, count) { whole(count, "count"); if (at !== sheet.maxRows) throw new Error("only at the end here"); sheet.maxRows += count; return own; },
        insertColumnsAfter(at, count) { whole(count, "count"); if (at !== sheet.maxColumns) throw new Error("only at the end here"); sheet.maxColumns += count; return own; },
        deleteRows: (at, count) => resize(sheet, "rows", at, count),
        deleteColumns: (at, count) => resize(sheet, "columns", at, count),
        deleteColumn(at) { resize(sheet, "columns", at, 1); return own; },
        autoResizeColumns(from, count) {
          for (let column = from; column < from + count; column++) {
            sheet.widths[column] = sheet.rows.reduce((most, cells) => Math.max(most, String((cells && cells[column - 1] && cells[column - 1].v) || "").length * 7 + 20), 40);
          }
          return own;
        },
        setColumnWidth(column, width) { sheet.widths[column] = width; return own; },
        setConditionalFormatRules(rules) { sheet.rules = rules.map((rule) => rule.$rule); },
        newChart: () => chartBuilder(sheet),
        insertChart(chart) { sheet.charts.push({ ...chart.$chart, id: book.nextChart++ }); },
        removeChart(chart) { sheet.charts = sheet.charts.filter(({ id }) => id !== chart.getChartId()); },
      },
    }, { $sheet: sheet });
    return own;
  }

  function protectionOf(one) {
    return service("Protection", {
      read: {
        isWarningOnly: () => one.warning === true, canEdit: () => one.mayEdit === true, getRange: () => rangeOf(one.sheet, one.area),
        getUnprotectedRanges: () => (one.open || []).map((area) => rangeOf(one.sheet, area)),
      },
    });
  }

  function ruleOf(sheet, rule) {
    return service("ConditionalFormatRule", {
      read: {
        getRanges: () => rule.areas.map((area) => rangeOf(sheet, area)),
        getBooleanCondition: () => (rule.criteria === undefined ? null : service("BooleanCondition", {
          read: {
            getCriteriaType: () => rule.criteria, getCriteriaValues: () => [rule.value],
            getBackground: () => rule.fill, getFontColor: () => rule.text,
          },
        })),
      },
    }, { $rule: rule });
  }

  function ruleBuilder() {
    const rule = {};
    const builder = service("ConditionalFormatRuleBuilder", {
      write: {
        whenTextEqualTo(text) { Object.assign(rule, { criteria: "TEXT_EQUAL_TO", value: text }); return builder; },
        setBackground(fill) { rule.fill = fill; return builder; },
        setFontColor(text) { rule.text = text; return builder; },
        setRanges(ranges) { rule.areas = ranges.map((range) => range.$area); return builder; },
        build() {
          if (rule.criteria === undefined || rule.areas === undefined) throw new Error("Conditional format rule must have criteria and ranges.");
          return ruleOf(null, rule);
        },
      },
    });
    return builder;
  }

  function chartOf(chart) {
    return service("EmbeddedChart", {
      read: {
        getChartId: () => chart.id === undefined ? null : chart.id,
        getContainerInfo: () => service("ContainerInfo", { read: { getAnchorRow: () => chart.row, getAnchorColumn: () => chart.column } }),
      },
    }, { $chart: chart });
  }

  function chartBuilder(sheet) {
    const chart = { options: {}, ranges: [] };
    const set = (change) => { Object.assign(chart, change); return builder; };
    const builder = service("EmbeddedChartBuilder", {
      write: {
        setChartType: (type) => set({ type }),
        addRange(range) { chart.ranges.push(range.getA1Notation()); return builder; },
        setNumHeaders: (headers) => set({ headers }),
        setOption(option, value) { chart.options[option] = JSON.parse(JSON.stringify(value)); return builder; },
        setPosition(row, column, x, y) {
          if (row < 1 || column < 1 || row > sheet.maxRows || column > sheet.maxColumns || x !== 0 || y !== 0) throw new Error("the anchor is outside of the sheet");
          return set({ row, column });
        },
        build() {
          if (chart.row === undefined || chart.ranges.length === 0) throw new Error("a chart needs a position and a range");
          return chartOf(chart);
        },
      },
    });
    return builder;
  }

  const namedOf = (name) => service("NamedRange", {
    read: { getName: () => name, getRange: () => rangeOf(book.names.get(name).sheet, book.names.get(name)) },
    write: { remove: () => { book.names.delete(name); } },
  });

  const spreadsheet = service("Spreadsheet", {
    read: {
      getSpreadsheetLocale: () => book.locale, getSpreadsheetTimeZone: () => book.zone,
      getSheets: () => book.sheets.map(sheetOf), getNumSheets: () => book.sheets.length,
      getSheetByName(name) { const found = book.sheet(name); return found === undefined ? null : sheetOf(found); },
      getActiveSheet: () => sheetOf(book.active),
      getActiveRange: () => (book.selection === null ? null : rangeOf(book.selection.sheet, book.selection)),
      getCurrentCell: () => (book.selection === null ? null : rangeOf(book.selection.sheet, { ...book.selection, rows: 1, columns: 1 })),
      getNamedRanges: () => Array.from(book.names.keys(), namedOf),
    },
    write: {
      insertSheet(name, at) { if (name.length > 100 || /[:\\/?*[\]]/.test(name)) throw new Error("bad name"); return sheetOf(book.add(name, at)); },
      deleteSheet(sheet) {
        const at = book.sheets.indexOf(sheet.$sheet);
        if (at < 0) throw new Error("the sheet is gone");
        if (book.sheets.filter((one) => !one.hidden || one === sheet.$sheet).length < 2 && !sheet.$sheet.hidden) throw new Error("You can't remove all the visible sheets in a document.");
        book.sheets.splice(at, 1);
        if (book.active === sheet.$sheet) { book.active = book.sheets[0]; book.selection = { sheet: book.active, row: 1, column: 1, rows: 1, columns: 1 }; }
        for (const [name, { sheet: own }] of book.names) if (own === sheet.$sheet) book.names.delete(name);
      },
      setNamedRange(name, range) {
        if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw new Error("The name is not valid.");
        book.names.set(name, { ...range.$area, sheet: range.$sheet });
      },
    },
  });

  const menuOf = (name) => {
    const menu = { name, items: [] };
    const builder = service("Menu", {
      menu: {
        addItem(caption, work) { menu.items.push([caption, work]); return builder; },
        addSeparator() { menu.items.push(null); return builder; },
        addToUi() { bridge.menus.push(menu); },
      },
    });
    return builder;
  };
  const ui = service("Ui", {
    menu: { createMenu: (name) => menuOf(name), createAddonMenu: () => menuOf(null) },
    sidebar: { showSidebar(output) { bridge.sidebars.push({ title: output.$page.title, content: output.$page.content }); } },
  });

  const SpreadsheetApp = service("SpreadsheetApp", {
    read: { getActiveSpreadsheet: () => spreadsheet },
    write: { newConditionalFormatRule: ruleBuilder },
    free: { getUi() { if (mode === "CELL") throw new Error("Cannot call SpreadsheetApp.getUi() from this context."); return ui; } },
  }, { ProtectionType: { SHEET: "SHEET", RANGE: "RANGE" }, BooleanCriteria: { TEXT_EQUAL_TO: "TEXT_EQUAL_TO" } });

  const pageOf = (content) => {
    const page = { content, title: "" };
    const output = service("HtmlOutput", {
      html: {
        getContent: () => page.content,
        setContent(text) { page.content = text; return output; },
        setTitle(title) { page.title = title; return output; },
      },
    }, { $page: page });
    return output;
  };
  const HtmlService = service("HtmlService", {
    html: {
      createHtmlOutput: pageOf,
      createHtmlOutputFromFile(name) {
        if (!files.has(name)) throw new Error(`No HTML file named ${name} was found.`);
        return pageOf(files.get(name));
      },
    },
  });

  const Utilities = service("Utilities", {
    text: {
      base64Decode: (text) => Array.from(bridge.bytes(text), (byte) => (byte > 127 ? byte - 256 : byte)),
      formatDate(date, zone, pattern) {
        if (Object.prototype.toString.call(date) !== "[object Date]") throw new Error("formatDate takes a Date");
        bridge.asked.formatDate++;
        return bridge.formatted(date.getTime(), zone, pattern);
      },
      parseDate(text, zone, pattern) { bridge.asked.parseDate++; return new Date(bridge.parsed(text, zone, pattern)); },
    },
  });

  const Session = service("Session", {
    locale: { getActiveUserLocale: () => bridge.userLocale },
    zone: { getScriptTimeZone: () => bridge.scriptZone },
  });
  const Logger = service("Logger", { text: { log: () => Logger } });
  const Charts = service("Charts", {}, { ChartType: { COLUMN: "COLUMN", SCATTER: "SCATTER" } });
  return { SpreadsheetApp, HtmlService, Utilities, Session, Logger, Charts };
});
