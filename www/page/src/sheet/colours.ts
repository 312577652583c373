// Colours of tiers in the workbook: those of the page on light ground, since a sheet is white.

import { knownTiers, tierStop } from "../parts/tiers";
import type { TierColour } from "./host";

/** Fill and text, best tier first: as in `style/parts.css`. */
const STOPS: readonly (readonly [fill: string, text: string])[] = [
  ["#0b3d4f", "#ffffff"], ["#14566a", "#ffffff"], ["#1f7080", "#ffffff"], ["#2f7a7c", "#ffffff"], ["#79b5a6", "#10201d"],
  ["#9cc4ad", "#10201d"], ["#c6d6b8", "#1d2418"], ["#e3d9b9", "#2a2414"], ["#f1dfcf", "#3a2414"],
];

export function tierColours(): TierColour[] {
  return knownTiers().map((tier) => {
    const [fill, text] = STOPS[tierStop(tier)] ?? ["#ffffff", "#000000"];
    return { tier, fill, text };
  });
}
