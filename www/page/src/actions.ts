// What the user does, as calls of the engine and changes of the state.

import { followAct } from "./act/lists";
import { ensureHand, handRows, takeHandFile } from "./act/overrides";
import { Cancelled, EngineClient, Refused } from "./engine/client";
import type { Calls, CallName, Finding, Lang, Pair, ReportKind, SavedFile, Slot, Wishes } from "./engine/protocol";
import { internal } from "./engine/trouble";
import { loadHistory } from "./reviews/kept";
import { initialShaping } from "./shaping/state";
import { BLANK_QUERY, lang, state, update, type Step } from "./state";
import { keep, save, type Kept, type Theme } from "./storage";
import { fill, Speech } from "./words";
import { graded } from "./shaping/actions";
import { checkNow, ensureRules, rulesForGrading, translateTemplate } from "./rule-actions";

export const engine = new EngineClient();

/** A call with its progress on the page. */
export function busyCall<Name extends CallName>(name: Name, take: Calls[Name]["take"]): Promise<Calls[Name]["give"]> {
  const since = performance.now();
  return engine.call(name, take, (progress) => update({ busy: { ...progress, since } }));
}

export function problemsOf(error: unknown): Finding[] {
  if (error instanceof Refused) return error.problems;
  return [internal(error)];
}

/** Runs what may fail; whether it came to its end. What goes wrong is told at the step where it happened. */
export async function attempt(step: Step, work: () => Promise<void>): Promise<boolean> {
  update({ failure: null, notice: "" });
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Cancelled)) update({ failure: { step, problems: problemsOf(error) } });
    return false;
  } finally {
    update({ busy: null });
  }
}

export function cancel(): void {
  engine.cancel();
  // The new worker gives the tiers again, but not what would lift each client.
  if (state.grade !== null) {
    update({ grade: { ...state.grade, explained: false } });
    void explainRest();
  }
}

export function remember(change: Partial<Kept>): void {
  const kept = { ...state.kept, ...change };
  keep(kept);
  update({ kept });
}

export function setTheme(theme: Theme): void {
  remember({ theme });
}

/** From the dropped file to tiers, without a question. */
export function openExport(file: File, wishes: Wishes = {}): Promise<boolean> {
  return attempt("data", async () => {
    const told = state.kept.lang ? null : await engine.call("language", { file, wishes });
    if (told !== null && told !== lang()) await speak(told);
    let card = await busyCall("open", { slot: "main", file, wishes, lang: lang() });
    let fields = await busyCall("fields", { options: [], lang: lang() });
    // The headers tell the language, unless the user chose one.
    if (!state.kept.lang && fields.lang !== lang()) {
      await speak(fields.lang);
      card = await busyCall("open", { slot: "main", file, wishes, lang: lang() });
      fields = await busyCall("fields", { options: [], lang: lang() });
    }
    update({
      files: { ...state.files, main: { file, wishes, card } }, fields, options: [], grade: null, check: null, shaping: initialShaping(), sending: null, stale: true,
      card: null, query: { ...BLANK_QUERY }, crm: card.crm.id, step: "data",
    });
    await gradeNow();
  });
}

export async function openSample(url: string): Promise<void> {
  const bytes = await (await fetch(url)).arrayBuffer();
  const name = url.slice(url.lastIndexOf("/") + 1).replace(/-[\w-]{8}(\.\w+)$/, "$1");
  await openExport(new File([bytes], name));
}

/** Reads the export again in another way. */
export function reread(wishes: Wishes): Promise<boolean> {
  const main = state.files.main;
  return main === undefined ? Promise.resolve(false) : openExport(main.file, { ...main.wishes, ...wishes });
}

export function openFurther(slot: Slot, file: File): Promise<boolean> {
  return attempt("data", async () => {
    // Tiers set by hand are one list, wherever they come from.
    if (slot === "overrides") {
      await takeHandFile(file);
    } else {
      const card = await busyCall("open", { slot, file, wishes: {}, lang: lang() });
      update({ files: { ...state.files, [slot]: { file, wishes: {}, card } }, stale: true });
    }
    if (state.files.main) await gradeNow();
  });
}

export function closeFile(slot: Slot): Promise<boolean> {
  return attempt("data", async () => {
    await engine.call("close", { slot });
    const files = { ...state.files };
    delete files[slot];
    update({ files, stale: true });
    if (slot === "main") update({ fields: null, grade: null, sending: null, card: null, options: [], step: "data" });
    else if (files.main) await gradeNow();
  });
}

/** Sets an option of the functions, or takes it away when its value is blank. */
export function setOptions(changes: Record<string, string>): Promise<boolean> {
  const options: Pair[] = state.options.filter(([name]) => !(name in changes));
  for (const [name, value] of Object.entries(changes)) if (value.trim() !== "") options.push([name, value.trim()]);
  return attempt("data", async () => {
    const fields = await busyCall("fields", { options, lang: lang() });
    update({ options, fields, stale: true });
    await gradeNow();
  });
}

/** Says what a column means; "" goes back to what was found. */
export function setMeaning(header: string, field: string): Promise<boolean> {
  const given = state.options.find(([name]) => name === "fields")?.[1] ?? "";
  const parts = given.split(";").map((part) => part.trim()).filter((part) => part !== "" && part.slice(0, part.lastIndexOf("=")).trim() !== header);
  if (field !== "") parts.push(`${header} = ${field}`);
  return setOptions({ fields: parts.join("; ") });
}

async function gradeNow(): Promise<void> {
  await Promise.all([ensureRules(), ensureHand()]);
  const { rules } = state;
  const grade = await busyCall("grade", { rules: rulesForGrading(), overrides: handRows(), options: state.options, lang: lang() });
  // The most profitable first: that column is the fourth from the end. Without profits they stand by revenue.
  const unsorted = state.query.sort < 0 && grade.byProfit;
  const query = unsorted ? { ...state.query, sort: grade.columns.length - 4, descending: true } : state.query;
  update({ query, grade, stale: false, version: state.version + 1, sending: null, card: null, shownClients: grade.clients });
  graded(rules);
  void explainRest();
  void followAct();
}

/** What would lift each client comes after the tiers; until then the card of a client tells it for that one. */
async function explainRest(): Promise<void> {
  const { version } = state;
  try {
    const whole = await engine.call("explanations", null);
    if (whole && state.version === version && state.grade !== null) {
      update({ grade: { ...state.grade, explained: true } });
      void followAct();
    }
  } catch {
    // Whoever asks for the file of explanations is told why there are none.
  }
}

/** Gives tiers again, if something changed since they were given. */
export async function freshen(step: Step): Promise<boolean> {
  if (!state.files.main) return false;
  if (!state.stale && state.grade !== null) return true;
  return attempt(step, gradeNow);
}

export async function go(step: Step): Promise<void> {
  update({ step, card: null, failure: state.failure?.step === step ? state.failure : null });
  window.scrollTo({ top: 0 });
  if (step === "result" || step === "act" || step === "send") {
    const done = await freshen(step);
    if (done && step === "send" && state.sending === null) await makeSending();
    if (done) void followAct();
  } else if (step === "rules") {
    await ensureRules();
    await checkNow();
  }
}

export async function openClient(id: number): Promise<void> {
  await attempt("result", async () => {
    const { client, lines } = await engine.call("explain", { id });
    update({ card: { id, client, lines } });
  });
}

export function makeSending(): Promise<boolean> {
  return attempt("send", async () => {
    if (state.crms.length === 0) update({ crms: await engine.call("crms", null) });
    update({ sending: await busyCall("send", { crm: state.crm, settings: sendSettings(), lang: lang() }) });
  });
}

/** What the user set for the files of the chosen CRM. */
export function sendSettings(): Pair[] {
  const values = state.kept.tierValues?.[state.crm] ?? "";
  const further = state.kept.sendSettings?.[state.crm] ?? "";
  return [...(values === "" ? [] : [["tiers", values] satisfies Pair]), ["changed", state.changedOnly ? "yes" : "no"], ...pairsOf(further)];
}

/** Lines of "name = value". */
function pairsOf(text: string): Pair[] {
  return text.split("\n").map((line) => line.split("=")).filter(([name = ""]) => name.trim() !== "")
    .map(([name = "", ...value]) => [name.trim(), value.join("=").trim()]);
}

export function setSendSettings(text: string): Promise<boolean> {
  remember({ sendSettings: { ...state.kept.sendSettings, [state.crm]: text.trim() } });
  return makeSending();
}

export function chooseCrm(crm: string): Promise<boolean> {
  update({ crm });
  return makeSending();
}

export function setTierValues(values: string): Promise<boolean> {
  remember({ tierValues: { ...state.kept.tierValues, [state.crm]: values.trim() } });
  return makeSending();
}

function handOver({ name, bytes, withoutData }: SavedFile): void {
  save(name, bytes);
  const told = fill(state.speech.words.saved, { name });
  update({ notice: withoutData ? `${told} ${state.speech.shaping.withoutData}` : told });
}

export function saveSent(index: number): Promise<boolean> {
  return attempt("send", async () => handOver(await engine.call("sentFile", { index })));
}

/** `history` are the rows of the history of reviews, for the workbook. */
/** A file for people. The workbook also holds the reviews that are kept. */
export function saveReport(kind: ReportKind): Promise<boolean> {
  return attempt("send", async () => {
    const history = kind === "workbook" ? await loadHistory() : [];
    handOver(await busyCall("report", { kind, lang: lang(), pages: state.speech.words.pages, history }));
  });
}

async function speak(code: Lang): Promise<void> {
  update({ speech: new Speech(code) });
  document.documentElement.lang = code;
  await translateTemplate();
}

/** The user's choice of language: all that the engine said is said again. */
export async function chooseLanguage(code: Lang): Promise<void> {
  remember({ lang: code });
  await speak(code);
  const main = state.files.main;
  const step = state.step;
  if (step === "rules") await attempt(step, checkNow);
  if (main === undefined) return;
  await attempt(step, async () => {
    for (const [slot, { file, wishes }] of Object.entries(state.files) as [Slot, typeof main][]) {
      const card = await busyCall("open", { slot, file, wishes, lang: code });
      update({ files: { ...state.files, [slot]: { file, wishes, card } } });
    }
    update({ fields: await busyCall("fields", { options: state.options, lang: code }) });
    await gradeNow();
  });
  if (step === "send") await makeSending();
}
