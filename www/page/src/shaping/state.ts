// The state of shaping data and rules: what other rules would change, and which rows of the file are looked at.

import type { Finding } from "../engine/protocol";
import type { RuleTable } from "../state";
import type { ComparedList, Comparison, RowFilter } from "./calls";

export interface ShapingState {
  /** The table by which the tiers were given. */
  current: RuleTable | null;
  /** A template that is compared and not taken; otherwise the table on the screen is compared. */
  candidate: RuleTable | null;
  comparison: Comparison | null;
  /** Whether a newer comparison is under way. */
  comparing: boolean;
  /** Why the rules could not be compared. */
  problems: Finding[];
  /** How many stand near a border; null before that is known. */
  near: number | null;
  seekingNear: boolean;
  list: ComparedList;
  /** Which rows of the file are shown; all of them when there is no filter. */
  filter: RowFilter | null;
  shownRows: number;
  /** The cell of the file that a finding is about, counted from 0. */
  spot: { row: number; column: number | null } | null;
}

export function initialShaping(): ShapingState {
  return {
    current: null, candidate: null, comparison: null, comparing: false, problems: [], near: null, seekingNear: false, list: { kind: "moves" },
    filter: null, shownRows: 0, spot: null,
  };
}
