// The panels of the result that look at time: what moved since the last review, and how clients come, stay and go.

import { html, type TemplateResult } from "lit";
import type { GradeReport } from "../engine/protocol";

export function reviewPanels(_grade: GradeReport): TemplateResult {
  return html``;
}
