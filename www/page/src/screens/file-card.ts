// The card of the export: how the file turned out to be made, whose it is, and how to say otherwise.

import { html, nothing, type TemplateResult } from "lit";
import { closeFile, reread, setOptions } from "../actions";
import type { Wishes } from "../engine/protocol";
import { takenFacts, takenName } from "../sheet/panels";
import { state, type OpenFile } from "../state";
import { fill } from "../words";
import { crmTitle } from "./send";

const ENCODINGS = ["UTF-8", "UTF-16LE", "windows-1251", "windows-1252", "KOI8-R", "IBM866"];
const SEPARATORS = [";", ",", "\t", "|"];

export function fileCard(main: OpenFile): TemplateResult {
  const { speech, fields } = state;
  const { words } = speech;
  const { card } = main;
  const made = [card.format, card.encoding, words.separators[card.separator] ?? card.separator, card.sheets.length > 1 ? card.sheet : ""].filter((part) => part !== "");
  const known = card.crm.id !== "generic";
  return html`
    <section class="panel file-card">
      <h2 class="file-name" title=${card.name}>${takenName() ?? card.name}</h2>
      <p class="facts number">${takenFacts() ?? [speech.size(card.size), ...made].join(" · ")}</p>
      <p class="number">${speech.count(fields?.deals ? words.deals : words.clients, fields?.rows ?? 0)}, ${speech.count(words.columnsCount, card.headers.length)}${
        fields?.asOf ? html`, ${fill(words.asOfDay, { day: speech.day(fields.asOf) })}` : nothing}</p>
      ${known
        ? html`<p><strong>${fill(words.sure, { crm: card.crm.name, share: speech.percent(card.crm.confidence / 100, 0) })}</strong></p>
            ${card.crm.reasons.length === 0 ? nothing : html`<ul class="reasons quiet">${card.crm.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}`
        : html`<p class="quiet">${words.unknownCrm}</p>`}
      <details>
        <summary>${words.change}</summary>
        ${wishesForm(main)}
        ${optionsForm()}
        <fluent-button size="small" appearance="subtle" @click=${() => void closeFile("main")}>${words.remove}</fluent-button>
      </details>
    </section>`;
}

function menu(label: string, test: string, wished: string | undefined, found: string, values: [string, string][], change: (value: string) => void): TemplateResult {
  return html`
    <label class="field"><span>${label}</span>
      <select data-test=${test} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${!wished}>${fill(state.speech.words.found, { value: found })}</option>
        ${values.map(([value, name]) => html`<option value=${value} .selected=${value === wished}>${name}</option>`)}
      </select></label>`;
}

function wishesForm({ card, wishes }: OpenFile): TemplateResult {
  const { words } = state.speech;
  const wish = (name: keyof Wishes) => (value: string) => void reread({ [name]: value });
  return html`
    ${menu(words.crm, "wish-crm", wishes.crm, crmTitle(card.crm.id, card.crm.name), state.crms.map(({ id, name }) => [id, crmTitle(id, name)]), wish("crm"))}
    ${card.encoding === "" ? nothing : menu(words.encoding, "wish-encoding", wishes.encoding, card.encoding, ENCODINGS.map((name) => [name, name]), wish("encoding"))}
    ${card.separator === "" ? nothing : menu(words.separator, "wish-separator", wishes.separator, words.separators[card.separator] ?? card.separator,
      SEPARATORS.map((sign) => [sign, words.separators[sign] ?? sign]), wish("separator"))}
    ${card.sheets.length < 2 ? nothing : menu(words.sheet, "wish-sheet", wishes.sheet, card.sheet, card.sheets.map((name) => [name, name]), wish("sheet"))}`;
}

function optionsForm(): TemplateResult {
  const { words } = state.speech;
  const value = (name: string) => state.options.find(([own]) => own === name)?.[1] ?? "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    void setOptions({ "as of": String(form.get("asOf") ?? ""), ...(state.fields?.deals ? { won: String(form.get("won") ?? "") } : {}) });
  };
  return html`
    <form @submit=${submit}>
      <label class="field"><span>${words.asOf}</span><input name="asOf" type="date" .value=${value("as of")}><small>${words.asOfHint}</small></label>
      ${state.fields?.deals ? html`<label class="field"><span>${words.won}</span><input name="won" .value=${value("won")}><small>${words.wonHint}</small></label>` : nothing}
      <fluent-button type="submit" size="small">${words.apply}</fluent-button>
    </form>`;
}
