// Beside the rule table: what other rules would change.

import { html, type TemplateResult } from "lit";

export function shapingPanel(): TemplateResult {
  return html``;
}
