// Files into tables, chunk by chunk, so that a file of any length is never in memory as a whole.

import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { stop } from "./flags.mjs";
import { fill } from "./texts.mjs";

const CHUNK = 1 << 20;
const BEGINNING = 1 << 16;
const TOLD_EVERY_MS = 1000;

// A file's table with the report on how it was read. `tell` is called now and then with the rows and the share read.
export function readTable(files, path, settings, say, tell = () => {}) {
  const name = basename(path instanceof URL ? path.pathname : path);
  if (!existsSync(path)) stop(fill(say.noFile, name), say.noFileHint);
  const handle = openSync(path, "r");
  try {
    const { size } = fstatSync(handle);
    const reading = files.start({ ...settings, name });
    const chunk = Buffer.allocUnsafe(CHUNK);
    let told = Date.now();
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
      reading.push(chunk.subarray(0, read));
      if (Date.now() - told > TOLD_EVERY_MS) {
        told = Date.now();
        tell(reading.rows, size === 0 ? 1 : reading.bytes / size);
      }
    }
    return { name, ...reading.finish() };
  } finally {
    closeSync(handle);
  }
}

// The first bytes of a file.
export function beginning(path) {
  const handle = openSync(path, "r");
  try {
    const head = Buffer.alloc(BEGINNING);
    return head.subarray(0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}

// The header row of a table.
export function headersOf(table) {
  const row = Math.max(0, table.above - 1);
  return Array.from({ length: table.width }, (_, col) => String(table.cell(row, col)).trim());
}
