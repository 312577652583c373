// The panels of the result that look at time: what moved since the last review, and how clients come, stay and go.

import { html, type TemplateResult } from "lit";
import type { GradeReport } from "../engine/protocol";
import { borderPanel } from "./border-panel";
import { keptPanel } from "./kept-panel";
import { movesPanel } from "./moves-panel";
import "./reviews.css";
import { timePanel } from "./time-panel";

export { movedSentence } from "./moves-panel";

export function reviewPanels(grade: GradeReport): TemplateResult {
  return html`<div class="review-panels">${movesPanel(grade)}${keptPanel(grade)}${borderPanel()}${timePanel()}</div>`;
}
