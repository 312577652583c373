// What the worker holds between calls: the two modules, the files read, the last grading and the last files made.

import { isDeals } from "../../../job.mjs";
import { ask, checkFindings, grade, optionsFor, type Graded } from "./grading";
import type { Calls, CheckReport, Finding, Lang, Pair, Progress, Row, SavedFile, Slot } from "./protocol";
import { cardOf, found, readFile, readHead, type ReadFile } from "./reading";
import { report, send, type Sending } from "./sending";
import { ClientView, recordOf } from "./views";

type Take<Name extends keyof Calls> = Calls[Name]["take"];
type Give<Name extends keyof Calls> = Calls[Name]["give"];
type Tell = (progress: Progress) => void;

const LANGS: readonly string[] = ["en", "ru", "uk"];

/** A request that cannot be met because of what was not done before it. The page never makes such a request. */
class OutOfTurn extends Error {}

export class Session {
  private readonly read = new Map<Slot, ReadFile>();
  private graded: Graded | null = null;
  private shown: ClientView | null = null;
  private sending: Sending | null = null;
  private fieldFindings: Finding[] = [];
  private spoken: Lang = "en";

  constructor(readonly engine: Engine, readonly files: FilesModule) {}

  /** The language of the last grading. */
  get lang(): Lang {
    return this.spoken;
  }

  /** The clients of the last grading as the page looks at them. */
  get view(): ClientView | null {
    return this.shown;
  }

  /** The file in a slot, if one was read. */
  file(slot: Slot): ReadFile | null {
    return this.read.get(slot) ?? null;
  }

  /** The rows of the file in a slot, if one was read. */
  rowsOf(slot: Slot): Row[] | null {
    return this.read.get(slot)?.table.rows() ?? null;
  }

  get main(): ReadFile {
    const main = this.read.get("main");
    if (main === undefined) throw new OutOfTurn("no export has been read");
    return main;
  }

  /** The last grading. */
  get result(): Graded {
    if (this.graded === null) throw new OutOfTurn("no tiers have been given");
    return this.graded;
  }

  private forget(): void {
    this.graded = null;
    this.shown = null;
    this.sending = null;
  }

  async open({ slot, file, wishes, lang }: Take<"open">, tell: Tell): Promise<Give<"open">> {
    tell({ stage: "reading", rows: 0, share: 0 });
    const read = await readFile(this.files, file, wishes, lang, tell);
    this.read.set(slot, read);
    if (slot === "main") this.forget();
    return cardOf(file, read);
  }

  close({ slot }: Take<"close">): null {
    this.read.delete(slot);
    if (slot === "main") this.forget();
    return null;
  }

  /** The language of a long file's headers, before all of it is read. */
  async language({ file, wishes }: Take<"language">): Promise<Give<"language">> {
    const head = await readHead(this.files, file, wishes);
    if (head === null) return null;
    const told = ask(this.engine, "FIELDS", [head], "en").facts["language"] ?? "";
    return LANGS.includes(told) ? (told as Lang) : null;
  }

  fields({ options, lang }: Take<"fields">, tell: Tell): Give<"fields"> {
    tell({ stage: "recognising" });
    const own: Pair[] = [...this.main.report.options, ...options];
    const fields = ask(this.engine, "FIELDS", [this.main.table, optionsFor("FIELDS", own)], lang);
    const told = fields.facts["language"] ?? "";
    this.fieldFindings = found("FIELDS", fields.notes);
    return {
      lang: LANGS.includes(told) ? (told as Lang) : "en", deals: isDeals(fields.facts, this.main.report), rows: Number(fields.facts["rows"] ?? 0),
      asOf: fields.facts["as of"] ?? "", fields: fields.rows().slice(1), findings: this.fieldFindings,
    };
  }

  rawRows({ from, count }: Take<"rawRows">): Row[] {
    const { table } = this.main;
    const end = Math.min(table.height, from + count);
    const rows: Row[] = [];
    for (let row = from; row < end; row++) rows.push(Array.from({ length: table.width }, (_, col) => table.cell(row, col)));
    return rows;
  }

  table({ slot }: Take<"table">): Row[] {
    return this.read.get(slot)?.table.rows() ?? [];
  }

  template({ name, lang }: Take<"template">): Row[] {
    return this.engine.call("RULES", [name, lang], { lang });
  }

  check({ rules, lang }: Take<"check">): CheckReport {
    const data = this.graded?.clients ?? null;
    const options = data === null ? [] : optionsFor("CHECK", this.result.options);
    const checked = checkFindings(ask(this.engine, "CHECK", [rules, data, options], lang));
    const wins: (number | null)[] = rules.slice(1).map(() => null);
    for (const { code, place, message } of checked) {
      if (code !== "RULE_WINS" && code !== "RULE_WINS_NOBODY") continue;
      const at = numbers(place).at(-1);
      // CHECK tells the number only in words: it is the last one, behind the rule's number and the tier in brackets.
      const won = code === "RULE_WINS" ? numbers(message.replace(/\([^)]*\)/, "")).at(-1) : 0;
      if (at !== undefined && won !== undefined) wins[at - 2] = won;
    }
    return { findings: checked.filter(({ code }) => code !== "RULE_WINS"), wins };
  }

  grade(request: Take<"grade">, tell: Tell): Give<"grade"> {
    const clients = this.read.get("clients") ?? null;
    this.graded = grade(this.engine, { main: this.main, clients, rates: this.rowsOf("rates") }, request, tell);
    this.shown = new ClientView(this.graded);
    this.sending = null;
    this.spoken = request.lang;
    return this.graded.report;
  }

  clients({ query, from, count }: Take<"clients">): Give<"clients"> {
    return this.view?.window(query, from, count) ?? { count: 0, rows: [], ids: [] };
  }

  explain({ id }: Take<"explain">): Give<"explain"> {
    const { clients, rules, overrides, options } = this.result;
    const name = this.view?.name(id) ?? "";
    const lines = ask(this.engine, "EXPLAIN", [clients, rules, name, overrides, optionsFor("EXPLAIN", options)], this.lang).rows();
    return { client: this.view?.row(id) ?? recordOf(this.result, id), lines: lines.slice(1) };
  }

  send(request: Take<"send">, tell: Tell): Give<"send"> {
    tell({ stage: "writing" });
    this.sending = send(this.engine, this.files, this.main, this.result, request);
    return this.sending.report;
  }

  sentFile({ index }: Take<"sentFile">): SavedFile {
    const file = this.sending?.files[index];
    if (file === undefined) throw new OutOfTurn("no such file was made");
    return { name: file.name, bytes: file.bytes.slice() };
  }

  report({ kind, pages }: Take<"report">, tell: Tell): SavedFile {
    tell({ stage: "writing" });
    const files = [...this.read.values()].flatMap(({ report: read }) => found("FILE", read.notes));
    return report(this.files, kind, this.result, this.sending, [...files, ...this.fieldFindings, ...this.result.report.findings], pages, this.lang);
  }

  rulesCsv({ rows }: Take<"rulesCsv">): SavedFile {
    return { name: "tiersheet-rules.csv", bytes: new Uint8Array(this.files.writeCsv(rows, { separator: ";", mark: true }, false)) };
  }

  crms(): Give<"crms"> {
    return this.files.crms();
  }
}

function numbers(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
