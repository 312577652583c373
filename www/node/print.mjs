// How the terminal shows titles, numbers, problems and tables.

import { fill, texts } from "./texts.mjs";

const SHOWN_PROBLEMS = 12;
const ORDER = { error: 0, warning: 1, note: 2 };

const locale = (lang) => (lang === "en" ? "en-US" : lang);

export function progress(text) {
  process.stderr.write(`  ${text}…\n`);
}

export function title(text) {
  process.stdout.write(`\n${text}\n${"─".repeat([...text].length)}\n`);
}

export function print(text) {
  process.stdout.write(text + "\n");
}

// A number for reading: grouped, at most two decimals.
export function number(value, lang, decimals = 2) {
  return typeof value === "number" ? value.toLocaleString(locale(lang), { maximumFractionDigits: decimals }) : String(value);
}

export function percent(value, lang) {
  return typeof value === "number" ? value.toLocaleString(locale(lang), { style: "percent", maximumFractionDigits: 1 }) : "";
}

// The result of a call that failed: its problems, and the end.
export function failed(error, lang) {
  // What the system refused, such as a folder in place of a file, says enough without a stack.
  const told = typeof error.code === "string" && error.path !== undefined ? error.message : error.stack ?? error.message;
  const problems = error.problems ?? [{ message: told, place: "", hint: "" }];
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
    process.stderr.write(`${problem.place ? problem.place + ": " : ""}${problem.message} ${problem.hint}\n`);
  }
  if (problems.length > SHOWN_PROBLEMS) process.stderr.write(`${fill(texts[lang].more, problems.length - SHOWN_PROBLEMS, "")}\n`);
  process.exit(1);
}

// The findings that matter most, each cell once: it can be told of as a cell of the export and as one of the deals in it.
export function problems(found, say) {
  title(say.problems);
  const same = (problem) => (other) => other.code === problem.code && other.row === problem.row && other.column === problem.column;
  const ranked = found.filter((problem, at) => found.findIndex(same(problem)) === at)
    .sort((a, b) => (ORDER[a.severity] ?? 1) - (ORDER[b.severity] ?? 1));
  if (ranked.length === 0) print(say.noProblems);
  for (const problem of ranked.slice(0, SHOWN_PROBLEMS)) {
    print(`• ${problem.place ? problem.place + ": " : ""}${problem.message}${problem.hint ? " → " + problem.hint : ""}`);
  }
  if (ranked.length > SHOWN_PROBLEMS) print(fill(say.more, ranked.length - SHOWN_PROBLEMS, "tiersheet-findings.csv"));
}
