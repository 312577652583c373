// Batches of Office.js. Whatever goes wrong in one leaves here as a SheetError.

import { SheetError } from "../host";

const REASONS: Record<string, SheetError["reason"]> = {
  InvalidOperationInCellEditMode: "busy",
  RequestAborted: "busy",
  Conflict: "busy",
  ServiceNotAvailable: "busy",
  ActivityLimitReached: "busy",
  AccessDenied: "protected",
  InactiveWorkbook: "protected",
  ItemNotFound: "missing",
  InvalidReference: "missing",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  OperationCellsExceedLimit: "too-large",
  RangeExceedsLimit: "too-large",
};

export function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

export function told(error: unknown): SheetError {
  if (error instanceof SheetError) return error;
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  return new SheetError(REASONS[code] ?? "refused", code === "" || text.includes(code) ? text : `${code}: ${text}`);
}

export async function inExcel<Result>(batch: (context: Excel.RequestContext) => Promise<Result>): Promise<Result> {
  try {
    return await Excel.run(batch);
  } catch (error) {
    throw told(error);
  }
}

/** Whether this Excel has a set of the API that is newer than 1.9, without which the add-in does not start. */
export function hasApi(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

export function tooLarge(error: unknown): boolean {
  return told(error).reason === "too-large";
}
