// Columns that can be read two ways, as questions with a guess and what speaks for it; a click answers.

import { html, nothing, type TemplateResult } from "lit";
import { setOptions } from "../actions";
import type { Finding, Row } from "../engine/protocol";
import { state } from "../state";
import { fill } from "../words";

interface Choice {
  option: string;
  value: string;
  label: string;
  meaning: string;
}

interface Question {
  title: string;
  why: string;
  /** The choices, the guess first. */
  choices: Choice[];
}

/** Lines of FIELDS: letter, header, field, type, format, filled, different values, examples, problems. */
const HEADER = 1;
const FORMAT = 4;
const EXAMPLES = 7;

export function questionPanel(): TemplateResult | typeof nothing {
  const questions = asked();
  if (questions.length === 0) return nothing;
  const words = state.speech.shaping;
  return html`${questions.map(({ title, why, choices }) => html`
    <section class="panel question" data-test="question">
      <h2>${title}</h2>
      <p class="quiet">${why}</p>
      <div class="choices">${choices.map(({ option, value, label, meaning }, at) => html`
        <fluent-button appearance=${at === 0 ? "primary" : "secondary"} data-test="answer" @click=${() => void setOptions({ [option]: value })}>${label}${at === 0 ? ` (${words.guess})` : ""}</fluent-button>
        <span class="quiet">${meaning}</span>`)}</div>
    </section>`)}`;
}

/** Whether what went wrong is only what the questions ask about. */
export function isAsked(codes: string[]): boolean {
  return codes.length > 0 && codes.every((code) => code === "AMBIGUOUS_DATES" || code === "AMBIGUOUS_NUMBERS") && asked().length > 0;
}

/** One question per option: the answer holds for the whole file. */
function asked(): Question[] {
  const fields = state.fields;
  if (fields === null) return [];
  const about = (code: string) => fields.findings.find((finding) => finding.code === code);
  const dates = about("AMBIGUOUS_DATES");
  const numbers = about("AMBIGUOUS_NUMBERS");
  const line = ({ column }: Finding) => fields.fields[(column ?? 0) - 1];
  return [...question(dates && line(dates), dateQuestion), ...question(numbers && line(numbers), numberQuestion)];
}

function question(line: Row | undefined, make: (line: Row) => Question | null): Question[] {
  const made = line === undefined ? null : make(line);
  return made === null ? [] : [made];
}

function examplesOf(line: Row): string[] {
  return String(line[EXAMPLES] ?? "").split(" | ");
}

/** Another column whose format tells how this file writes such values. */
function witness(line: Row, tells: (format: string) => boolean): Row | undefined {
  return state.fields?.fields.find((other) => other !== line && tells(String(other[FORMAT] ?? "")));
}

const SHORT_DATE = /(\d{1,2})\/(\d{1,2})\/(\d{2,4})/;

function dateQuestion(line: Row): Question | null {
  const { speech } = state;
  const words = speech.shaping;
  const example = examplesOf(line).find((text) => SHORT_DATE.test(text));
  const parts = example === undefined ? null : SHORT_DATE.exec(example);
  if (example === undefined || parts === null) return null;
  const [, a = "", b = "", year = ""] = parts;
  const meant = (month: string, day: string) => fill(words.means, { example: parts[0], meaning: speech.day(`${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`) });
  const dayFirst = { option: "dates", value: "d/m/y", label: words.dayFirst, meaning: meant(b, a) };
  const monthFirst = { option: "dates", value: "m/d/y", label: words.monthFirst, meaning: meant(a, b) };
  const other = witness(line, (format) => /^[dm][/.-][dm][/.-]y/.test(format));
  const guessDay = other === undefined ? speech.lang !== "en" : String(other[FORMAT]).startsWith("d");
  const evidence = other === undefined ? words.asLanguage
    : fill(words.othersDate, { column: String(other[HEADER]), example: examplesOf(other)[0] ?? "", place: guessDay ? words.first : words.second });
  return {
    title: fill(words.whichDate, { column: String(line[HEADER]) }), why: `${words.bothDates} ${evidence}`,
    choices: guessDay ? [dayFirst, monthFirst] : [monthFirst, dayFirst],
  };
}

/** Without signs between thousands, which are what the question is about. */
function written(value: number): string {
  return value.toLocaleString(state.speech.lang, { useGrouping: false, maximumFractionDigits: 3 });
}

function numberQuestion(line: Row): Question | null {
  const { speech } = state;
  const words = speech.shaping;
  const example = examplesOf(line).find((text) => /^\D*\d{1,3}[.,]\d{3}\D*$/.test(text));
  const digits = /(\d{1,3})([.,])(\d{3})/.exec(example ?? "");
  if (digits === null) return null;
  const [own, whole = "", sign = "", rest = ""] = digits;
  const choice = (mark: string): Choice => ({
    option: "decimal", value: mark, label: fill(words.decimalMark, { sign: mark }),
    meaning: fill(words.means, { example: own, meaning: written(mark === sign ? Number(`${whole}.${rest}`) : Number(`${whole}${rest}`)) }),
  });
  const other = witness(line, (format) => /^1.?234[.,]5/.test(format));
  const mark = other === undefined ? (speech.lang === "en" ? "." : ",") : /234([.,])5/.exec(String(other[FORMAT]))?.[1] ?? ".";
  const evidence = other === undefined ? words.asLanguage : fill(words.othersNumber, { column: String(other[HEADER]), example: examplesOf(other)[0] ?? "" });
  return {
    title: fill(words.whichNumber, { column: String(line[HEADER]) }), why: `${words.bothNumbers} ${evidence}`,
    choices: mark === "." ? [choice("."), choice(",")] : [choice(","), choice(".")],
  };
}
