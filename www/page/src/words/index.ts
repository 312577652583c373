// Words, plural forms, numbers and dates in the language of the page.

import { actWords, type ActWords } from "../act/words";
import type { Cell, Lang } from "../engine/protocol";
import { reviewsWords, type ReviewsWords } from "../reviews/words";
import { shapingWords, type ShapingWords } from "../shaping/words";
import { sheetWords, type SheetWords } from "../sheet/words";
import { en, type Forms, type Words } from "./en";
import { ru } from "./ru";
import { uk } from "./uk";

export type { Words };

const ALL: Record<Lang, Words> = { en, ru, uk };
export const LANGS: readonly Lang[] = ["en", "ru", "uk"];

export function isLang(code: string): code is Lang {
  return Object.hasOwn(ALL, code);
}

export function browserLang(): Lang {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLang) ?? "en";
}

export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Everything that depends on the language. */
export class Speech {
  readonly words: Words;
  readonly act: ActWords;
  readonly reviews: ReviewsWords;
  readonly shaping: ShapingWords;
  readonly sheet: SheetWords;
  private readonly locale: string;
  private readonly plurals: Intl.PluralRules;

  constructor(readonly lang: Lang) {
    this.words = ALL[lang];
    this.act = actWords[lang];
    this.reviews = reviewsWords[lang];
    this.shaping = shapingWords[lang];
    this.sheet = sheetWords[lang];
    this.locale = lang === "en" ? "en-US" : lang;
    this.plurals = new Intl.PluralRules(this.locale);
  }

  /** A count in words: "41 clients". */
  count(forms: Forms, n: number, values: Record<string, string> = {}): string {
    const form = forms[this.plurals.select(n) as keyof Forms] ?? forms.other;
    return fill(form, { n: this.number(n, 0), ...values });
  }

  number(value: Cell, decimals = 2): string {
    return typeof value === "number" ? value.toLocaleString(this.locale, { maximumFractionDigits: decimals, signDisplay: "negative" }) : String(value);
  }

  /** Money for reading down a column: without cents where the amounts are large. */
  money(value: Cell, cents: boolean): string {
    if (typeof value !== "number") return String(value);
    const digits = cents ? 2 : 0;
    return value.toLocaleString(this.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" });
  }

  percent(value: Cell, decimals = 1): string {
    return typeof value === "number" ? value.toLocaleString(this.locale, { style: "percent", maximumFractionDigits: decimals, signDisplay: "negative" }) : "";
  }

  size(bytes: number): string {
    const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
    return value.toLocaleString(this.locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  }

  day(iso: string): string {
    const date = new Date(`${iso}T12:00:00`);
    return Number.isNaN(date.getTime()) ? iso : date.toLocaleDateString(this.locale, { dateStyle: "medium" });
  }

  collate(a: string, b: string): number {
    return a.localeCompare(b, this.locale, { numeric: true });
  }
}
