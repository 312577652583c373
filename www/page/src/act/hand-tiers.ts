// Tiers set by hand as they were kept or saved.

import type { HandTier } from "./calls";

function isHandTier(read: unknown): read is HandTier {
  const own = read as Record<keyof HandTier, unknown> | null;
  return typeof own === "object" && own !== null && [own.client, own.tier, own.who, own.why, own.until].every((text) => typeof text === "string");
}

/** Only what has the right shape: it may have been kept by another version, or come from a file. */
export function handTiersOf(read: unknown): HandTier[] {
  return Array.isArray(read) ? read.filter(isHandTier).map(({ client, tier, who, why, until }) => ({ client, tier, who, why, until })) : [];
}
