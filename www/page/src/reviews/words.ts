// The words of what changed since earlier reviews, and over time.

import type { Lang } from "../engine/protocol";
import type { Forms } from "../words/en";
import { reviewsRu } from "./words-ru";
import { reviewsUk } from "./words-uk";

const forms = (one: string, other: string): Forms => ({ one, other });

const en = {
  movedSinceReview: forms("{n} client moved since the review of {day}", "{n} clients moved since the review of {day}"),
  noneMovedSince: "nobody moved since the review of {day}",

  moves: "Who moved",
  compareWith: "Compare with",
  baseExport: "the tiers in the export (column “{column}”)",
  baseReview: "the review of {day}",
  nothingToCompare: "There is no earlier review to compare with, and the export holds no tiers. Keep this review, and next time you will see who moved and why.",
  sinceReview: "Since the review of {day}:", sinceExport: "Against the tiers in the export:",
  up: forms("{n} up", "{n} up"), down: forms("{n} down", "{n} down"), changed: forms("{n} from or to no tier", "{n} from or to no tier"),
  fresh: forms("{n} new", "{n} new"), lost: forms("{n} no longer in the list", "{n} no longer in the list"), same: forms("{n} as before", "{n} as before"),
  causes: "Causes: {causes}.",
  noCauses: "Causes are told against a review that was kept with its figures.",
  noFigures: "The figures kept with that review do not give its tiers any more, so causes are not told.",
  findCauses: "Find the causes",
  matrix: "From which tier to which",
  matrixConvention: "Rows: the tier before. Columns: the tier now. In frames: who stayed. The stronger its colour, the more clients a cell holds; press a number to see who.",
  before: "before ↓ · now →",
  moved: "The clients who moved", shownMoves: "{shown} of {all}",
  searchMoves: "Search by name, id or details", cause: "Cause", allCauses: "all causes", details: "Details", move: "Move", client: "Client", id: "ID",
  clearCell: "{from} → {to}: show all again", anyTier: "any", isNew: "new", isLost: "gone",
  nobodyMoved: "Nobody.",
  cell: forms("{n} client from {from} to {to}", "{n} clients from {from} to {to}"),

  border: "Near a border",
  borderAbout: "Clients whose figure is within {near} of a limit of the rules that would give them another tier. Tiers set by hand do not count here.",
  near: "How near", couldRise: "Could rise", couldFall: "Could fall", field: "Field", distance: "Distance", profit: "Profit", now: "now", wouldBe: "would be",
  nobodyNear: "Nobody is that near.", moreLines: "and {n} more; all are in the file",

  time: "Over time",
  needsDeals: "This needs a list of deals or payments with their days: one row per deal. This export has one row per client.",
  vips: "Months among the best", cohorts: "Who stays", change: "From where the change comes",
  computing: "Computing…", stopped: "This was stopped.", compute: "Compute",
  saveCsv: "Save the table (CSV)", copy: "Copy the table", copied: "The table is on the clipboard.", savePicture: "Save the picture (PNG)",
  remarks: "Remarks",

  vipsConvention: "A filled square: in that month the client was among the best {share} of those who paid in it, by {measure}. Equal clients share a fate; a month that is not over counts as it is.",
  vipsFound: forms("{n} client was among the best in some month", "{n} clients were among the best in some month"),
  vipsOnly: "{months} of them a list of the whole period would miss; {period} it would have in their place.",
  lastMonths: "Months", shareOfBest: "Share", measure: "By",
  measures: { revenue: "revenue", profit: "profit", "number of payments": "number of payments" } as Record<string, string>,
  searchVips: "Search by name or id", monthsIn: "Months", inThatMonth: "among the best", clientsIn: "clients in the list",
  showMore: "Show {n} more", noVips: "Nobody matches.",

  period: "Period", usual: "as suits the data", periods: { month: "month", quarter: "quarter", year: "year" } as Record<string, string>,
  silence: "Lost after a silence of", notStated: "not stated", monthsLong: forms("{n} month", "{n} months"),
  retentionLine: "Retention by period",
  retentionText: "Of all who were clients when a whole period began, {retention} still were when it ended; churn is {churn}.",
  retentionConvention: "Retention = (clients at the end - new and returned) / clients at the start. Without a stated silence a client of a period is one who paid in it, so “not seen” is not yet lost.",
  retentionY: "retention", cohortTable: "Cohorts", asShares: "Shares", asCounts: "Clients",
  cohortConvention: "Row: who paid for the first time in that period. Column: how many of them were clients so many periods later; the stronger its colour, the larger a cell's share of the row. The first row holds older clients, too.",
  cohort: "Cohort", size: "Size", partly: "partly covered: {part}",

  before2: "Before", after2: "After",
  changeText: "Revenue went from {from} in {before} to {to} in {after}: {change}.",
  changeConvention: "R = N × V × L: revenue = clients × revenue of an order × orders per client. The parts add up to the change with nothing left over; what rounding leaves is in the largest part. Each part is the mean over all orders in which the three may change (Shapley).",
  changeUnits: "The part of an order's revenue is split once more into units and price; that is not added again.",
  noTwoPeriods: "The data hold no two periods to compare.",
  notWhole: "{period} (not whole)", changeY: "revenue",

  reviews: "Kept reviews",
  keptWhere: "A review holds its day, the rules' fingerprint and each client's tier. It is kept in this browser only, and only when you ask; it goes along when rules and settings are saved to a file.",
  fromSheet: "These reviews are in the sheet “TierSheet history” of the workbook; nothing of them is kept in this browser.",
  noReviews: "No review is kept yet.",
  keep: "Keep this review ({day})", keepAgain: "Replace the review of {day}", day: "Day of the review",
  figures: "with the figures of the clients and the rules, so that the causes of the next moves can be told",
  keptNow: "The review of {day} is kept in this browser.", notKept: "This browser does not let pages keep anything: the review of {day} is there until the page is closed. Save the history as a file.",
  reviewDay: "Day", rules: "Rules", clients: "Clients", tiers: "Tiers", forget: "Delete", forgetReview: "Delete the review of {day}", forgetAll: "Delete all", takeBack: "Undo the deletion",
  saveHistory: "Save the history (CSV)", readHistory: "Take a history from a file",
  readReviews: forms("{n} review was taken from the file.", "{n} reviews were taken from the file."),
  exportedWith: forms("{n} kept review is in the file. It names clients and their tiers: give it only to those who may see them.", "{n} kept reviews are in the file. They name clients and their tiers: give it only to those who may see them."),

  cardReviews: "Tier in the reviews", cardMonths: forms("Among the best in {n} month of {all}", "Among the best in {n} months of {all}"),
};

export type ReviewsWords = typeof en;

export const reviewsWords: Record<Lang, ReviewsWords> = { en, ru: reviewsRu, uk: reviewsUk };
