type Pair = [string, string];

interface Report {
  separator: string;
  mark: boolean;
  crm: { id: string; entity: string };
}

interface Told {
  source: string;
  place: string;
  severity: string;
  code: string;
  message: string;
  hint: string;
}

interface Result {
  notes: { code: string; message: string }[];
  column(which: number): unknown[] | undefined;
}

export function isDeals(facts: Record<string, string>, report: Report): boolean;
export function importOptions(file: { report: Report }, cards: { report: Report } | null | undefined): Pair[];
export function likeExport(crm: string, report: Report): Pair[];
export function findingsTable(findings: Told[], lang: string): string[][];
export function formForPeople(lang: string): { separator: string; mark: boolean };
export function fieldsOf(options: Pair[], headers: string[], beside: unknown): Pair[];
export function lackingFor(assign: (rules: null) => Result): { code: string; message: string }[];
