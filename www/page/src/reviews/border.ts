// Clients near a border of the rules: COMPARE of the rules with themselves, in which nobody moves.

import type { Handlers } from "../engine/areas";
import { ask, optionsFor } from "../engine/grading";
import type { ReviewsCalls } from "./calls";
import { placeOf, ruleTable } from "./clients";

/** Columns of COMPARE behind the client's own: what, from, to, profit, field, distance. */
const COMPARED = 6;

export const border: Handlers<ReviewsCalls>["border"] = (session, { near }, tell) => {
  tell({ stage: "explaining" });
  const { engine, lang, result } = session;
  const rules = ruleTable(engine, result.rules, lang);
  const made = ask(engine, "COMPARE", [result.clients, rules, rules, [...optionsFor("COMPARE", result.options), ["near", near]]], lang);
  const own = made.headers.length - COMPARED;
  return made.rows().slice(1).filter((row) => row[own + 5] !== "").map((row) => {
    const [id = ""] = row;
    const [, from = "", to = "", profit = "", field = "", distance = ""] = row.slice(own);
    return {
      client: String(id), name: own > 1 ? String(row[1] ?? "") : "", from: String(from), to: String(to), profit, field: String(field), distance,
      place: placeOf(result, id),
    };
  });
};
