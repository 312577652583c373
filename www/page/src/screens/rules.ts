// The second step: templates, the rule table as a sheet, and what the check says about it while it is written.

import { html, nothing, type TemplateResult } from "lit";
import { go } from "../actions";
import type { Finding, Row } from "../engine/protocol";
import { fileButton } from "../parts/file-button";
import { findingsList } from "../parts/findings";
import { spotOf } from "../parts/places";
import { cellMarks, type CellMark, type RuleGrid } from "../parts/rule-grid";
import "../parts/rule-grid";
import * as act from "../rule-actions";
import { compareTemplate } from "../shaping/actions";
import { clientDeeds } from "../shaping/client-deeds";
import { shapingPanel } from "../shaping/panel";
import { rulesPanel } from "../sheet/panels";
import { state } from "../state";
import { fill } from "../words";

export function rulesScreen(): TemplateResult {
  const { words } = state.speech;
  const { rules, check, undo } = state;
  return html`
    ${rulesPanel()}
    <section class="panel gallery-panel">
      <h2>${words.gallery}</h2>
      <div class="gallery" role="group" aria-label=${words.gallery}>
        ${state.kept.rules === undefined ? nothing : templateCard(act.MINE, words.mine, words.kept, () => void act.backToMine())}
        ${state.templates.map((name) => templateCard(name, words.templates[name]?.[0] ?? name, words.templates[name]?.[1] ?? "", () => void act.chooseTemplate(name)))}
      </div>
    </section>
    <section class="panel">
      <div class="actions-line">
        <h2>${words.editor}</h2>
        ${fileButton(words.loadCsv, (file) => void act.loadRules(file), { test: "load-rules", small: true })}
        <fluent-button size="small" data-test="save-rules" @click=${() => void act.saveRules()}>${words.saveCsv}</fluent-button>
        ${undo.length === 0 ? nothing : html`<fluent-button size="small" data-test="undo" @click=${act.undo}>${words.undo}</fluent-button>`}
      </div>
      <p class="quiet">${words.editorHint}</p>
      <rule-grid .rows=${rules?.rows ?? []} .marks=${marks()} .wins=${check?.wins ?? []} .winsTitle=${words.wins} .label=${words.editor}
        @edit-rows=${(event: CustomEvent<Row[]>) => act.edit(event.detail)} @undo-edit=${act.undo}></rule-grid>
      ${check === null ? nothing : html`<div class="check" aria-live="polite">${findingsList(check.findings, words.sound, deeds)}</div>`}
      ${state.files.main === undefined ? nothing : html`
        <fluent-button appearance="primary" data-test="give-tiers" @click=${() => void go("result")}>${words.giveTiers}</fluent-button>`}
    </section>
    ${shapingPanel()}
    <section class="panel kept">
      <p class="quiet">${words.kept}</p>
      <fluent-button size="small" data-test="export-kept" @click=${() => void act.exportKept()}>${words.keepAll}</fluent-button>
      ${fileButton(words.takeAll, (file) => void act.importKept(file), { accept: ".json", test: "import-kept", small: true })}
    </section>`;
}

function templateCard(name: string, title: string, about: string, choose: () => void): TemplateResult {
  const words = state.speech.shaping;
  const comparable = state.grade !== null && name !== act.MINE && name !== state.rules?.name;
  return html`
    <div class="template-box">
      <button class="template" data-test="template-${name}" aria-pressed=${state.rules?.name === name} @click=${choose}>
        <strong>${title}</strong><span>${about}</span>
      </button>
      ${comparable ? html`<button class="template-compare" data-test="compare-${name}" aria-label=${fill(words.compareWith, { name: title })}
        aria-pressed=${state.shaping.candidate?.name === name} @click=${() => void compareTemplate(name)}>${words.compare}</button>` : nothing}
    </div>`;
}

/** Below a finding: what the engine suggests, and the way to the cell. */
function deeds(finding: Finding): TemplateResult | typeof nothing {
  const { range, fix } = finding;
  const words = state.speech.shaping;
  const spot = spotOf(finding);
  if (spot === null) return nothing;
  if (range !== "rules") return clientDeeds(finding);
  const show = () => document.querySelector<RuleGrid>("rule-grid")?.goTo(spot.row, spot.column ?? 0);
  const label = fix === undefined ? "" : fix.kind === "row" ? fill(words.removeRow, { row: String(fix.row + 1) }) : fill(words.fixTo, { text: fix.text });
  return html`
    ${fix === undefined ? nothing : html`<fluent-button size="small" data-test="fix" @click=${() => act.mend(fix)}>${label}</fluent-button>`}
    <button class="link" data-test="go-to" @click=${show}>${words.show}</button>`;
}

/** Cells that the check speaks of. */
function marks(): CellMark[] {
  return cellMarks((state.check?.findings ?? []).filter(({ range, severity }) => range === "rules" && severity !== "note"));
}
