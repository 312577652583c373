// The flags of the terminal host, and which of them speak to which function.

import { parseArgs } from "node:util";
import { fill, texts } from "./texts.mjs";

const TEXT_FLAGS = [
  "clients", "rules", "overrides", "rates", "history", "crm", "tiers", "fields", "won", "client", "out", "lang", "as-of",
  "sheet", "encoding", "separator", "format", "leave",
];

export function language(code) {
  return Object.hasOwn(texts, code) ? code : "en";
}

// The terminal's own language until the headers have told another.
export const terminal = language((process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "en").slice(0, 2));

export function stop(message, hint, code = 1) {
  process.stderr.write(`${message}${hint ? " " + hint : ""}\n`);
  process.exit(code);
}

// The flags, checked. Repeated `--set name=value` become pairs: options of the functions and settings of the CRM.
export function flagsOf(args) {
  let parsed;
  try {
    const options = Object.fromEntries(TEXT_FLAGS.map((name) => [name, { type: "string" }]));
    options.set = { type: "string", multiple: true, default: [] };
    options.help = { type: "boolean", short: "h" };
    parsed = parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    return stop(error.message, "\n" + texts[terminal].usage, 2);
  }
  const { values, positionals } = parsed;
  if (values.lang && !Object.hasOwn(texts, values.lang)) stop(fill(texts[terminal].unknownFlag, `--lang ${values.lang}`), "en, ru, uk", 2);
  if (positionals.length > 1) stop(fill(texts[terminal].oneExport, positionals.join(", ")), "\n" + texts[terminal].usage, 2);
  const pairs = values.set.map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) stop(fill(texts[terminal].badPair, pair), "", 2);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return { ...values, set: pairs, path: positionals[0] };
}

// What of a file only the user knows.
export function fileWishes(flags) {
  const wishes = {};
  for (const name of ["sheet", "encoding", "separator", "format", "leave", "crm"]) if (flags[name] !== undefined) wishes[name] = flags[name];
  return wishes;
}

// The options that were given by flags.
export function optionsOf(flags) {
  const given = [["as of", flags["as-of"]], ["fields", flags.fields], ["won", flags.won], ["client", flags.client], ["tiers", flags.tiers]];
  return [...given.filter(([, value]) => value !== undefined), ...flags.set];
}
