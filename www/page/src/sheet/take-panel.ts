// The first step beside a workbook: its tables, and the one that was taken.

import { html, nothing, type TemplateResult } from "lit";
import { go } from "../actions";
import { FURTHER_SLOTS, type Slot } from "../engine/protocol";
import { state, updatePart } from "../state";
import { fill } from "../words";
import type { SheetTable } from "./host";
import { addressIn } from "./places";
import { takeRules } from "./rule-link";
import { show } from "./jump";
import { dataTables, isRuleTable, listTables, takeAgain, takenFor, takeTable, workbook } from "./take";
import { sheetWork } from "./trouble";

export function placeText({ sheet, address }: { sheet: string; address: string }): string {
  return `${sheet}!${address}`;
}

function rowsText(table: SheetTable): string {
  return state.speech.count(state.speech.words.rows, Math.max(0, table.rows - 1));
}

/** Where the export stands in the workbook; nothing when it did not come from there. */
export function takenFacts(): string | null {
  const taken = takenFor("main");
  return taken === null ? null : placeText(taken.table);
}

/** What the table is called in the workbook. */
export function takenName(): string | null {
  return takenFor("main")?.table.name ?? null;
}

/** How many rows stand above the table on its sheet, for counting as the sheet does. */
export function rowsAbove(): number {
  const table = takenFor("main")?.table;
  return table === undefined ? 0 : Number(/\d+/.exec(addressIn(table, 1, 1))?.[0] ?? 1) - 1;
}

export function takePanel(): TemplateResult | typeof nothing {
  if (state.sheet.host === null) return nothing;
  const taken = takenFor("main");
  return taken === null ? chooser() : takenPanel(taken.table, taken.changed);
}

/** One button for what is most likely meant, and all tables below it. */
function chooser(): TemplateResult {
  const { speech } = state;
  const words = speech.sheet;
  const [first] = dataTables();
  return html`
    <section class="panel sheet-panel take-panel">
      ${first === undefined
        ? html`<p><strong>${words.noTables}</strong></p><p class="quiet">${words.noTablesHint}</p>`
        : html`
          <fluent-button class="tier-mine" appearance="primary" size="large" data-test="tier-mine" @click=${() => void takeAndShow(first)}>${words.tierMine}</fluent-button>
          <p class="quiet likeliest" data-test="likeliest">${fill(words.likeliest, { place: placeText(first), rows: rowsText(first) })}</p>`}
      ${tableList()}
    </section>`;
}

async function takeAndShow(table: SheetTable): Promise<void> {
  if (await takeTable(table.id)) await go("result");
}

function takenPanel(table: SheetTable, changed: boolean): TemplateResult {
  const words = state.speech.sheet;
  return html`
    <section class="panel sheet-panel take-panel">
      <p class="taken"><button class="link" data-test="show-taken" title=${words.show} @click=${() => void show(table)}>${fill(words.taken, { place: placeText(table) })}</button>
        <fluent-button size="small" data-test="take-again" @click=${() => void takeAgain("main")}>${words.takeAgain}</fluent-button></p>
      ${changed ? html`<p class="changed" role="status">${words.changed} <button class="link" data-test="changed" @click=${() => void takeAgain("main")}>${words.changedAgain}</button></p>` : nothing}
      <details><summary>${words.otherTable}</summary>${tableList()}</details>
    </section>`;
}

type Use = Slot;

function tableList(): TemplateResult {
  const words = state.speech.sheet;
  const { tables } = state.sheet;
  return html`
    <div class="actions-line"><h2>${words.tables}</h2><fluent-button size="small" data-test="look-again" @click=${() => void listTables()}>${words.lookAgain}</fluent-button></div>
    <ul class="tables">${tables.filter(({ rows, columns }) => rows > 1 && columns > 1).map(tableLine)}</ul>`;
}

const chosen = new Map<string, Use>();

function useOf(table: SheetTable): Use {
  return chosen.get(table.id) ?? (isRuleTable(table) ? "rules" : "main");
}

function tableLine(table: SheetTable): TemplateResult {
  const words = state.speech.sheet;
  const uses: Use[] = ["main", ...FURTHER_SLOTS, "rules"];
  const change = (event: Event) => {
    chosen.set(table.id, (event.target as HTMLSelectElement).value as Use);
    updatePart("sheet", {});
  };
  return html`
    <li data-test="table">
      <p><strong>${table.name}</strong> <span class="quiet">${words.kinds[table.kind]} · ${placeText(table)} · ${rowsText(table)}</span></p>
      <div class="buttons">
        <select class="use" aria-label=${fill(words.use, { table: table.name })} @change=${change}>
          ${uses.map((use) => html`<option value=${use} .selected=${use === useOf(table)}>${words.uses[use]}</option>`)}
        </select>
        <fluent-button size="small" data-test="take" @click=${() => void takeAs(table)}>${words.take}</fluent-button>
      </div>
    </li>`;
}

async function takeAs(table: SheetTable): Promise<void> {
  const use = useOf(table);
  if (use !== "rules") await takeTable(table.id, use);
  else if (await takeRules(table.id)) await go("rules");
}

function functionsTold(): TemplateResult {
  const words = state.speech.sheet;
  const functions = state.sheet.host?.functions() ?? null;
  if (functions === null) return html`<p class="quiet">${words.functionsAbsent}</p>`;
  const { version, problem: why, lastError: error } = functions;
  return html`
    <p class="quiet" data-test="functions">${fill(words.functions, { version })}
      ${why === "" ? nothing : fill(words.functionsFailed, { why })}
      ${error === "" ? nothing : fill(words.functionsError, { error })}</p>`;
}

function startWith(event: Event): void {
  const on = (event.target as HTMLInputElement).checked;
  void sheetWork(state.step, "placing", async () => {
    await workbook().startWithWorkbook(on);
    updatePart("sheet", { startsWithWorkbook: on });
  });
}

export function settingsPanel(): TemplateResult | typeof nothing {
  const { host, startsWithWorkbook } = state.sheet;
  if (host === null) return nothing;
  const words = state.speech.sheet;
  return html`
    <section class="panel sheet-panel pane-settings" data-test="settings">
      <h2>${words.settings}</h2>
      <label class="check"><input type="checkbox" data-test="start-with" .checked=${startsWithWorkbook} @change=${startWith}><span>${words.startWith}</span></label>
      ${functionsTold()}
    </section>`;
}
