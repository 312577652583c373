// The frame of the page: its name, what it promises, the steps, what is being computed, and the screen of the step.

import { html, nothing, type TemplateResult } from "lit";
import { actScreen, actState } from "../act/screen";
import { cancel, chooseLanguage, go, setTheme } from "../actions";
import type { Lang } from "../engine/protocol";
import { failureBar, ranked } from "../parts/findings";
import { isAsked } from "../shaping/questions";
import { state, STEPS, update, type Step } from "../state";
import type { Theme } from "../storage";
import { en } from "../words/en";
import { ru } from "../words/ru";
import { uk } from "../words/uk";
import { clientDialog } from "./client-card";
import { dataScreen } from "./data";
import { resultScreen } from "./result";
import { rulesScreen } from "./rules";
import { sendScreen } from "./send";

const LANGUAGES: [Lang, string][] = [["en", en.languageName], ["ru", ru.languageName], ["uk", uk.languageName]];
const THEMES: Theme[] = ["system", "light", "dark"];

export function shell(): TemplateResult {
  const { sheet, speech } = state;
  const { words } = speech;
  return html`
    <a class="skip" href="#content">${words.skipLink}</a>
    <header class="top">
      <span class="name"><span class="logo" aria-hidden="true"><i></i><i></i><i></i></span>TierSheet</span>
      <span class="promise" title=${sheet.host === null ? words.private : sheet.host.program === "sheets" ? speech.sheet.promiseSheets : speech.sheet.promise}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 7V5a4 4 0 0 1 8 0v2h.5c.8 0 1.5.7 1.5 1.5v5c0 .8-.7 1.5-1.5 1.5h-9A1.5 1.5 0 0 1 2 13.500v-5C2 7.700 2.700 7 3.500 7H4Zm1.500 0h5V5a2.500 2.500 0 0 0-5 0v2Z"/></svg>${sheet.host === null ? words.privateShort : speech.sheet.promiseShort}</span>
      <label class="choice"><span class="hidden">${words.language}</span>
        <select data-test="language" @change=${(event: Event) => void chooseLanguage((event.target as HTMLSelectElement).value as Lang)}>
          ${LANGUAGES.map(([code, name]) => html`<option value=${code} .selected=${code === state.speech.lang}>${name}</option>`)}
        </select></label>
      <label class="choice theme"><span class="hidden">${words.theme}</span>
        <select data-test="theme" @change=${(event: Event) => setTheme((event.target as HTMLSelectElement).value as Theme)}>
          ${THEMES.map((theme) => html`<option value=${theme} .selected=${theme === (state.kept.theme ?? "system")}>${words.themes[theme]}</option>`)}
        </select></label>
    </header>
    ${stepBar()}
    <main id="content" tabindex="-1">
      ${state.step === "data" && isAsked((state.failure?.problems ?? []).map(({ code }) => code)) ? nothing : failureBar()}
      ${screen()}
    </main>
    ${clientDialog()}
    ${noticeBar()}
    ${busyBar()}`;
}

function stepBar(): TemplateResult {
  const { words } = state.speech;
  return html`
    <nav class="steps" aria-label=${words.steps}>
      <ol>${STEPS.map((step) => html`
        <li><button data-test="step-${step}" ?disabled=${!reachable(step)} aria-current=${step === state.step ? "step" : nothing} @click=${() => void go(step)}>
          <span class="step-name">${words[step]}</span><span class="step-state">${stateOf(step)}</span>
        </button></li>`)}</ol>
    </nav>`;
}

function reachable(step: Step): boolean {
  return step === "data" || step === "rules" || state.files.main !== undefined;
}

/** What stands under the name of a step. */
function stateOf(step: Step): string {
  const { speech, fields, grade, rules, sending, files } = state;
  const { words } = speech;
  const join = (...parts: string[]) => parts.filter((part) => part !== "").join(", ");
  switch (step) {
    case "data": {
      if (!files.main || !fields) return state.sheet.host === null ? words.noFile : speech.sheet.noTable;
      const odd = ranked([...files.main.card.findings, ...fields.findings]).filter(({ code }) => code !== "CRM_RECOGNISED").length;
      return join(speech.count(fields.deals ? words.deals : words.clients, fields.rows), odd === 0 ? "" : speech.count(words.findingsCount, odd));
    }
    case "rules":
      return rules === null ? words.templates["own"]?.[0] ?? "" : speech.count(words.rulesCount, Math.max(0, rules.rows.filter((row) => row.some((cell) => cell !== "")).length - 1));
    case "result":
      if (!files.main) return words.needsData;
      return grade === null ? "…" : speech.count(words.clients, grade.clients);
    case "act":
      return files.main ? actState() : words.needsData;
    case "send":
      if (!files.main) return words.needsData;
      return sending === null ? (grade === null ? "…" : grade.previous === "" ? speech.count(words.clients, grade.clients) : speech.count(words.moves, grade.moved)) : speech.count(words.toSend, sending.sent);
  }
}

function screen(): TemplateResult {
  switch (state.step) {
    case "data": return dataScreen();
    case "rules": return rulesScreen();
    case "result": return resultScreen();
    case "act": return actScreen();
    case "send": return sendScreen();
  }
}

function noticeBar(): TemplateResult | typeof nothing {
  if (state.notice === "") return nothing;
  return html`
    <div class="float notice" role="status">
      <p>${state.notice}</p>
      <fluent-button appearance="subtle" size="small" @click=${() => update({ notice: "" })}>${state.speech.words.dismiss}</fluent-button>
    </div>`;
}

/** Over the page and not in it, so that nothing moves when work begins or ends. */
function busyBar(): TemplateResult | typeof nothing {
  const { busy, speech } = state;
  if (busy === null) return nothing;
  const { words } = speech;
  const share = busy.share ?? 0;
  const passed = (performance.now() - busy.since) / 1000;
  const left = share > 0.02 && passed > 1.5 ? speech.count(words.secondsLeft, Math.ceil((passed / share) * (1 - share))) : "";
  const parts = [words.stages[busy.stage], busy.rows ? speech.count(words.rows, busy.rows) : "", busy.share ? speech.percent(share, 0) : "", left];
  return html`
    <div class="float busy" role="status">
      <p>${parts.filter((part) => part !== "").join(", ")}</p>
      <fluent-progress-bar aria-label=${words.stages[busy.stage]} .max=${100} .value=${busy.share === undefined ? null : Math.round(share * 100)}></fluent-progress-bar>
      ${busy.stage === "taking" || busy.stage === "placing" ? nothing : html`<fluent-button data-test="cancel" size="small" @click=${cancel}>${words.cancel}</fluent-button>`}
    </div>`;
}
