// All exports: `{ crm, variant, entity, lang, fileName, bytes, truth }`, each from the one made-up company.

import { bitrix24 } from "./exports/bitrix24.mjs";
import { espocrm } from "./exports/espocrm.mjs";
import { hubspot } from "./exports/hubspot.mjs";
import { kommo } from "./exports/kommo.mjs";
import { odoo } from "./exports/odoo.mjs";
import { pipedrive } from "./exports/pipedrive.mjs";
import { plain } from "./exports/plain.mjs";
import { retailcrm } from "./exports/retailcrm.mjs";
import { salesforce } from "./exports/salesforce.mjs";
import { suitecrm } from "./exports/suitecrm.mjs";
import { zoho } from "./exports/zoho.mjs";

const WRITERS = [hubspot, salesforce, pipedrive, zoho, bitrix24, kommo, retailcrm, odoo, espocrm, suitecrm, plain];

let made;

/** Every export; made once. */
export function allExports() {
  made ??= WRITERS.flatMap((write) => write());
  return made;
}

/** The name of an export, such as `hubspot/deals`. */
export const nameOf = ({ crm, variant }) => `${crm}/${variant}`;

/** The export of that name. */
export function exportOf(name) {
  const found = allExports().find((made) => nameOf(made) === name);
  if (!found) throw new Error(`there is no export ${name}`);
  return found;
}
