// The page's side of the worker: calls as promises, progress, and a cancel that takes the worker away and starts another.

import EngineWorker from "./worker?worker";
import type { Asked, CallName, Calls, Finding, Progress, Told } from "./protocol";
import { sources } from "./sources";
import { trouble } from "./trouble";

/** What the engine says about a call that failed. */
export class Refused extends Error {
  constructor(readonly problems: Finding[]) {
    super(problems[0]?.message ?? "");
    this.name = "Refused";
  }
}

/** The user stopped the call. */
export class Cancelled extends Error {}

interface Waiting {
  resolve(give: unknown): void;
  reject(error: Error): void;
  tell: ((progress: Progress) => void) | undefined;
}

/** Calls after which the worker holds more than before; they are made again in a new worker. */
type Kept = { name: CallName; take: unknown };

export class EngineClient {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private readonly kept = new Map<string, Kept>();
  private next = 1;
  private ready: Promise<unknown> = Promise.resolve();

  /** Starts the worker now, so that it is there when the first file comes. */
  warm(): void {
    if (this.worker === null) this.launch();
  }

  async call<Name extends CallName>(name: Name, take: Calls[Name]["take"], tell?: (progress: Progress) => void): Promise<Calls[Name]["give"]> {
    this.warm();
    await this.ready;
    const give = await this.post(name, take, tell);
    this.keep(name, take);
    return give as Calls[Name]["give"];
  }

  /** Ends whatever is being computed. What was finished before is there again when it is next needed. */
  cancel(): void {
    this.worker?.terminate();
    this.worker = null;
    const stopped = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of stopped) reject(new Cancelled());
    this.launch();
  }

  private launch(): void {
    const worker = new EngineWorker();
    worker.addEventListener("message", ({ data }: MessageEvent<Told>) => this.hear(data));
    worker.addEventListener("error", (event) => this.fail(event.message));
    this.worker = worker;
    this.ready = this.restore();
    // Whoever calls next sees the failure; until then it is not unhandled.
    this.ready.catch(() => undefined);
  }

  private async restore(): Promise<void> {
    await this.post("start", await sources());
    for (const { name, take } of [...this.kept.values()]) await this.post(name, take as never);
  }

  private post(name: CallName, take: unknown, tell?: (progress: Progress) => void): Promise<unknown> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, tell });
      const asked: Asked = { id, name, take };
      this.worker?.postMessage(asked);
    });
  }

  private hear(told: Told): void {
    const waiting = this.waiting.get(told.id);
    if (waiting === undefined) return;
    if ("progress" in told) {
      waiting.tell?.(told.progress);
      return;
    }
    this.waiting.delete(told.id);
    if ("problems" in told) waiting.reject(new Refused(told.problems));
    else waiting.resolve(told.give);
  }

  private fail(message: string): void {
    const stopped = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of stopped) reject(new Refused([trouble("INTERNAL", message)]));
  }

  private keep(name: CallName, take: unknown): void {
    if (name === "open") {
      const { slot } = take as Calls["open"]["take"];
      if (slot === "main") this.kept.delete("grade");
      this.kept.delete(slot);
      this.kept.set(slot, { name, take });
    } else if (name === "close") {
      this.kept.delete((take as Calls["close"]["take"]).slot);
    } else if (name === "grade" || name === "fields") {
      this.kept.delete(name);
      this.kept.set(name, { name, take });
    }
    // Files come before what is computed from them.
    for (const last of ["fields", "grade"]) {
      const kept = this.kept.get(last);
      if (kept !== undefined) {
        this.kept.delete(last);
        this.kept.set(last, kept);
      }
    }
  }
}
