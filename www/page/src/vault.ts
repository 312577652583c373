// What the browser keeps of the user's own work when asked to: reviews and tiers set by hand. It never leaves the browser.
// The small settings are in `storage.ts`; this may hold as much as the disk allows.

import { createStore, del, get, set } from "idb-keyval";

const store = () => createStore("tiersheet", "kept");
let opened: ReturnType<typeof store> | null = null;

function kept(): ReturnType<typeof store> {
  opened ??= store();
  return opened;
}

/** What was kept under a name; undefined when there is nothing, or the browser forbids it. */
export async function recalled(name: string): Promise<unknown> {
  try {
    return await get(name, kept());
  } catch {
    return undefined;
  }
}

/** Whether it could be kept. */
export async function keepAs(name: string, value: unknown): Promise<boolean> {
  try {
    await set(name, value, kept());
    return true;
  } catch {
    return false;
  }
}

export async function forget(name: string): Promise<void> {
  try {
    await del(name, kept());
  } catch {
    // Nothing can be kept here, so there is nothing to forget.
  }
}
