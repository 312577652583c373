// Overrides as the rules take them: one that the engine refuses must not leave every client without a tier.

import type { Row } from "../engine/protocol";

export interface Applied<Result> {
  result: Result;
  /** The overrides that were taken; those refused are blank rows, so that the others keep their places. */
  overrides: Row[] | null;
  refused: EngineProblem[];
}

/** The row of the list that a problem speaks of, the header being row 1. */
export function rowOfList({ range, row }: EngineProblem): number | null {
  return range === "overrides" ? row : null;
}

/** Runs with the overrides, without those that the engine refuses: a tier that the rules do not have, a second one for a client. */
export function applying<Result>(overrides: Row[] | null, run: (overrides: Row[] | null) => Result): Applied<Result> {
  const refused: EngineProblem[] = [];
  let given = overrides;
  for (;;) {
    try {
      return { result: run(given), overrides: given, refused };
    } catch (error) {
      const problems = (error as { problems?: EngineProblem[] } | null)?.problems ?? [];
      const rows = new Set(problems.map(rowOfList));
      const filled = (row: Row, at: number) => rows.has(at + 1) && at > 0 && row.some((cell) => cell !== "");
      if (given === null || problems.length === 0 || rows.has(null) || !given.some(filled)) throw error;
      refused.push(...problems);
      given = given.map((row, at) => (filled(row, at) ? row.map(() => "") : row));
    }
  }
}
