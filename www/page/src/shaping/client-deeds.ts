// The way from a finding about the clients to the card of the one that it names.

import { html, nothing, type TemplateResult } from "lit";
import { openClient } from "../actions";
import type { Finding } from "../engine/protocol";
import { spotOf } from "../parts/places";
import { state } from "../state";

/** The functions whose rows are the clients, and not those of the file. */
const OF_CLIENTS = new Set(["ASSIGN", "CHECK"]);

export function clientDeeds(finding: Finding): TemplateResult | typeof nothing {
  const { grade, speech } = state;
  const spot = finding.range === "data" && OF_CLIENTS.has(finding.source) ? spotOf(finding) : null;
  if (grade === null || spot === null) return nothing;
  const id = spot.row - grade.firstRow;
  if (id < 0 || id >= grade.clients) return nothing;
  return html`<button class="link" data-test="open-client" @click=${() => void openClient(id)}>${speech.shaping.openClient}</button>`;
}
