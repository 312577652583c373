// The state of the workbook beside which the page may be open.

export interface SheetState {
}

export function initialSheet(): SheetState {
  return {};
}
