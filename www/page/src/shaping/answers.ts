// The worker's side of shaping data and rules.

import type { Handlers } from "../engine/areas";
import type { Session } from "../engine/session";
import type { ShapingCalls } from "./calls";
import { WhatIf } from "./what-if";
import { OddRows } from "./odd-rows";

interface Store {
  whatIf: WhatIf;
  odd: OddRows;
}

const stores = new WeakMap<Session, Store>();

function of(session: Session): Store {
  const store = stores.get(session) ?? { whatIf: new WhatIf(session), odd: new OddRows(session) };
  stores.set(session, store);
  return store;
}

export const shapingAnswers: Handlers<ShapingCalls> = {
  compare: (session, { rules, lang }) => of(session).whatIf.compare(rules, lang),
  borders: (session, { lang }) => of(session).whatIf.borders(lang),
  compared: (session, { list, from, count }) => of(session).whatIf.window(list, from, count),
  sheetRows: (session, { from, count, filter, lang }) => of(session).odd.window(filter, from, count, lang),
};
