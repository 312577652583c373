// Which client stands between the host and the workbook of a test: the stand-in's own, which is stricter, or Microsoft's, which is real.

import { installBehindMicrosoft } from "./microsoft.mjs";
import { installWorkbook } from "./workbook.mjs";

export const clients = { own: installWorkbook, microsoft: installBehindMicrosoft };
let chosen = clients.own;

export function choose(client) {
  chosen = client;
}

/** Rows for tests of size. Microsoft's client writes each request to a log, which takes its time. */
export const many = () => (chosen === clients.own ? 100_000 : 12_000);

export const install = (given) => chosen(given);
