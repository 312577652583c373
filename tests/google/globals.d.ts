// What the files of the script find in the global scope besides the services of Apps Script: the language's own WebAssembly, and the
// engine's files, which are not checked here.

declare const WebAssembly: { Module: new (bytes: Uint8Array) => object; Instance: new (module: object, imports: object) => object };
declare const TIERSHEET_WASM: string;
declare const TierSheet: {
  load(tiers: Uint8Array, models?: () => Uint8Array): {
    call(id: string, args: unknown[], settings?: { lang?: string; dates?: "iso" | "serial" | ((serial: number) => Date) }): any[][];
  };
};

/** In the comments of the functions of the sheet. */
type range = any[][];

type TierSheetSheet = GoogleAppsScript.Spreadsheet.Sheet;
interface TierSheetDeed {
  label: string;
  steps: { kind: string; [name: string]: unknown }[];
  wrote: object | null;
  lasting: boolean;
}
