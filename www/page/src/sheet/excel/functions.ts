// What the script of the custom functions, which runs in the same page, tells of itself.

import type { SheetFunctions } from "../host";

interface Script {
  version: string;
  state(): { engine: string; problem: string };
  lastError(): { function: string; address: string; message: string } | null;
}

export function functions(): SheetFunctions | null {
  const script = (globalThis as { TierSheetExcel?: Script }).TierSheetExcel;
  if (script === undefined) return null;
  const { engine, problem } = script.state();
  const last = script.lastError();
  return {
    version: script.version, problem: engine === "failed" ? problem : "",
    lastError: last === null ? "" : [`TIER.${last.function}`, last.address, last.message].filter((part) => part !== "").join(", "),
  };
}
