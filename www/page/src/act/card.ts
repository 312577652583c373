// On the card of a client: its tier set by hand.

import { html, nothing, type TemplateResult } from "lit";
import { state, type ClientCard } from "../state";
import { EXPLAINED } from "./calls";
import { handForm as form } from "./hand-form";
import { removeFromCard, setFromCard } from "./overrides";

export function handForm({ id, client }: ClientCard): TemplateResult {
  const { speech, act } = state;
  const say = speech.act.hand;
  const named = client.slice(0, client.length - EXPLAINED - 1).map((cell) => String(cell).trim());
  const at = (act.hand ?? []).findIndex((own) => own.client.trim() !== "" && named.includes(own.client.trim()));
  const own = act.hand?.[at];
  return html`
    <details class="hand-card" data-test="hand-card" ?open=${own !== undefined}>
      <summary>${own === undefined ? say.cardTitle : say.cardChange}</summary>
      ${form({
        own: own ?? { client: named[0] ?? "" }, choose: false, set: (set) => void setFromCard(set, id),
        buttons: own === undefined ? nothing : html`<fluent-button size="small" data-test="card-remove" @click=${() => void removeFromCard(at, id)}>${say.remove}</fluent-button>`,
      })}
    </details>`;
}
