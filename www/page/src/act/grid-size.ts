// How much room a grid takes: as much as its rows, so that a short list leaves no empty field under it.

const ROW = 28;
const BAR = 18;

export function heightOf(count: number, most: number): string {
  return `height: min(${(count + 1) * ROW + BAR}px, ${most}px, 70vh)`;
}

/** A narrow pane has no room for ids. */
export function isNarrow(): boolean {
  return innerWidth <= 560;
}
