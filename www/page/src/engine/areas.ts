// The calls of the worker that belong to one part of the page: each part names its own, and says how the session answers them.

import type { Progress } from "./protocol";
import type { Session } from "./session";

export type Tell = (progress: Progress) => void;

/** How the calls of a part are answered. */
export type Handlers<Named> = {
  [Name in keyof Named]: Named[Name] extends { take: infer Take; give: infer Give }
    ? (session: Session, take: Take, tell: Tell) => Give | Promise<Give>
    : never;
};
