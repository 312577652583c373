// Tells when cells of a table have changed. A sidebar hears of nothing that happens on the sheet, so the table is looked at when the
// user comes back from there.

import { ask } from "./run";

const PAUSE = 5000;

export async function watch(id: string, columns: number, changed: () => void): Promise<() => void> {
  let known = await ask<string>("tierSheetDigest", id, columns);
  let last = Date.now();
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking || Date.now() - last < PAUSE) return;
    looking = true;
    try {
      const now = await ask<string>("tierSheetDigest", id, columns);
      if (now !== known) {
        known = now;
        changed();
      }
    } catch {
      // The table is gone, or Google is busy. Taking it again will say so.
    } finally {
      last = Date.now();
      looking = false;
    }
  };
  const onFocus = (): void => void look();
  addEventListener("focus", onFocus);
  return () => removeEventListener("focus", onFocus);
}
