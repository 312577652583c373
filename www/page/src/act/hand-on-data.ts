// Tiers set by hand among the files that go with an export: how many there are, and a file to take more from.

import { html, type TemplateResult } from "lit";
import { go, openFurther } from "../actions";
import { fileButton } from "../parts/file-button";
import { state, updatePart } from "../state";

export function handOnData(): TemplateResult {
  const { speech, act } = state;
  const count = act.hand?.length ?? 0;
  return html`
    <li>
      <div><strong>${speech.words.slots.overrides}</strong><p class="quiet">${count === 0 ? speech.words.slotHints.overrides
        : html`<button class="link" data-test="hand-on-data" @click=${() => { updatePart("act", { section: "hand" }); void go("act"); }}>${speech.count(speech.act.hand.onData, count)}</button>`}</p></div>
      ${fileButton(speech.words.add, (file) => void openFurther("overrides", file), { test: "add-overrides", small: true })}
    </li>`;
}
