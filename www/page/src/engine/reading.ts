// Files into tables, chunk by chunk, so that a file of any length is never in memory as a whole.

import type { FileCard, Finding, Progress, Wishes } from "./protocol";

const CHUNK = 1 << 20;
const TOLD_EVERY_MS = 100;
/** So much of a long file is read to learn its language before all of it is read in that language. */
const HEAD = 1 << 18;

export interface ReadFile {
  report: FileReport;
  table: FileTable;
}

export function found(source: string, problems: EngineProblem[]): Finding[] {
  return problems.map((problem) => ({ ...problem, source }));
}

function settings(file: File, wishes: Wishes, lang: string): Record<string, string> {
  const given = Object.entries(wishes).filter(([, value]) => value !== undefined && value !== "");
  return { ...Object.fromEntries(given), name: file.name, lang };
}

export async function readFile(files: FilesModule, file: File, wishes: Wishes, lang: string, tell: (progress: Progress) => void): Promise<ReadFile> {
  const reading = files.start(settings(file, wishes, lang));
  let told = 0;
  for (let at = 0; at < file.size; at += CHUNK) {
    reading.push(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()));
    if (performance.now() - told > TOLD_EVERY_MS) {
      told = performance.now();
      tell({ stage: "reading", rows: reading.rows, share: reading.bytes / file.size });
    }
  }
  return reading.finish();
}

/** The first rows of a long text; a workbook has to be read whole, so it has none. */
export async function readHead(files: FilesModule, file: File, wishes: Wishes): Promise<FileTable | null> {
  if (file.size <= HEAD * 4) return null;
  try {
    const reading = files.start(settings(file, wishes, "en"));
    reading.push(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    return reading.finish().table;
  } catch {
    return null;
  }
}

/** The header row of a table. */
export function headersOf(table: FileTable): string[] {
  const row = Math.max(0, table.above - 1);
  return Array.from({ length: table.width }, (_, col) => String(table.cell(row, col)).trim());
}

export function cardOf(file: File, { report, table }: ReadFile): FileCard {
  const { id, name, confidence, reasons } = report.crm;
  return {
    name: file.name, size: file.size, format: report.format, encoding: report.encoding, mark: report.mark, separator: report.separator,
    sheets: report.sheets, sheet: report.sheet, crm: { id, name, confidence, reasons }, height: table.height, above: table.above,
    headers: headersOf(table), findings: found("FILE", report.notes),
  };
}
