// Our own undo. Excel's takes back what an add-in did only on some platforms and only in part, so every action notes how to take it back.
// An action that fails half-way takes back what it did.

import { SheetError } from "../host";
import type { Cell } from "../host";
import { type Area, addressOf, areaOfRange, around, CORNERS, same, rangeOf } from "./areas";
import { changedRow, rowMark } from "./entering";
import { inExcel } from "./office";
import { usedArea } from "./tables";

type Step = (context: Excel.RequestContext) => Promise<void>;

/** What an action did: how to take it back, last step first, and what must still be so that it may be. */
export class Deed {
  readonly steps: Step[] = [];
  readonly checks: Step[] = [];
  /** Whether it replaced more than is kept, so that it cannot be taken back. */
  lasting = false;

  constructor(readonly label: string) {}

  /** Notes how to take back a step. It may be called when the step was done in part. */
  back(step: Step): void {
    this.steps.push(step);
  }

  /** Cells that we wrote, without those that Excel itself may alter. */
  wrote(sheetId: string, area: Area, rows: Cell[][]): void {
    const marks = Int32Array.from(rows, rowMark);
    this.checks.push(async (context) => {
      const sheet = await there(context, sheetId);
      const changed = await changedRow(context, sheet, area, marks);
      if (changed !== null) throw new SheetError("refused", `cells were changed since: ${sheet.name}!${changed}`);
    });
  }

  /** A cell where we put a formula; Excel may write it in another way. */
  hasFormula(sheetId: string, area: Area): void {
    this.checks.push(async (context) => {
      const sheet = await there(context, sheetId);
      const cell = rangeOf(sheet, area);
      cell.load("formulas");
      await context.sync();
      if (!String(cell.formulas[0]?.[0]).startsWith("=")) throw new SheetError("refused", `cells were changed since: ${sheet.name}!${addressOf(area)}`);
    });
  }

  /** A sheet that we added and that holds nothing but the area. */
  addedSheet(sheetId: string, area: Area): void {
    this.checks.push(async (context) => {
      const sheet = await there(context, sheetId);
      sheet.charts.load("items/name");
      const used = await usedArea(context, sheet);
      if (sheet.charts.items.length > 0 || (used !== null && !same(around(used, area), area))) throw new SheetError("refused", `the sheet ${sheet.name} holds more by now`);
    });
  }

  /** A table that we made or changed, and the area that it has now. */
  hasTable(key: string, area: Area): void {
    this.checks.push(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject(key);
      table.load("name");
      await context.sync();
      if (table.isNullObject) throw new SheetError("missing", "the table was removed since");
      const range = table.getRange();
      range.load(CORNERS);
      await context.sync();
      const now = areaOfRange(range);
      if (!same(now, area)) throw new SheetError("refused", `the table ${table.name} was changed since, and is ${addressOf(now)}`);
    });
  }

  async takeBack(context: Excel.RequestContext): Promise<void> {
    // Once it has begun the cells are not what was written, and a second try must not ask for that.
    this.checks.length = 0;
    for (let step = this.steps.at(-1); step !== undefined; step = this.steps.at(-1)) {
      await step(context);
      this.steps.pop();
    }
  }
}

async function there(context: Excel.RequestContext, sheetId: string): Promise<Excel.Worksheet> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
  sheet.load("id,name");
  await context.sync();
  if (sheet.isNullObject) throw new SheetError("missing", "the sheet was removed since");
  return sheet;
}

const MOST = 20;

export class Undo {
  private readonly deeds: Deed[] = [];
  private queue: Promise<unknown> = Promise.resolve();

  /** Does something that can be taken back. Actions wait for each other. */
  async act<Result>(label: string, action: (context: Excel.RequestContext, deed: Deed) => Promise<Result>): Promise<Result> {
    return this.inTurn(async () => {
      const deed = new Deed(label);
      try {
        const result = await inExcel((context) => action(context, deed));
        // What came before cannot be taken back past something that stays.
        if (deed.lasting) this.deeds.length = 0;
        else this.deeds.push(deed);
        if (this.deeds.length > MOST) this.deeds.shift();
        return result;
      } catch (error) {
        // As much as can be: a step that fails must not keep the others from it.
        for (const step of deed.steps.reverse()) await inExcel(step).catch((further: unknown) => console.warn("not all was taken back:", further));
        throw error;
      }
    });
  }

  label(): string | null {
    return this.deeds.at(-1)?.label ?? null;
  }

  async undo(): Promise<void> {
    await this.inTurn(async () => {
      const deed = this.deeds.at(-1);
      if (deed === undefined) throw new SheetError("missing", "there is nothing to take back");
      try {
        await inExcel(async (context) => {
          for (const check of deed.checks) await check(context);
          await deed.takeBack(context);
        });
      } catch (error) {
        if (error instanceof SheetError && error.reason === "missing") this.deeds.pop();
        throw error;
      }
      this.deeds.pop();
    });
  }

  private async inTurn<Result>(action: () => Promise<Result>): Promise<Result> {
    const turn = this.queue.then(action, action);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
