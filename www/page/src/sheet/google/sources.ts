// Where the worker of the sidebar finds the engine: the scripts are in the page, the modules come from the script of the spreadsheet. Put in
// the place of `engine/sources` when the sidebar is built.

import core from "@core/tiersheet.js?raw";
import files from "@core/tiersheet-files.js?raw";
import type { Calls } from "../../engine/protocol";
import { type ModuleName, moduleBytes } from "./modules";

const held = (content: BlobPart, type: string): string => URL.createObjectURL(new Blob([content], { type }));
const script = (text: string): string => held(text, "text/javascript");
const wasm = async (name: ModuleName): Promise<string> => held(await moduleBytes(name), "application/wasm");

async function gather(): Promise<Calls["start"]["take"]> {
  const [coreWasm, modelsWasm, filesWasm] = await Promise.all([wasm("tiersheet"), wasm("tiersheet-models"), wasm("tiersheet-files")]);
  return { core: script(core), files: script(files), coreWasm, modelsWasm, filesWasm };
}

let gathered: Promise<Calls["start"]["take"]> | null = null;

/** Gathered once; what could not be had is asked for again. */
export function sources(): Promise<Calls["start"]["take"]> {
  gathered ??= gather().catch((error: unknown) => {
    gathered = null;
    throw error;
  });
  return gathered;
}
