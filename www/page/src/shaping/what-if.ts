// Other rules beside the present ones: who would move, with how much profit, and who would stand near a border. Both gradings are the
// engine's; here they are put beside each other.

import { EXPLAINED } from "../engine/client-table";
import { ask, optionsFor, tableOf, tierLines, type Graded, type Prepared } from "../engine/grading";
import { Outdated, type Helper } from "../engine/helper";
import type { Cell, Lang, Row, TierLine } from "../engine/protocol";
import type { Session } from "../engine/session";
import type { ComparedList, Comparison, Direction, MovePair, TierChange } from "./calls";

/** Columns of COMPARE behind the client's own: what, from, to, profit, field, distance. */
const COMPARED = 6;

interface Assigned {
  tiers: string[];
  lines: TierLine[];
}

interface Near {
  client: number;
  cells: Row;
}

export class WhatIf {
  private before: { graded: Graded; lang: Lang; assigned: Assigned } | null = null;
  private last: { graded: Graded; rules: Row[]; prepared: Prepared; from: string[]; to: string[] } | null = null;
  private near: Near[] = [];
  private readonly helper: Helper;

  constructor(private readonly session: Session) {
    this.helper = session.another();
  }

  compare(rules: Row[], lang: Lang): Comparison {
    this.helper.stop();
    const graded = this.session.result;
    const prepared = this.session.prepared({ rules, options: this.session.wished, lang });
    const before = this.present(graded, lang);
    const after = this.assigned(prepared, rules, lang);
    this.last = { graded, rules, prepared, from: before.tiers, to: after.tiers };
    this.near = [];
    const pairs = this.pairs(before, after, graded.explained.profits);
    const known = pairs.flatMap(({ profit }) => (typeof profit === "number" ? [profit] : []));
    return {
      clients: before.tiers.length, moved: pairs.reduce((sum, { clients }) => sum + clients, 0), profit: known.length === 0 ? "" : rounded(known.reduce((sum, own) => sum + own, 0)),
      pairs, tiers: tierChanges(before.lines, after.lines), byHand: this.byHand,
    };
  }

  private get byHand(): boolean {
    return this.session.result.overrides !== null;
  }

  /** The present rules without the tiers set by hand, for those would hide what rules do. */
  private present(graded: Graded, lang: Lang): Assigned {
    if (this.before?.graded !== graded || this.before.lang !== lang) {
      const assigned = this.byHand
        ? this.assigned({ clients: graded.clients, options: graded.options }, graded.rules, lang)
        : { tiers: textsOf(graded.tiers.column(0)), lines: graded.report.tiers };
      this.before = { graded, lang, assigned };
    }
    return this.before.assigned;
  }

  private assigned({ clients, options }: Pick<Prepared, "clients" | "options">, rules: Graded["rules"], lang: Lang): Assigned {
    const { engine } = this.session;
    const tiers = ask(engine, "ASSIGN", [clients, rules, null, optionsFor("ASSIGN", options)], lang).column(0);
    const summary = ask(engine, "SUMMARY", [clients, rules, null, optionsFor("SUMMARY", options)], lang);
    const texts = textsOf(tiers);
    // A tier of the rules is one even if nobody has it.
    const named = tableOf(engine, rules, lang).flatMap((row) => row.map((cell) => String(cell).trim()));
    return { tiers: texts, lines: tierLines(summary, new Set([...texts, ...named])).slice(0, -1) };
  }

  private pairs(before: Assigned, after: Assigned, profits: Cell[]): MovePair[] {
    // The order of tiers is that of the other rules.
    const order = new Map(after.lines.filter(({ given }) => given).map(({ tier }, at) => [tier, at]));
    const found = new Map<string, MovePair>();
    before.tiers.forEach((from, row) => {
      const to = after.tiers[row] ?? "";
      if (from === to) return;
      const key = JSON.stringify([from, to]);
      const pair = found.get(key) ?? { from, to, direction: direction(order.get(from), order.get(to)), clients: 0, profit: "" };
      const profit = profits[row];
      pair.clients++;
      if (typeof profit === "number") pair.profit = (typeof pair.profit === "number" ? pair.profit : 0) + profit;
      found.set(key, pair);
    });
    const pairs = [...found.values()].map((pair) => ({ ...pair, profit: typeof pair.profit === "number" ? rounded(pair.profit) : "" }));
    return pairs.sort((a, b) => b.clients - a.clients);
  }

  async borders(lang: Lang): Promise<number | null> {
    const { last, session } = this;
    if (last === null) return null;
    const { clients, options } = last.prepared;
    try {
      const { headers, columns } = await session.long(this.helper, "COMPARE", [clients, tableOf(session.engine, last.graded.rules, lang), last.rules, optionsFor("COMPARE", options)], lang);
      if (this.last !== last) return null;
      this.near = nearOf(headers, columns, last.graded);
      return this.near.length;
    } catch (error) {
      if (error instanceof Outdated) return null;
      throw error;
    }
  }

  window(list: ComparedList, from: number, count: number): { count: number; rows: Row[]; ids: number[] } {
    const { last } = this;
    if (last === null) return { count: 0, rows: [], ids: [] };
    if (list.kind === "near") {
      const seen = this.near.slice(from, from + count);
      return { count: this.near.length, rows: seen.map(({ cells }) => cells), ids: seen.map(({ client }) => client) };
    }
    const wanted = (row: number) => last.from[row] !== last.to[row] && (list.kind === "moves" || (last.from[row] === list.from && last.to[row] === list.to));
    const all: number[] = [];
    for (let row = 0; row < last.from.length; row++) if (wanted(row)) all.push(row);
    const profits = last.graded.explained.profits;
    const size = (row: number) => (typeof profits[row] === "number" ? Math.abs(profits[row]) : -1);
    all.sort((a, b) => size(b) - size(a));
    const seen = all.slice(from, from + count);
    return { count: all.length, ids: seen, rows: seen.map((row) => [last.from[row] ?? "", last.to[row] ?? "", named(last.graded, row), profits[row] ?? "", "", ""]) };
  }
}

function textsOf(column: Cell[] | undefined): string[] {
  return (column ?? []).map(String);
}

/** A sum of amounts with cents has no more decimals than they have. */
function rounded(sum: number): number {
  return Math.round(sum * 1e4) / 1e4;
}

function direction(from: number | undefined, to: number | undefined): Direction {
  if (from === undefined || to === undefined) return "changed";
  return to < from ? "up" : "down";
}

function tierChanges(before: TierLine[], after: TierLine[]): TierChange[] {
  const shown = (lines: TierLine[]) => lines.filter(({ given, clients }) => given || clients > 0);
  const tiers = [...new Set([...after.filter(({ given }) => given), ...shown(before).filter(({ given }) => given), ...shown(after), ...shown(before)].map(({ tier }) => tier))];
  return tiers.map((tier) => {
    const old = before.find((line) => line.tier === tier);
    const own = after.find((line) => line.tier === tier);
    return { tier, before: old?.clients ?? "", after: own?.clients ?? "", profitBefore: old?.profit ?? "", profitAfter: own?.profit ?? "" };
  });
}

function named({ explained }: Graded, row: number): string {
  const own = explained.headers.length - EXPLAINED;
  return String(explained.column(own - 1)?.[row] ?? "");
}

/** The lines of COMPARE about borders: only these name a field. They come in the order of the data. */
function nearOf(headers: string[], columns: Cell[][], graded: Graded): Near[] {
  const first = headers.length - COMPARED;
  const own = graded.explained.headers.length - EXPLAINED;
  const same = (line: number, client: number) =>
    columns.slice(0, Math.min(first, own)).every((column, at) => column[line] === graded.explained.column(at)?.[client]);
  const found: Near[] = [];
  let client = 0;
  const cell = (column: number, line: number) => columns[first + column]?.[line] ?? "";
  for (let line = 0; line < (columns[0]?.length ?? 0); line++) {
    if (cell(4, line) === "") continue;
    let at = client;
    while (at < graded.explained.length && !same(line, at)) at++;
    if (at === graded.explained.length) continue;
    client = at + 1;
    found.push({ client: at, cells: [cell(1, line), cell(2, line), named(graded, at), cell(3, line), cell(4, line), cell(5, line)] });
  }
  return found;
}
