// The fourth step: what is done with the tiers.

import { html, type TemplateResult } from "lit";

export function actScreen(): TemplateResult {
  return html``;
}

/** What stands under the name of the step. */
export function actState(): string {
  return "";
}
