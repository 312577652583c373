// A worker under the worker, for a single call of the engine that takes long: what the page asks meanwhile is answered at once.

import type { Unpacked } from "./client-table";
import type { Calls, Lang, Told } from "./protocol";

/** The call was stopped, since another one took its place. */
export class Outdated extends Error {}

export class Helper {
  private stopRunning: (() => void) | null = null;

  constructor(private readonly start: Calls["start"]["take"]) {}

  /** Calls a function of the engine. A call that still runs is given up. */
  run(id: string, args: unknown[], lang: Lang): Promise<Unpacked> {
    this.stop();
    // The same script: as long as it is told nothing else, it is an engine and no more.
    const worker = new Worker(self.location.href);
    return new Promise<Unpacked>((resolve, reject) => {
      const end = (): void => {
        worker.terminate();
        this.stopRunning = null;
      };
      this.stopRunning = () => {
        end();
        reject(new Outdated());
      };
      worker.addEventListener("error", (event) => {
        end();
        reject(new Error(event.message));
      });
      worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
        if ("progress" in data || ("give" in data && data.id === 0)) return;
        end();
        if ("give" in data) resolve(data.give as Unpacked);
        else reject(Object.assign(new Error(data.problems[0]?.message ?? ""), { problems: data.problems }));
      });
      worker.postMessage({ id: 0, name: "start", take: this.start });
      worker.postMessage({ id: 1, name: "run", take: { id, args, lang } });
    });
  }

  stop(): void {
    this.stopRunning?.();
  }
}
