// Excel beside the page, by Office.js. The script of Microsoft must have run before.

import { SheetError, type SheetCells, type SheetHost } from "../host";
import { addChart } from "./charts";
import { functions } from "./functions";
import { append } from "./history";
import { inExcel } from "./office";
import { readCells } from "./reading";
import { selectedRow, show } from "./selection";
import { startsWithWorkbook, startWithWorkbook } from "./starting";
import { listTables, placeOf, sheetOf, tableOf, usedArea, type Place } from "./tables";
import { checkTarget, occupiedBy, targetOf } from "./target";
import { Undo } from "./undo";
import { watch } from "./watching";
import { write } from "./writing";

const FIRST_CELL = { row: 0, column: 0, rows: 1, columns: 1 };

export async function excelHost(): Promise<SheetHost> {
  const { host } = await Office.onReady();
  // As text: the enumeration is there only in a host of Office.
  if (String(host) !== "Excel") throw new SheetError("missing", "this is not Excel");
  const undo = new Undo();
  return {
    program: "excel",
    locale: Office.context.displayLanguage,
    tables: listTables,
    read: async (id) => inExcel(async (context) => cellsOf(context, await placeOf(context, id))),
    readSheet,
    occupied: async ({ where, rows }) => inExcel(async (context) => {
      const target = await targetOf(context, where, rows);
      await checkTarget(context, target);
      return occupiedBy(context, target);
    }),
    write: async (written, label) => undo.act(label, async (context, deed) => write(context, deed, written)),
    chart: async (chart, label) => undo.act(label, async (context, deed) => addChart(context, deed, chart)),
    append: async (sheet, header, rows, label) => undo.act(label, async (context, deed) => append(context, deed, sheet, header, rows)),
    show,
    selectedRow,
    undoable: () => undo.label(),
    undo: async () => undo.undo(),
    watch,
    startWithWorkbook,
    startsWithWorkbook,
    functions,
  };
}

async function cellsOf(context: Excel.RequestContext, place: Place): Promise<SheetCells> {
  const rows = await readCells(context, place.sheet, place.area);
  // A named table that has only its header has a blank row in Excel.
  while (rows.length > 1 && rows.at(-1)?.every((cell) => cell === "")) rows.pop();
  return { table: { ...tableOf(place, rows[0] ?? []), rows: rows.length }, rows };
}

async function readSheet(name: string): Promise<SheetCells | null> {
  return inExcel(async (context) => {
    const sheet = await sheetOf(context, name);
    if (sheet === null) return null;
    const area = await usedArea(context, sheet);
    const place: Place = { id: `sheet:${sheet.id}`, kind: "sheet", name: sheet.name, sheet, sheetName: sheet.name, area: area ?? FIRST_CELL };
    return area === null ? { table: { ...tableOf(place, []), rows: 0, columns: 0 }, rows: [] } : cellsOf(context, place);
  });
}
