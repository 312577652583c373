// What leaves the page: the files for a CRM, and the reports for people. The engine makes all of them.

import { ask, cellOf, headerOf, isOption, optionsFor, tableOf, type Graded } from "./grading";
import { findingsTable, formForPeople, likeExport } from "../../../job.mjs";
import type { Finding, PageNames, Pair, ReportKind, Row, SavedFile, SendReport, SendRequest } from "./protocol";
import { found, type ReadFile } from "./reading";

const PREVIEWED = 2000;
const HEAD_LINES = 6;

export interface Sending {
  report: SendReport;
  files: SavedFile[];
  notSent: Row[];
}

function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/**
 * The settings of the CRM's files among the options. A CRM that is not known gets a file made like its export. What the functions
 * know is theirs; the rest is given on, so that a slip in a name is told.
 */
function settingsFor(files: FilesModule, crm: string, main: ReadFile, options: Pair[]): Pair[] {
  const known = new Set(files.sendSettings().flat());
  const own = options.filter(([name]) => known.has(name) || !isOption(name));
  return [...likeExport(crm, main.report), ...own];
}

/** The rows for the CRM, or with the option "list" those that are left out. */
export function importing(engine: Engine, graded: Graded, { crm, settings, lang }: SendRequest, more: Pair[]): EngineResult {
  const options = optionsFor("IMPORT", [...more, ...graded.options, ...settings]);
  return ask(engine, "IMPORT", [graded.clients, graded.tiers.rows(), crm, null, options], lang);
}

export function send(engine: Engine, files: FilesModule, main: ReadFile, graded: Graded, request: SendRequest): Sending {
  const { crm, settings, lang } = request;
  const options = [...graded.options, ...settings];
  const made = importing(engine, graded, request, []);
  const held = importing(engine, graded, request, [["list", "not sent"]]).rows();
  const rows = made.rows();
  const sent = files.send(crm, rows, settingsFor(files, crm, main, options), lang);
  const left = (held[0]?.length ?? 3) - 3;
  const notSent: Row[] = [...held, ...sent.notSent.slice(1).map(([id = "", tier = "", why = ""]) => [id, ...Array<string>(Math.max(0, left)).fill(""), tier, why])];
  const saved = sent.files.map(({ name, bytes }) => ({ name, bytes: owned(bytes) }));
  return {
    files: saved,
    notSent,
    report: {
      crm, sent: sent.sent, unchanged: Number(made.facts["unchanged"] ?? 0),
      files: saved.map(({ name, bytes }) => ({ name, size: bytes.length, head: head(bytes) })),
      preview: preview(graded, rows), notSent: notSent.slice(0, PREVIEWED), steps: sent.steps,
      findings: [...found("IMPORT", made.notes), ...found("SEND", sent.notes)],
    },
  };
}

/** The first lines of a file for the eye; bytes that are no UTF-8 are shown as such, they are not changed in the file. */
function head(bytes: Uint8Array): string[] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return [];
  return new TextDecoder().decode(bytes.subarray(0, 4000)).split(/\r?\n/).filter((line) => line !== "").slice(0, HEAD_LINES);
}

function preview(graded: Graded, rows: Row[]): SendReport["preview"] {
  const headers = headerOf(graded.clients);
  const id = headers.indexOf(String(rows[0]?.[0]));
  const { explained, before } = graded;
  const name = explained.column(explained.headers.length - 8) ?? [];
  const places = new Map<string, number>();
  if (id >= 0) for (let row = 0; row < explained.length; row++) places.set(String(cellOf(graded.clients, row, id)), row);
  return rows.slice(1, PREVIEWED + 1).map((cells) => {
    const own = String(cells[0] ?? "");
    const row = places.get(own);
    const called = row === undefined ? "" : String(name[row] ?? "");
    return {
      client: called === "" || called === own ? own : `${own}  ${called}`,
      from: row === undefined ? "" : before[row] ?? "", to: String(cells[1] ?? ""), reason: String(cells[3] ?? ""),
    };
  });
}


/** A workbook with more cells of data takes more memory than a browser gives. */
const DATA_CELLS = 3_000_000;
const SHEET_ROWS = 1_048_576;

export interface Wanted {
  kind: ReportKind;
  pages: PageNames;
  /** The rows of the history of reviews; none where it is not kept. */
  history: Row[];
}

export function report(engine: Engine, files: FilesModule, wanted: Wanted, main: ReadFile, graded: Graded, sending: Sending | null, findings: Finding[], lang: string): SavedFile {
  const { kind, pages, history } = wanted;
  const odd = [...findings, ...(sending?.report.findings.filter(({ source }) => source === "SEND") ?? [])]
    .filter(({ code }) => code !== "RULE_WINS" && code !== "SOUND");
  const listed = findingsTable(odd, lang);
  const form = formForPeople(lang);
  switch (kind) {
    case "explanations":
      return { name: "tiersheet-explanations.csv", bytes: owned(files.writeCsv(graded.explained.rows(), form, true)) };
    case "findings":
      return { name: "tiersheet-findings.csv", bytes: owned(files.writeCsv(listed, form, true)) };
    case "not-sent":
      return { name: "tiersheet-not-sent.csv", bytes: owned(files.writeCsv(sending?.notSent ?? [], form, true)) };
    case "workbook": {
      // The first three are those of the terminal's workbook.
      const sheets = [
        { name: pages.clients, rows: graded.explained.rows() }, { name: pages.summary, rows: graded.summary }, { name: pages.findings, rows: listed },
        { name: pages.rules, rows: tableOf(engine, graded.rules, lang) },
      ];
      const { table } = main;
      const withoutData = table.height - table.above >= SHEET_ROWS || table.height * table.width > DATA_CELLS;
      if (!withoutData) sheets.push({ name: pages.data, rows: table.rows().slice(Math.max(0, table.above - 1)) });
      if (history.length > 0) sheets.push({ name: pages.history, rows: history });
      return { name: "tiersheet-report.xlsx", bytes: owned(files.writeXlsx(sheets)), withoutData };
    }
  }
}
