// The form in which a tier is set by hand: in the list, and on the card of a client.

import { html, nothing, type TemplateResult } from "lit";
import { knownTiers } from "../parts/tiers";
import { state } from "../state";
import type { HandTier } from "./calls";
import "./client-search";

export interface HandForm {
  /** What stands in the fields at first. */
  own: Partial<HandTier>;
  /** Whether the client is still to be chosen. */
  choose: boolean;
  set: (own: HandTier) => void;
  buttons?: TemplateResult | typeof nothing;
}

export function handForm({ own, choose, set, buttons }: HandForm): TemplateResult {
  const { speech, kept } = state;
  const say = speech.act.hand;
  const tiers = knownTiers();
  const unknown = own.tier !== undefined && own.tier !== "" && !tiers.includes(own.tier) ? [own.tier] : [];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    set({ client: choose ? text("client") : own.client ?? "", tier: text("tier"), who: text("who"), why: text("why"), until: text("until") });
  };
  // A form whose button is none of the browser's own is not sent by Enter.
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  };
  return html`
    <form class="hand-form" @submit=${submit} @keydown=${enter}>
      ${choose ? html`<div class="field wide-field"><span>${say.client}</span><client-search id="hand-client" .label=${say.searchClient} .value=${own.client ?? ""}></client-search></div>` : nothing}
      <label class="field"><span>${say.tier}</span>
        <select name="tier" data-test="hand-tier" required>
          ${own.tier === undefined ? html`<option value=""></option>` : nothing}
          ${[...tiers, ...unknown].map((tier) => html`<option value=${tier} .selected=${tier === own.tier}>${tier}</option>`)}
        </select></label>
      <label class="field"><span>${say.who}</span><input name="who" data-test="hand-who" autocomplete="name" .value=${own.who ?? kept.who ?? ""}></label>
      <label class="field wide-field"><span>${say.why}</span><input name="why" data-test="hand-why" required .value=${own.why ?? ""}></label>
      <label class="field"><span>${say.until}</span><input name="until" type="date" data-test="hand-until" .value=${own.until ?? ""}><small>${say.untilHint}</small></label>
      <div class="buttons"><fluent-button type="submit" appearance="primary" size="small" data-test="hand-set">${say.save}</fluent-button>${buttons ?? nothing}</div>
    </form>`;
}
