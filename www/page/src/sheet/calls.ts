// What the page asks of its worker for the workbook beside which the page may be open.

export interface SheetCalls {
}
