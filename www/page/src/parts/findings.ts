// Remarks: what is odd, where, and what to do. Alike ones stand together with their count.

import { html, nothing, type TemplateResult } from "lit";
import type { Finding } from "../engine/protocol";
import { placeTold } from "../sheet/panels";
import { state } from "../state";
import { fill } from "../words";

const ORDER: Record<string, number> = { error: 0, warning: 1, note: 2 };
const SHOWN = 40;

/** Worst first; what two steps tell of the same cell stands once. */
export function ranked(findings: Finding[]): Finding[] {
  const cell = ({ code, row, column, message }: Finding) => `${code} ${row ?? ""} ${column ?? ""} ${message}`;
  const seen = new Set<string>();
  const kept = findings.filter((finding) => {
    if (finding.code === "RULE_WINS" || finding.code === "SOUND" || seen.has(cell(finding))) return false;
    seen.add(cell(finding));
    return true;
  });
  return kept.sort((a, b) => (ORDER[a.severity] ?? 1) - (ORDER[b.severity] ?? 1));
}

/** What can be done about a finding, as buttons below it. */
export type Deeds = (finding: Finding) => TemplateResult | typeof nothing;

export function findingsList(findings: Finding[], empty: string, deeds: Deeds = () => nothing): TemplateResult {
  const list = ranked(findings);
  if (list.length === 0) return html`<p class="quiet">${empty}</p>`;
  return html`
    <ul class="findings">${list.slice(0, SHOWN).map((finding) => findingLine(finding, deeds(finding)))}</ul>
    ${list.length > SHOWN ? html`<p class="quiet">${fill(state.speech.words.moreFindings, { n: state.speech.number(list.length - SHOWN, 0) })}</p>` : nothing}`;
}

function findingLine(finding: Finding, deed: TemplateResult | typeof nothing): TemplateResult {
  const { severity, place, message, hint } = finding;
  const { words } = state.speech;
  return html`
    <li class="finding ${severity}">
      <span class="mark" role="img" aria-label=${words.severity[severity] ?? severity}></span>
      <div>
        <p>${message}</p>
        ${hint === "" && place === "" ? nothing : html`<p class="quiet">${place === "" ? nothing : html`<span class="place">${placeTold(finding)}</span>`}${hint}</p>`}
        ${deed === nothing ? nothing : html`<p class="do">${deed}</p>`}
      </div>
    </li>`;
}

/** What went wrong at a step, in a bar above its content. */
export function failureBar(): TemplateResult | typeof nothing {
  const { failure, step, speech } = state;
  if (failure === null || failure.step !== step) return nothing;
  return html`
    <section class="failure" role="alert">
      <h2>${speech.words.failed}</h2>
      ${findingsList(failure.problems, "")}
    </section>`;
}
