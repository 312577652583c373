// The rules of the CRMs that update records by id from a file.

import { salesforce18 } from "../ids.mjs";
import { checkTables } from "./common.mjs";

const MEGABYTE = 1_000_000;

// The case of an id counts; one of 18 characters is that of its first 15.
const salesforceId = (id, ids) => {
  if (!/^[A-Za-z0-9]{15}([A-Z0-5]{3})?$/.test(id)) return null;
  const long = id.length === 15 ? salesforce18(id) : id;
  if (long !== salesforce18(id.slice(0, 15))) return null;
  return ids.has(long) || ids.has(long.slice(0, 15)) ? long : null;
};

const zohoId = (id, ids) => [id, id.replace(/^zcrm_/, ""), `zcrm_${id}`].find((form) => ids.has(form)) ?? null;

const RULES = {
  hubspot: {
    encodings: ["utf-8"],
    separators: [","],
    workbooks: true,
    idHeaders: ["Record ID", "Record ID - Companies", "Record ID - Deals", "Record ID - Contacts"],
    maxRows: 1_048_575,
    maxBytes: 512 * MEGABYTE,
    maxColumns: 999,
  },
  salesforce: {
    encodings: ["utf-8"],
    separators: [",", ";", "\t", "|", "^"],
    idHeaders: ["Id"],
    sameId: salesforceId,
    maxRows: 5_000_000,
    // An API name; a label is not found by the Data Loader's automatic mapping.
    header: /^[A-Za-z][A-Za-z0-9_]*$/,
  },
  pipedrive: {
    encodings: ["utf-8"],
    separators: [",", ";"],
    workbooks: true,
    idHeaders: ["Pipedrive System ID", "Deal - Pipedrive System ID", "Organization - Pipedrive System ID", "Person - Pipedrive System ID"],
    maxRows: 50_000,
    maxBytes: 50 * MEGABYTE,
  },
  zoho: {
    encodings: ["utf-8"],
    separators: [",", ";", "|", ":"],
    idHeaders: ["Record Id"],
    also: ["Account Name", "Deal Name", "Last Name"],
    sameId: zohoId,
    maxRows: 30_000,
    cell: (text) => (/["|<>]/.test(text) ? `${JSON.stringify(text)} holds a character that is not taken` : null),
  },
  retailcrm: {
    encodings: ["utf-8"],
    separators: [";"],
    idHeaders: ["Внешний ID клиента"],
    maxBytes: 25 * MEGABYTE,
  },
  odoo: {
    encodings: ["utf-8"],
    separators: [",", ";", "\t"],
    workbooks: true,
    idHeaders: ["id", ".id"],
    exactHeaders: true,
    maxRows: 1_048_575,
    cell: (text) => (text.includes("\u00a0") ? "a no-break space is not taken in numbers" : null),
  },
  espocrm: {
    encodings: ["utf-8"],
    separators: [",", ";"],
    idHeaders: ["id"],
    exactHeaders: true,
    cell: (text) => (text === "null" ? "the word null clears the field" : null),
  },
  suitecrm: {
    encodings: ["utf-8"],
    separators: [",", ";"],
    idHeaders: ["ID"],
    date: /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$|^(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.20\d\d$/,
    cell: (text) => (/<[^>]*>/.test(text) ? "tags are cut out" : null),
  },
  generic: { encodings: ["utf-8"], separators: [",", ";", "\t"], workbooks: true, idHeaders: [] },
};

/** What a CRM without rules of its own is told by: the header that the user's data has. */
function rulesOf(crm, known) {
  const rules = RULES[crm];
  if (!rules) throw new Error(`no rules for ${crm}`);
  return crm === "generic" ? { ...rules, idHeaders: known.idHeaders ?? ["ID", "Client ID", "ID клиента"] } : rules;
}

/** Violations of a CRM's rules in import files. */
export function check(crm, files, known) {
  const rules = rulesOf(crm, known);
  const found = checkTables(files, rules, known);
  const { tier, date } = known.columns ?? {};
  for (const header of [tier, date]) {
    if (rules.header && header && !rules.header.test(header)) found.push({ file: "", rule: "header", words: `${header} is no API name`, row: null });
  }
  return found;
}
