// What the worker holds between calls: the two modules, the files read, the last grading and the last files made.

import { isDeals } from "../../../job.mjs";
import { fixesFor } from "../shaping/fixes";
import { scoresFor, withScores } from "../shaping/scores";
import { ClientTable, unpack, type Unpacked } from "./client-table";
import { ask, attributesFor, grade, optionsFor, ownOptions, prepare, type Data, type Graded, type Prepared, type Tables, type Wanted } from "./grading";
import { Outdated, type Helper } from "./helper";
import type { Calls, CheckReport, Finding, Lang, Pair, Progress, Row, SavedFile, Slot } from "./protocol";
import { cardOf, found, readFile, readHead, type ReadFile } from "./reading";
import { report, send, type Sending } from "./sending";
import { ClientView, recordOf } from "./views";

type Take<Name extends keyof Calls> = Calls[Name]["take"];
type Give<Name extends keyof Calls> = Calls[Name]["give"];
type Tell = (progress: Progress) => void;

const LANGS: readonly string[] = ["en", "ru", "uk"];
/** So many clients are explained while one waits; more of them in a worker of their own. */
const AT_ONCE = 500;
/** More clients than these are explained only when a file with all explanations is asked for. */
const UNASKED = 200_000;

/** A request that cannot be met because of what was not done before it. The page never makes such a request. */
class OutOfTurn extends Error {}

export class Session {
  private readonly read = new Map<Slot, ReadFile>();
  private graded: Graded | null = null;
  private shown: ClientView | null = null;
  private sending: Sending | null = null;
  private fieldFindings: Finding[] = [];
  private spoken: Lang = "en";
  private asked: Pair[] = [];
  /** Which export the last grading is of, and how it was read. */
  private opened = "";
  /** Counts the files read, since what is remembered of them holds for these only. */
  private reads = 0;
  private deals: { key: string; deals: boolean } | null = null;
  private plain: { key: string; prepared: Prepared } | null = null;
  private scored: { key: string; prepared: Prepared } | null = null;
  private explaining: { graded: Graded; done: Promise<boolean> } | null = null;
  private readonly helper: Helper;

  constructor(readonly engine: Engine, readonly files: FilesModule, private readonly newHelper: () => Helper) {
    this.helper = newHelper();
  }

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

  private get tables(): Tables {
    return { main: this.main, clients: this.read.get("clients") ?? null, rates: this.rowsOf("rates") };
  }

  /** The clients that rules are applied to, with all that the rules ask of them. */
  prepared(request: Wanted, tell: Tell = () => undefined): Prepared {
    const { engine, tables } = this;
    const own = ownOptions(tables, request.options);
    const fieldsKey = JSON.stringify([this.reads, own]);
    if (this.deals?.key !== fieldsKey) {
      this.deals = { key: fieldsKey, deals: isDeals(ask(engine, "FIELDS", [tables.main.table, optionsFor("FIELDS", own)], request.lang).facts, tables.main.report) };
    }
    const { deals } = this.deals;
    const scores = scoresFor(engine, request.rules);
    const key = JSON.stringify([this.reads, request.options, request.lang, attributesFor(tables, deals, request.rules)]);
    if (this.plain?.key !== key) {
      if (deals) tell({ stage: "metrics" });
      this.plain = { key, prepared: prepare(engine, tables, deals, request) };
    }
    const scoredKey = `${key} ${JSON.stringify(scores)}`;
    if (this.scored?.key !== scoredKey) this.scored = { key: scoredKey, prepared: withScores(engine, tables.main.table, own, this.plain.prepared, scores, request.lang) };
    return this.scored.prepared;
  }

  /** A function of the engine that takes long for many clients: then a worker of its own runs it. */
  long(helper: Helper, id: string, [clients, ...args]: [Data, ...unknown[]], lang: Lang): Promise<Unpacked> {
    const count = Array.isArray(clients) ? clients.length : clients.height;
    if (count <= AT_ONCE) return Promise.resolve(unpack(ask(this.engine, id, [clients, ...args], lang)));
    return helper.run(id, [Array.isArray(clients) ? clients : clients.rows(), ...args], lang);
  }

  /** The options that the user set. */
  get wished(): Pair[] {
    return this.asked;
  }

  /** The options that concern the columns of the export. */
  get ownOptions(): Pair[] {
    return ownOptions(this.tables, this.asked);
  }

  /** The columns of the export that have cells which cannot be read. */
  get unreadColumns(): number[] {
    return this.fieldFindings.flatMap(({ code, column }) => (code === "UNREADABLE_CELLS" && column !== null ? column - 1 : []));
  }

  /** A worker for such calls. */
  another(): Helper {
    return this.newHelper();
  }

  private forget(): void {
    this.helper.stop();
    this.graded = null;
    this.shown = null;
    this.sending = null;
  }

  async open({ slot, file, wishes, lang }: Take<"open">, tell: Tell): Promise<Give<"open">> {
    tell({ stage: "reading", rows: 0, share: 0 });
    const read = await readFile(this.files, file, wishes, lang, tell);
    this.read.set(slot, read);
    this.reads++;
    if (slot === "main") {
      // The same export read once more, as in another language: its tiers stay until the next ones are there.
      const key = `${file.name} ${file.size} ${file.lastModified} ${JSON.stringify(wishes)}`;
      if (key !== this.opened) this.forget();
      this.opened = key;
    }
    return cardOf(file, read);
  }

  close({ slot }: Take<"close">): null {
    this.read.delete(slot);
    this.reads++;
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
    this.asked = options;
    const own = ownOptions(this.tables, options);
    const fields = ask(this.engine, "FIELDS", [this.main.table, optionsFor("FIELDS", own)], lang);
    const told = fields.facts["language"] ?? "";
    this.deals = { key: JSON.stringify([this.reads, own]), deals: isDeals(fields.facts, this.main.report) };
    this.fieldFindings = found("FIELDS", fields.notes);
    return {
      lang: LANGS.includes(told) ? (told as Lang) : "en", deals: this.deals.deals, rows: Number(fields.facts["rows"] ?? 0),
      asOf: fields.facts["as of"] ?? "", fields: fields.rows().slice(1), findings: this.fieldFindings,
    };
  }

  table({ slot }: Take<"table">): Row[] {
    return this.read.get(slot)?.table.rows() ?? [];
  }

  template({ name, lang }: Take<"template">): Row[] {
    return this.engine.call("RULES", [name, lang], { lang });
  }

  check({ rules, lang }: Take<"check">): CheckReport {
    const prepared = this.preparedFor(rules, lang);
    const checked = found("CHECK", ask(this.engine, "CHECK", [rules, prepared?.clients ?? null, optionsFor("CHECK", prepared?.options ?? [])], lang).notes);
    const wins: (number | null)[] = rules.slice(1).map(() => null);
    for (const { code, row, args: [, , clients] } of checked) {
      // The first rule stands below the header.
      if ((code === "RULE_WINS" || code === "RULE_WINS_NOBODY") && row !== null) wins[row - 2] = Number(clients);
    }
    return { findings: fixesFor(this.engine, rules, checked.filter(({ code }) => code !== "RULE_WINS"), lang), wins };
  }

  /** The clients for a check. Where they cannot be had, the table is checked by itself, and grading tells why. */
  private preparedFor(rules: Row[], lang: Lang): Prepared | null {
    if (!this.read.has("main")) return null;
    try {
      return this.prepared({ rules, options: this.asked, lang });
    } catch {
      return null;
    }
  }

  grade(request: Take<"grade">, tell: Tell): Give<"grade"> {
    this.asked = request.options;
    this.helper.stop();
    this.graded = grade(this.engine, this.tables, this.prepared(request, tell), request, tell);
    const view = new ClientView(this.graded);
    this.shown = view;
    this.sending = null;
    this.spoken = request.lang;
    // The first letter of a search must not wait for it.
    setTimeout(() => view.warm());
    return this.graded.report;
  }

  async explanations(): Promise<boolean> {
    return this.result.explained.length <= UNASKED && await this.explained();
  }

  /** Finds what would lift each client. Whether that came to its end before another grading did. */
  explained(): Promise<boolean> {
    const graded = this.result;
    if (graded.explained.complete) return Promise.resolve(true);
    if (this.explaining?.graded !== graded) {
      const { clients, rules, overrides, options } = graded;
      const done = this.long(this.helper, "EXPLAIN", [clients, rules, "*", overrides, optionsFor("EXPLAIN", options)], this.spoken)
        .then(({ headers, columns, skipped }) => {
          if (this.graded !== graded) return false;
          graded.explained = new ClientTable(headers, columns, true, skipped);
          graded.report.explained = true;
          this.shown = new ClientView(graded, this.shown);
          return true;
        })
        .catch((error: unknown) => {
          if (this.explaining?.graded === graded) this.explaining = null;
          if (error instanceof Outdated) return false;
          throw error;
        });
      this.explaining = { graded, done };
    }
    return this.explaining.done;
  }

  run({ id, args, lang }: Take<"run">): Unpacked {
    return unpack(ask(this.engine, id, args, lang));
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

  async report({ kind, pages, history }: Take<"report">, tell: Tell): Promise<SavedFile> {
    if (kind === "workbook" || kind === "explanations") {
      tell({ stage: "explaining" });
      await this.explained();
    }
    tell({ stage: "writing" });
    const told = [...this.read.values()].flatMap(({ report: read }) => found("FILE", read.notes));
    const findings = [...told, ...this.fieldFindings, ...this.result.report.findings];
    return report(this.engine, this.files, { kind, pages, history: history ?? [] }, this.main, this.result, this.sending, findings, this.lang);
  }

  rulesCsv({ rows }: Take<"rulesCsv">): SavedFile {
    return { name: "tiersheet-rules.csv", bytes: new Uint8Array(this.files.writeCsv(rows, { separator: ";", mark: true }, false)) };
  }

  crms(): Give<"crms"> {
    return this.files.crms();
  }
}
