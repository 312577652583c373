// What the exports of all CRMs are made with.

import { company, only } from "../company.mjs";
import { IDS } from "../ids.mjs";
import { plainMoney } from "../truth.mjs";
import { csv } from "../write/csv.mjs";
import { encodable, encode } from "../write/encode.mjs";

export const NBSP = "\u00a0";
export const NARROW = "\u202f";

const textsOf = ({ name, note, industry, phone, contact, tags }) => [name, note, industry, phone, contact.full, ...tags].join("");

/** The company as far as an encoding can write it. */
export function companyIn(encoding, wishes = {}) {
  const all = company(wishes);
  const writable = only(all, (client) => encodable(textsOf(client), encoding));
  const deals = writable.deals.filter(({ note, title }) => encodable(note + title, encoding));
  return { clients: writable.clients, deals };
}

/** Functions from a client and a deal to their ids in the form of a CRM. */
export function idsOf(crm) {
  return { idOf: ({ n }) => IDS[crm].client(n), dealIdOf: ({ n }) => IDS[crm].deal(n) };
}

/** A table from columns `[header, cell of an item]`. */
export const tableOf = (columns, items) => [columns.map(([header]) => header), ...items.map((item) => columns.map(([, cell]) => cell(item)))];

/** Bytes of a CSV file. */
export const csvBytes = (rows, { encoding = "utf-8", mark = false, ...dialect } = {}) => encode(csv(rows, dialect), encoding, { mark });

/**
 * A file that the CRM can write again after an import: the values as it stores them, and how they become bytes. `guard` is what it does
 * to texts that look like formulas.
 */
export function rewritable(stored, dialect, guard = (text) => text) {
  const write = (rows) => csvBytes([rows[0], ...rows.slice(1).map((row) => row.map(guard))], dialect);
  return { stored, write, bytes: write(stored) };
}

const pieces = (iso) => iso.split("-");

export const dmy = (iso, mark = ".") => (iso ? pieces(iso).reverse().join(mark) : "");

/** 1/31/2026, as in America. */
export const mdy = (iso) => {
  if (!iso) return "";
  const [year, month, day] = pieces(iso);
  return `${Number(month)}/${Number(day)}/${year}`;
};

/** An amount with every digit, or a blank. */
export const money = (cents, mark = ".") => (cents === null ? "" : plainMoney(cents, mark));

/** An amount without zeros at its end, as programs print floats: 1250.0, 99.5. */
export const float = (cents) => (cents === null ? "" : plainMoney(cents).replace(/(\.\d)0$/, "$1"));

/** An amount by a user's format. */
export function grouped(cents, { mark, group, before = "", after = "", minus = "-" }) {
  if (cents === null) return "";
  const [whole, part] = plainMoney(cents < 0n ? -cents : cents).split(".");
  const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${part}`;
  return `${before}${cents < 0n ? minus : ""}${digits}${after}`;
}

/** A sanitiser of CSV cells: an apostrophe before a text that begins like a formula. */
export const guarded = (triggers) => (text) => (text && triggers.includes(text[0]) ? `'${text}` : text);

/** Texts that must come out of the reader letter for letter: all notes, phones and tax numbers of these items. */
export const keptOf = (items, ...fields) => [...new Set(items.flatMap((item) => fields.map((field) => field(item))).filter((text) => text !== ""))];
