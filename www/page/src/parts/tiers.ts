// A tier as it is shown everywhere: its letter on its colour. Colours go by the place among the tiers, from dark to light.

import { html, nothing, type TemplateResult } from "lit";
import { state } from "../state";

const STOPS = 9;

/** The tiers of the last result, best first; before there is one, those of the rule table. */
export function knownTiers(): string[] {
  const given = state.grade?.tiers.filter(({ given: own }) => own).map(({ tier }) => tier) ?? [];
  const ruled = (state.rules?.rows ?? []).slice(1).map(([tier]) => String(tier ?? "").trim()).filter((tier) => tier !== "");
  const others = [...new Set(ruled)].filter((tier) => !given.includes(tier));
  return [...given, ...others.sort((a, b) => state.speech.collate(a, b))];
}

/** The colour's number for a tier, 0 for the best; -1 where there is no such tier. */
export function tierStop(tier: string, tiers = knownTiers()): number {
  const at = tiers.indexOf(tier);
  if (at < 0) return -1;
  return tiers.length < 2 ? 0 : Math.round((at * (STOPS - 1)) / (tiers.length - 1));
}

export function tierClass(tier: string, tiers = knownTiers()): string {
  const stop = tierStop(tier, tiers);
  return stop < 0 ? "tier tier-none" : `tier tier-${stop}`;
}

export function tierBadge(tier: string, tiers = knownTiers()): TemplateResult | typeof nothing {
  if (tier === "") return html`<span class="tier tier-none" title=${state.speech.words.noTier}>–</span>`;
  return html`<span class=${tierClass(tier, tiers)}>${tier}</span>`;
}
