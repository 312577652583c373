// One door to the checkers.

import { check as checkRequests } from "./requests.mjs";
import { check as checkTables } from "./tables.mjs";

const BY_REQUESTS = ["bitrix24", "kommo"];

/**
 * Violations of a CRM's import rules: `{ file, rule, words, row }`.
 *
 * `files` are `{ name, bytes }`; `known` is `{ ids: Set, tiers: [...], entity, columns: { tier, date, reason } }` and what the checker of
 * that CRM asks for.
 */
export function check(crm, files, known) {
  const requests = files.some(({ name }) => /\.(jsonl|ndjson)$/.test(name));
  return BY_REQUESTS.includes(crm) || requests ? checkRequests(crm, files, known) : checkTables(crm, files, known);
}
