// Why a client is on a list, in words: what the engine found, said as people would say it on the phone.

import type { Cell } from "../engine/protocol";
import { fill, type Speech } from "../words";

/** So many months are named; of more it is told how many and which the last was. */
const NAMED_MONTHS = 3;

export interface Reasons {
  tier: string;
  reason: string;
  fallenVip: string;
  vip(months: string, change: string): string;
  squeezes(rise: Cell, before: Cell, after: Cell): string;
  attention(sorts: [string, Cell][]): string;
  fell(from: string, to: string, why: string): string;
  due(last: string, next: string, days: Cell, status: string): string;
  near(tier: string, change: string): string;
}

export function reasons(speech: Speech): Reasons {
  const { reasons: say } = speech.act;
  const locale = speech.lang === "en" ? "en-US" : speech.lang;
  const format = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  /** "May, Jul 2026": a year stands once, behind its last month. */
  const months = (names: string[]) => names.map((name, at) => {
    const [year = "", number = ""] = name.split("-");
    const date = new Date(`${year}-${number}-15T12:00:00Z`);
    if (Number.isNaN(date.getTime())) return name;
    return names[at + 1]?.startsWith(year) === true ? format.format(date) : `${format.format(date)} ${year}`;
  }).join(", ");
  const join = (...parts: string[]) => parts.filter((part) => part !== "").join("; ");
  return {
    tier: speech.words.tier,
    reason: say.head,
    fallenVip: say.fallenVip,
    vip: (listed, change) => {
      const names = listed.split(",").map((name) => name.trim());
      const told = names.length <= NAMED_MONTHS ? fill(say.vip, { months: months(names) })
        : speech.count(say.vipMonths, names.length, { last: months(names.slice(-1)) });
      return join(told, change);
    },
    squeezes: (rise, before, after) => fill(say.squeezes, { rise: speech.percent(rise, 0), before: speech.percent(before), after: speech.percent(after) }),
    attention: (sorts) => fill(say.attention, { sorts: sorts.map(([sort, value]) => `${sort} ${speech.number(value)}`.trim()).join(", ") }),
    fell: (from, to, why) => `${from} → ${to}${why === "" ? "" : `; ${why}`}`,
    due: (last, next, days, status) => {
      if (last === "") return status;
      const left = typeof days !== "number" ? "" : days < 0 ? speech.count(say.overdue, -days) : speech.count(say.left, days);
      return join(`${status}${left === "" ? "" : `, ${left}`}`, fill(say.lastReview, { day: speech.day(last) }), next === "" ? "" : fill(say.nextReview, { day: speech.day(next) }));
    },
    near: (tier, change) => fill(say.near, { tier, change }),
  };
}
