// Money in the user's own currency, where one was named.

import type { Cell } from "../engine/protocol";
import { state } from "../state";

const CENTS_BELOW = 100;

/** Whether a text is the code of a currency, such as UAH. */
export function isCurrency(code: string): boolean {
  return /^[A-Za-z]{3}$/.test(code.trim());
}

export function money(value: Cell): string {
  if (typeof value !== "number") return String(value);
  const { speech, kept } = state;
  const cents = value !== 0 && Math.abs(value) < CENTS_BELOW && !Number.isInteger(value);
  const currency = kept.currency?.trim() ?? "";
  if (!isCurrency(currency)) return speech.money(value, cents);
  const digits = cents ? 2 : 0;
  return value.toLocaleString(speech.lang === "en" ? "en-US" : speech.lang, {
    style: "currency", currency: currency.toUpperCase(), minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative",
  });
}
