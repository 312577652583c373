// The modules of the engine from the script: a sidebar has no address to fetch them from.

import { ask } from "./run";

interface Piece {
  text: string;
  length: number;
  next: number | null;
}

export type ModuleName = "tiersheet" | "tiersheet-models" | "tiersheet-files";

export async function moduleBytes(name: ModuleName): Promise<Uint8Array<ArrayBuffer>> {
  const first = await ask<Piece>("tierSheetModulePiece", name, 0);
  const pieces: Promise<Piece>[] = [];
  // Pieces are of one size, so all that follow are asked for at once.
  if (first.next !== null) for (let from = first.next; from < first.length; from += first.next) pieces.push(ask<Piece>("tierSheetModulePiece", name, from));
  const text = atob([first, ...(await Promise.all(pieces))].map((piece) => piece.text).join(""));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
