// What the steps show when the page stands beside a workbook; on a page of its own they show nothing of it.

import { nothing, type TemplateResult } from "lit";

/** The first step: take a table of the workbook. */
export function takePanel(): TemplateResult | typeof nothing {
  return nothing;
}

/** The second step: rules from the sheet and into it. */
export function rulesPanel(): TemplateResult | typeof nothing {
  return nothing;
}

/** The third step: tiers into the workbook. */
export function writePanel(): TemplateResult | typeof nothing {
  return nothing;
}

/** The last step: the rows for the CRM into the workbook. */
export function savePanel(): TemplateResult | typeof nothing {
  return nothing;
}
