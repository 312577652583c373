// Trouble that the page tells of by itself, in the form of the engine's problems.

import type { Finding } from "./protocol";

export function trouble(code: string, message: string, hint = "", place = ""): Finding {
  return { source: "", code, severity: "error", message, hint, place, cell: "", range: "", row: null, column: null, args: [], suggestion: "" };
}

/** An error of the code itself. */
export function internal(error: unknown): Finding {
  return trouble("INTERNAL", error instanceof Error ? error.message : String(error));
}
