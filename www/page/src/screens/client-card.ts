// The card of one client: its tier, each condition with value and limit, and what would lift it.

import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "../engine/protocol";
import { knownTiers, tierBadge } from "../parts/tiers";
import { clientRow } from "../sheet/panels";
import { state, update, type ClientCard } from "../state";

const EXPLAINED = 7;
const TO_REACH = "change";

export function clientDialog(): TemplateResult {
  const { card, speech } = state;
  const { words } = speech;
  return html`
    <dialog class="client" aria-labelledby="client-name" @close=${() => update({ card: null })} @click=${closeOutside}>
      ${card === null ? nothing : html`
        <div class="client-body">
          ${heading(card)}
          <h3>${words.why}</h3>
          ${conditions(card.lines)}
          <h3>${words.whatLifts}</h3>
          ${lifts(card)}
        </div>`}
    </dialog>`;
}

function closeOutside(event: MouseEvent): void {
  if (event.target instanceof HTMLDialogElement) event.target.close();
}

/** Opens and closes the dialog as the state says; a modal dialog keeps the keyboard inside. */
export function syncDialog(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.client");
  if (dialog === null) return;
  if (state.card !== null && !dialog.open) dialog.showModal();
  if (state.card === null && dialog.open) dialog.close();
}

function heading({ id, client, lines }: ClientCard): TemplateResult {
  const first = client.length - EXPLAINED - 1;
  const own = client.slice(0, first).map(String).filter((text) => text !== "");
  const tier = String(client[first] ?? "");
  const before = String(client.at(-1) ?? "");
  const { words } = state.speech;
  return html`
    <header>
      <div class="big-tier">${tierBadge(tier)}</div>
      <div class="client-named">
        <h2 id="client-name">${own.at(-1)}</h2>
        <p class="quiet number">${own.slice(0, -1).join(" · ")}${before !== "" && before !== tier ? html` ${words.before} ${tierBadge(before)}` : nothing}</p>
        ${clientRow(id)}
      </div>
      <fluent-button size="small" data-test="close-card" @click=${(event: Event) => (event.target as HTMLElement).closest("dialog")?.close()}>${words.close}</fluent-button>
    </header>
    <p class="verdict">${lines[0]?.[3] ?? ""}</p>`;
}

interface Rule {
  name: string;
  tier: string;
  wins: boolean;
  lines: Row[];
}

/** Lines of EXPLAIN: rule, tier, field, condition, value, limit, holds. The first is the verdict. */
function rulesOf(lines: Row[]): Rule[] {
  const rules: Rule[] = [];
  for (const line of lines.slice(1)) {
    if (line[6] === "" || line[6] === undefined || isLift(line)) continue;
    const name = String(line[0]);
    const last = rules.at(-1);
    if (last?.name === name) last.lines.push(line);
    else rules.push({ name, tier: String(line[1]), wins: false, lines: [line] });
  }
  for (const rule of rules) rule.wins = rule.lines.every((line) => heldWord(line) === "true");
  // Only the first that holds wins.
  let won = false;
  for (const rule of rules) {
    if (won) rule.wins = false;
    won ||= rule.wins;
  }
  return rules;
}

const HELD: Record<string, string> = { true: "true", false: "false", unknown: "unknown", да: "true", нет: "false", неизвестно: "unknown", так: "true", ні: "false", невідомо: "unknown" };

function heldWord(line: Row): string {
  return HELD[String(line[6]).toLowerCase()] ?? "";
}

/** A change that lifts has a difference where a condition has whether it holds. */
function isLift(line: Row): boolean {
  return line[3] === TO_REACH || heldWord(line) === "";
}

function conditions(lines: Row[]): TemplateResult {
  const { words } = state.speech;
  return html`<ol class="rules-told">${rulesOf(lines).map((rule) => html`
    <li class=${rule.wins ? "wins" : ""}>
      <p class="rule-name">${tierBadge(rule.tier)}<span>${rule.name}</span></p>
      <table class="plain"><tbody>${rule.lines.map((line) => {
        const held = heldWord(line);
        return html`<tr class="held-${held}"><td class="held"><span role="img" aria-label=${words.holdsWords[held] ?? ""}></span></td><td>${line[2]}</td><td>${line[3]}</td><td class="number">${line[4]}</td><td class="number quiet">${line[5]}</td></tr>`;
      })}</tbody></table>
    </li>`)}</ol>`;
}

function lifts({ lines, client }: ClientCard): TemplateResult {
  const { words } = state.speech;
  const changes = lines.slice(1).filter((line) => heldWord(line) === "" || line[3] === TO_REACH);
  if (changes.length === 0) {
    const best = knownTiers()[0] === String(client[client.length - EXPLAINED - 1]);
    return html`<p class="quiet">${best ? words.bestTier : words.nothingLifts}</p>`;
  }
  return html`
    <table class="plain lifts"><tbody>${changes.map((line) => html`
      <tr>
        <td>${tierBadge(String(line[1]))}</td>
        ${line[2] === ""
          ? html`<td colspan="3" class="quiet">${line[3]}</td>`
          : html`<td>${line[2]}</td><td class="number">${line[4]} → ${line[5]}</td><td class="number strong">${line[6]}</td>`}
      </tr>`)}</tbody></table>`;
}
