// What the browser keeps between visits: rules and settings. Of clients nothing is kept here; what is kept when asked is in `vault.ts`.

import type { HandTier } from "./act/calls";
import { handTiersOf } from "./act/hand-tiers";
import type { Lang, Row } from "./engine/protocol";
import { isLang } from "./words";

export type Theme = "system" | "light" | "dark";

export interface Kept {
  /** Chosen by hand; otherwise the page follows the browser and the headers. */
  lang?: Lang;
  theme?: Theme;
  /** The user's own rule table. */
  rules?: Row[];
  /** The template in use, where the own table is not. */
  template?: string;
  /** The values of the tier field, by CRM. */
  tierValues?: Record<string, string>;
  /** Further settings of the files for a CRM, as lines of "name = value", by CRM. */
  sendSettings?: Record<string, string>;
  /** Who sets tiers by hand, as it was last written. */
  who?: string;
  /** The user's own plan per tier, and the currency of its costs. */
  plan?: Row[];
  currency?: string;
}

/** What a file of rules and settings holds: also the tiers set by hand, which the browser keeps elsewhere. */
export interface Carried extends Kept {
  overrides?: HandTier[];
}

const KEY = "tiersheet";
const MARK = "TierSheet rules and settings";

export function recall(): Kept {
  try {
    return checked(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}

/** Whether it could be kept: a browser may forbid it, and then the page works without. */
export function keep(kept: Kept): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** A file with rules and settings, and with what else the parts of the page give to it. */
export function exported(kept: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ what: MARK, ...kept }, null, 2));
}

/** The rules and settings of a file that was exported; null for any other file. */
export function imported(text: string): Carried | null {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null || (read as { what?: unknown }).what !== MARK) return null;
    const { overrides } = read as { overrides?: unknown };
    return overrides === undefined ? checked(read) : { ...checked(read), overrides: handTiersOf(overrides) };
  } catch {
    return null;
  }
}

function isCell(cell: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof cell);
}

function textsOf(read: object): Record<string, string> {
  return Object.fromEntries(Object.entries(read).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}

function isTable(read: unknown): read is Row[] {
  return Array.isArray(read) && read.length > 0 && read.every((row) => Array.isArray(row) && row.every(isCell));
}

/** Only what has the right shape: the storage may have been written by another version. */
function checked(read: unknown): Kept {
  const { lang, theme, rules, template, tierValues, sendSettings, who, plan, currency } = read as Record<string, unknown>;
  const kept: Kept = {};
  if (typeof lang === "string" && isLang(lang)) kept.lang = lang;
  if (theme === "system" || theme === "light" || theme === "dark") kept.theme = theme;
  if (isTable(rules)) kept.rules = rules;
  if (typeof template === "string") kept.template = template;
  if (typeof tierValues === "object" && tierValues !== null) kept.tierValues = textsOf(tierValues);
  if (typeof sendSettings === "object" && sendSettings !== null) kept.sendSettings = textsOf(sendSettings);
  if (typeof who === "string") kept.who = who;
  if (isTable(plan)) kept.plan = plan;
  if (typeof currency === "string") kept.currency = currency;
  return kept;
}

/** Hands a file to the browser's downloads. */
export function save(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the address up after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
