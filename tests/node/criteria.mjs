// Random criteria and cells, and what HyperFormula's COUNTIFS says of them.

import { HyperFormula } from "hyperformula";

// A small generator with a fixed start, so that a failure can be repeated.
export function generator(seed) {
  let state = seed;
  const random = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { random, pick: (list) => list[random(list.length)] };
}

const numbers = [0, 1, -1, 5, -5, 2.5, 2.4, -0.1, 0.1, 0.3, 10, 12, 100, 1000, 1000.5, 1e6, 0.25];
const words = ["apple", "Apple", "APPLE PIE", "pineapple", "pear", "ООО", "ооо", "АО Ромашка", "Ёлка", "елка", "Київ", "їжак"];
const special = ["*", "?", "~", "a*c", "abc", "a?c", "a~c", "~*", "b+c", "(x)", "x.y", "[z]", "4*7", "4567", "$5", "^a", "a|b", "a&b",
  "a=b", "=5", "<5", ">5", "<>", "\"apple\"", "yes", "no", "да", "blank", "filled", "n/a", "-", "5O"];
const numerals = ["5", "-5", "2.5", "2,5", " 5", "5 ", "05", "5.0", "1e3", "1,000", "25%", "$5", "1 000", "+5", "TRUE", "FALSE", "true", "Истина"];
const spaced = [" apple", "apple ", " ", "  "];

// A formula that gives an empty text is not quite an empty cell to a spreadsheet.
export const EMPTY_TEXT = Symbol("empty text");

export function randomCell({ random, pick }) {
  const kind = random(20);
  if (kind < 6) return pick(numbers);
  if (kind < 10) return pick(words);
  if (kind < 13) return pick(special);
  if (kind < 15) return pick(numerals);
  if (kind < 16) return pick(spaced);
  if (kind < 17) return random(2) === 0;
  if (kind < 18) return EMPTY_TEXT;
  return "";
}

export function randomCriterion({ random, pick }) {
  const operator = pick(["", "", "=", "=", "<>", "<>", "<", "<=", ">", ">="]);
  switch (random(12)) {
    case 0:
      return pick(numbers);
    case 1:
    case 2:
    case 3:
      return operator + String(pick(numbers));
    case 4:
    case 5:
      return operator + pick(words);
    case 6:
      return operator + pick(special);
    case 7:
      return operator + pick(numerals);
    case 8:
      return pick(["=", "<>", ">", "<", ">=", "<=", "", "=>5", "=<5", "!=5", "≠5", "≥5", "= 5", "> 5", "<> apple", " apple", "=>", "><5"]);
    case 9:
      return pick(["apple|pear", "apple | 5", ">0&<100", "<>apple & <>pear", "1..10", "-5 .. 5", "yes", "no", "blank", "filled", "да", "пусто",
        "has apple", "top 1", "top 50%", "bottom 2", "\"apple\"", "=\"a*c\"", "<>\"*\"", "\"yes\"", "90 days", "2 years", "5 ₽", "2026-12-31", "=2026-12-31"]);
    case 10: {
      const word = pick([...words, "abc", "4567", "5"]);
      const at = random(word.length);
      return operator + pick([`${word.slice(0, at)}*`, `*${word.slice(at)}`, `*${word.slice(at, at + 2)}*`, `${word.slice(0, at)}?${word.slice(at + 1)}`]);
    }
    default:
      return operator + pick(["*", "?", "?*", "??", "**", "*5*", "a*c", "a~*c", "a?c", "a~?c", "~*", "~?", "~~", "a~~c", "~", "~a", "a~c", "*~**", "*.*", "(*)"]);
  }
}

// For each [cells, criterion] whether COUNTIFS counts each cell.
export function counted(pairs) {
  const text = (value) => (typeof value === "string" && value !== "" ? `'${value}` : value);
  const content = (value) => (value === EMPTY_TEXT ? '=""' : value === "" ? null : text(value));
  const letter = (column) => (column < 26 ? "" : letter(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
  const rows = pairs.map(([cells, criterion], at) => {
    // A blank cell as the criterion would be read as 0.
    const asked = criterion === "" ? '=""' : text(criterion);
    const formulas = cells.map((_, index) => `=COUNTIFS(${letter(index + 1)}${at + 1},$A${at + 1})`);
    return [asked, ...cells.map(content), ...formulas];
  });
  // As Excel does: е and ё, и and й are different letters.
  const options = { licenseKey: "gpl-v3", accentSensitive: true };
  const engine = HyperFormula.buildFromArray(rows, options);
  const values = engine.getSheetValues(0);
  engine.destroy();
  return pairs.map(([cells], at) => cells.map((_, index) => values[at][1 + cells.length + index] === 1));
}
