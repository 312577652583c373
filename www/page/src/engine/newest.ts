// Of calls that overtake each other only the newest matters: one runs, one waits, and what waited before is dropped.

export function newest(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  return function again(): Promise<void> {
    if (running === null) {
      running = run().finally(() => { running = null; });
      return running;
    }
    waiting ??= running.catch(() => undefined).then(() => {
      waiting = null;
      return again();
    });
    return waiting;
  };
}
