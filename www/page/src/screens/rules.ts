// The second step: templates, the rule table as a sheet, and what the check says about it while it is written.

import { html, nothing, type TemplateResult } from "lit";
import { go } from "../actions";
import type { Row } from "../engine/protocol";
import { fileButton } from "../parts/file-button";
import { findingsList } from "../parts/findings";
import "../parts/rule-grid";
import type { CellMark } from "../parts/rule-grid";
import * as act from "../rule-actions";
import { shapingPanel } from "../shaping/panel";
import { rulesPanel } from "../sheet/panels";
import { state } from "../state";

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
      ${check === null ? nothing : html`<div class="check" aria-live="polite">${findingsList(check.findings, words.sound)}</div>`}
      ${state.files.main === undefined ? nothing : html`
        <fluent-button appearance="primary" data-test="give-tiers" @click=${() => void go("result")}>${words.giveTiers}</fluent-button>`}
    </section>
    ${shapingPanel()}
    <section class="panel kept">
      <p class="quiet">${words.kept}</p>
      <fluent-button size="small" data-test="export-kept" @click=${act.exportKept}>${words.keepAll}</fluent-button>
      ${fileButton(words.takeAll, (file) => void act.importKept(file), { accept: ".json", test: "import-kept", small: true })}
    </section>`;
}

function templateCard(name: string, title: string, about: string, choose: () => void): TemplateResult {
  return html`
    <button class="template" data-test="template-${name}" aria-pressed=${state.rules?.name === name} @click=${choose}>
      <strong>${title}</strong><span>${about}</span>
    </button>`;
}

/** Cells that the check speaks of: it names the row by number and the column by letter, in every language. */
function marks(): CellMark[] {
  return (state.check?.findings ?? []).flatMap(({ place, severity, message, hint }) => {
    const row = /\d+/.exec(place)?.[0];
    const column = / ([A-Z]{1,2}) "/.exec(place)?.[1];
    if (row === undefined || column === undefined || severity === "note") return [];
    const at = [...column].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
    return [{ row: Number(row) - 1, column: at, severity, message: `${message} ${hint}`.trim() }];
  });
}
