// Tiers set by hand: one list. It is kept in this browser, a file may fill it, and every grading takes it.

import { attempt, busyCall, engine, freshen, openClient, remember } from "../actions";
import type { Finding, Row } from "../engine/protocol";
import { lang, state, update, updatePart } from "../state";
import { save } from "../storage";
import { forget, keepAs, recalled } from "../vault";
import { fill } from "../words";
import { rowOfList } from "./applying";
import type { HandTier } from "./calls";
import { handTiersOf } from "./hand-tiers";

const KEPT = "overrides";
const UNDO_DEPTH = 50;

let recalling: Promise<void> | null = null;

/** The list as it was left at the last visit. */
export function ensureHand(): Promise<void> {
  recalling ??= recalled(KEPT).then((kept) => {
    if (state.act.hand === null) updatePart("act", { hand: handTiersOf(kept) });
  });
  return recalling;
}

/** The list as the engine takes it; null when nobody's tier is set by hand. */
export function handRows(): Row[] | null {
  const { hand } = state.act;
  if (hand === null || hand.length === 0) return null;
  return [[...state.speech.act.hand.columns], ...hand.map(({ client, tier, who, why, until }) => [client, tier, who, why, until])];
}

/** What the last grading says of a row of the list. */
export function handFindings(at: number): Finding[] {
  // The header is row 1.
  return (state.grade?.findings ?? []).filter((finding) => rowOfList(finding) === at + 2).map((finding) => ({ ...finding, place: "" }));
}

/** Another list: kept, with a way back, and taken into the tiers. */
async function change(hand: HandTier[], remembered = true): Promise<void> {
  const before = state.act.hand ?? [];
  updatePart("act", {
    hand, editing: null, handFindings: [], ...(remembered ? { handUndo: [...state.act.handUndo, before].slice(-UNDO_DEPTH) } : {}),
  });
  update({ stale: true });
  if (hand.length === 0) await forget(KEPT);
  else updatePart("act", { handKept: await keepAs(KEPT, hand) });
  await freshen(state.step);
}

/** Sets or changes a tier by hand. A client has one row: an earlier one gives way. */
export async function setHand(own: HandTier, at = -1): Promise<void> {
  await ensureHand();
  if (own.who !== "" && own.who !== state.kept.who) remember({ who: own.who });
  const hand = [...(state.act.hand ?? [])];
  if (at >= 0) hand[at] = own;
  const same = hand.findIndex(({ client }, place) => place !== at && client.trim() === own.client.trim());
  if (at < 0 && same >= 0) hand[same] = own;
  else if (at < 0) hand.push(own);
  else if (same >= 0) hand.splice(same, 1);
  await change(hand);
}

export async function removeHand(at: number): Promise<void> {
  await change((state.act.hand ?? []).filter((_, place) => place !== at));
}

export async function undoHand(): Promise<void> {
  const last = state.act.handUndo.at(-1);
  if (last === undefined) return;
  updatePart("act", { handUndo: state.act.handUndo.slice(0, -1) });
  await change(last, false);
}

/** Takes the list out of the browser's keeping and empties it. */
export function forgetHand(): Promise<void> {
  return change([]);
}

/** A list from elsewhere comes into this one; where both name a client, the one that comes wins. */
export function mergedHand(coming: HandTier[]): HandTier[] {
  const named = new Set(coming.map(({ client }) => client.trim()));
  return [...(state.act.hand ?? []).filter(({ client }) => !named.has(client.trim())), ...coming];
}

/** Reads a file of overrides into the list. Tiers are given anew by whoever calls. */
export async function takeHandFile(file: File): Promise<void> {
  await ensureHand();
  await busyCall("open", { slot: "overrides", file, wishes: {}, lang: lang() });
  try {
    const { tiers, findings } = await engine.call("handTiers", { lang: lang() });
    const before = state.act.hand ?? [];
    const hand = mergedHand(tiers);
    const replaced = before.length + tiers.length - hand.length;
    updatePart("act", { hand, handUndo: [...state.act.handUndo, before].slice(-UNDO_DEPTH), handFindings: findings, handKept: await keepAs(KEPT, hand) });
    const { speech } = state;
    update({ stale: true, notice: [speech.count(speech.act.hand.taken, tiers.length, { name: file.name }), replaced > 0 ? speech.count(speech.act.hand.replaced, replaced) : ""].join(" ").trim() });
  } finally {
    await engine.call("close", { slot: "overrides" });
  }
}

export async function loadHand(file: File): Promise<void> {
  let notice = "";
  const read = await attempt(state.step, async () => {
    await takeHandFile(file);
    ({ notice } = state);
  });
  if (read && (await freshen(state.step))) update({ notice });
}

export function saveHand(): Promise<boolean> {
  return attempt("act", async () => {
    const { name, bytes } = await engine.call("handCsv", { rows: handRows() ?? [[...state.speech.act.hand.columns]], lang: lang() });
    save(name, bytes);
    update({ notice: fill(state.speech.words.saved, { name }) });
  });
}

/** From the card of a client: its tier is set, and the card shows what became of it. */
export async function setFromCard(own: HandTier, id: number): Promise<void> {
  await setHand(own);
  if (state.grade !== null) await openClient(id);
}

export async function removeFromCard(at: number, id: number): Promise<void> {
  await removeHand(at);
  if (state.grade !== null) await openClient(id);
}

let asked = "";

/** Which clients of the data the list names. */
export async function findHandClients(): Promise<void> {
  const clients = (state.act.hand ?? []).map(({ client }) => client);
  const version = `${state.version} ${clients.join("\n")}`;
  if (state.grade === null || asked === version) return;
  asked = version;
  const found = await engine.call("handClients", { clients });
  if (asked === version) updatePart("act", { found: { version, clients: found } });
}

/** The tiers set by hand of a file of settings. */
export async function takeCarried(coming: HandTier[] | undefined): Promise<void> {
  await ensureHand();
  if (coming !== undefined && coming.length > 0) await change(mergedHand(coming));
}
