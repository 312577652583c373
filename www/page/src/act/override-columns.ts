// The columns of a table of overrides, by their headers. These are the names that the engine knows; `tests/page` compares them.

import type { Row } from "../engine/protocol";

export const OVERRIDE_HEADERS = {
  client: ["client", "client id", "id", "customer", "customer id", "клиент", "id клиента", "клієнт", "id клієнта", "код"],
  tier: ["tier", "категория", "категорія", "сегмент", "segment", "тир"],
  who: ["who", "by", "кто", "хто", "решил", "вирішив"],
  why: ["why", "reason", "почему", "причина", "чому"],
  until: ["until", "till", "expires", "valid until", "до", "действует до", "діє до", "срок", "термін"],
} as const;

export type OverrideColumn = keyof typeof OVERRIDE_HEADERS;

/** Where the columns stand; -1 for one that there is not. */
export function columnsOfHeader(header: Row): Record<OverrideColumn, number> {
  const keys = header.map((cell) => String(cell).toLowerCase().replaceAll("ё", "е").replaceAll("_", " ").replaceAll(/[*"«»]/g, "").replaceAll(/\s+/g, " ").trim());
  const at = (column: OverrideColumn) => keys.findIndex((key) => (OVERRIDE_HEADERS[column] as readonly string[]).includes(key));
  return { client: at("client"), tier: at("tier"), who: at("who"), why: at("why"), until: at("until") };
}
