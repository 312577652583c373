// The worker's side of what changed since earlier reviews, and over time.

import { formForPeople } from "../../../job.mjs";
import type { Handlers } from "../engine/areas";
import type { ReviewsCalls } from "./calls";
import { border } from "./border";
import { change } from "./change";
import { addReview, historyFile, readHistory } from "./history";
import { moves } from "./moves";
import { retention, vips } from "./over-time";

export const reviewsAnswers: Handlers<ReviewsCalls> = {
  reviewAdd: addReview,
  reviewRead: readHistory,
  reviewFile: historyFile,
  moves,
  vips,
  retention,
  change,
  border,
  tableFile: (session, { name, rows, lang }) => ({ name, bytes: new Uint8Array(session.files.writeCsv(rows, formForPeople(lang), true)) }),
};
