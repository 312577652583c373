// Where the worker finds the engine: addresses beside the page.

import coreUrl from "@core/tiersheet.js?url";
import filesUrl from "@core/tiersheet-files.js?url";
import filesWasmUrl from "@core/tiersheet-files.wasm?url";
import modelsWasmUrl from "@core/tiersheet-models.wasm?url";
import coreWasmUrl from "@core/tiersheet.wasm?url";
import type { Calls } from "./protocol";

const absolute = (url: string): string => new URL(url, document.baseURI).href;

export function sources(): Promise<Calls["start"]["take"]> {
  return Promise.resolve({
    core: absolute(coreUrl), coreWasm: absolute(coreWasmUrl), modelsWasm: absolute(modelsWasmUrl), files: absolute(filesUrl), filesWasm: absolute(filesWasmUrl),
  });
}
