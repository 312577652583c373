// The rules of the CRMs that take no updates by id from a file: Bitrix24 and Kommo.

import { updatesOf } from "../rest.mjs";
import { checkTables, extensionOf, violations } from "./common.mjs";

const BITRIX_FILE = {
  encodings: ["utf-8", "windows-1251"],
  separators: [";", ",", "\t"],
  // Companies are found by title, phone, e-mail or requisites; a column ID is skipped.
  idHeaders: ["Название компании", "Назва компанії", "Company Name", "Company name", "TITLE"],
};

function checkUpdates(crm, file, known, add, seen) {
  let updates;
  try {
    updates = updatesOf(crm, file.bytes);
  } catch (error) {
    add(file, "request", error.message);
    return;
  }
  if (updates.length === 0) add(file, "empty", "holds no requests");
  const values = known.values ?? known.tiers;
  for (const { entity, id, fields, line } of updates) {
    if (entity !== known.entity) add(file, "entity", `${entity} in place of ${known.entity}`, line);
    if (!known.ids.has(id)) add(file, "id", `${JSON.stringify(id)} is no id of a record`, line);
    if (seen.has(id)) add(file, "repeated", `${id} is there twice`, line);
    seen.add(id);
    for (const field of Object.keys(fields)) {
      if (known.fields && !Object.values(known.fields).map(String).includes(field)) add(file, "extra-column", `the field ${field} is not the tier's`, line);
    }
    const tier = known.fields ? fields[known.fields.tier] : Object.values(fields)[0];
    if (!values.map(String).includes(String(tier))) add(file, "tier", `${JSON.stringify(tier)} is not in the list`, line);
    for (const value of Object.values(fields)) {
      if (value === "" || value === null) add(file, "blank", "a blank value clears the field", line);
    }
  }
}

/**
 * Violations of the rules in request files and, for Bitrix24, in a file for its control of duplicates.
 *
 * `known` has besides `ids`, `tiers` and `entity`: `fields` `{ tier, date, reason }` by code or number, `values` that the list takes if they are not
 * the tiers themselves, and `titles` of the companies.
 */
export function check(crm, files, known) {
  const { found, add } = violations();
  const seen = new Set();
  for (const file of files) {
    const extension = extensionOf(file);
    if (extension === "jsonl" || extension === "ndjson") checkUpdates(crm, file, known, add, seen);
    else if (crm === "bitrix24" && known.entity === "company" && extension === "csv") {
      found.push(...checkTables([file], BITRIX_FILE, { ...known, ids: known.titles ?? new Set() }));
    } else if (extension !== "mjs" && extension !== "js") add(file, "kind", `.${extension}: files create records here, and update none by id`);
  }
  return found;
}
