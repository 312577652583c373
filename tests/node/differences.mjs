// Where a condition cell and COUNTIFS say different things, and how COUNTIFS would have to be asked to say the same.

import { EMPTY_TEXT } from "./criteria.mjs";

// `by` says whose it is: "ours" is meant so, "HyperFormula" departs from Excel, and we do as Excel does.
export const classes = {
  any: {
    by: "ours",
    title: "A blank condition holds for everybody",
    reason: "A rule table is mostly blank cells. COUNTIFS would look for empty cells; write `=` or `blank` for that.",
  },
  unreadable: {
    by: "ours",
    title: "A condition that cannot be read is an error",
    reason: "COUNTIFS counts nothing and says nothing. Here the cell is named, and no client gets a tier from a table with errors.",
  },
  ambiguous: {
    by: "ours",
    title: "A number that can be read two ways is an error",
    reason: "`1,000` is a thousand in one country and one in another. Where neither the table nor the option `decimal` decides, we ask.",
  },
  blanks: {
    by: "ours",
    title: "Cells with an empty text, or with nothing but spaces, are blank",
    reason: "A formula that gives \"\" and an export that writes a space both mean that nothing is known. COUNTIFS takes them for texts.",
  },
  spaces: {
    by: "ours",
    title: "Spaces around a condition and behind its sign do not count",
    reason: "Nobody sees them in a cell. Where they matter, write the text in quotes.",
  },
  signs: {
    by: "ours",
    title: "`=>`, `=<`, `!=`, `≠`, `≤` and `≥` are signs too",
    reason: "COUNTIFS takes them for the beginning of a text and finds none.",
  },
  logic: {
    by: "ours",
    title: "`|` is or, `&` is and",
    reason: "COUNTIFS needs a criterion for each. A bar or an ampersand that belongs to a text stands in quotes or behind a `~`.",
  },
  quotes: {
    by: "ours",
    title: "A text in quotes stands for itself",
    reason: "`\"a*c\"` is those three signs, and `\"yes\"` is the word. COUNTIFS takes the quotes for a part of the text.",
  },
  range: {
    by: "ours",
    title: "`1..10` is a range with both ends",
    reason: "COUNTIFS needs two criteria.",
  },
  words: {
    by: "ours",
    title: "`blank`, `filled`, `yes`, `no`, `has` and `top` are tests",
    reason: "So are their Russian and Ukrainian forms. COUNTIFS takes them for texts; in quotes they are texts here too.",
  },
  logical: {
    by: "ours",
    title: "TRUE and FALSE are known in three languages",
    reason: "A spreadsheet knows them in its own language only, and a workbook travels.",
  },
  numerals: {
    by: "ours",
    title: "Numbers written as text are read as people write them",
    reason: "With spaces or commas between thousands, with a decimal comma, with a currency. COUNTIFS depends on the language of the computer.",
  },
  tilde: {
    by: "ours",
    title: "A `~` that escapes nothing stands for itself",
    reason: "It escapes `*`, `?`, `~`, `|` and `&`. A spreadsheet drops such a `~`, and wants `~~` for it: the very text of a cell does not find the cell.",
  },
  order: {
    by: "HyperFormula",
    title: "`<` and `>` put texts in order",
    reason: "HyperFormula finds no text smaller or larger than another. Spreadsheets do: `COUNTIF(range, \"<\"&name)` is the usual way to sort names by formula. Our order is that of the letters' codes, without case: not that of a dictionary.",
  },
  question: {
    by: "HyperFormula",
    title: "`?` is exactly one character",
    reason: "HyperFormula lets it be none as well. Microsoft's page on COUNTIF: \"A question mark matches any single character.\"",
  },
  middle: {
    by: "HyperFormula",
    title: "A sign inside a text is a part of it",
    reason: "HyperFormula looks for the sign anywhere and reads `a=b` as `=b`. In Excel a sign is a sign only at the beginning.",
  },
};

const spellings = { "=>": ">=", "=<": "<=", "!=": "<>", "≠": "<>", "≤": "<=", "≥": ">=" };
const yes = ["yes", "true", "y", "да", "истина", "так", "істина", "+", "1", "✓"];
const no = ["no", "false", "n", "нет", "ложь", "ні", "хиба", "-", "0"];

const isNumber = (text) => /^[+-]?\$?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?$/i.test(text);

// A number as people write it in the form in which COUNTIFS knows it; undefined when there is nothing to change.
function numeral(text) {
  if (!/^[+-]?\d[\d ]*([.,]\d+)?( ₽)?$/.test(text) || isNumber(text)) return undefined;
  const bare = text.replace(/[ ₽]/g, "");
  return /,\d{3}$/.test(bare) ? bare.replace(",", "") : bare.replace(",", ".");
}

function cut(text, sign) {
  const parts = [""];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (character === sign && !quoted) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function wildcard(pattern, text) {
  const source = pattern.replace(/~[*?~]|[\s\S]/g, (part) => {
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    return part.at(-1).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  });
  return new RegExp(`^${source}$`).test(text);
}

function ordered(operator, left, right) {
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

function one(raw, cell, use) {
  let test = raw.trim();
  if (test !== raw) use("spaces");
  let [, operator = "", value] = /^(=>|=<|!=|≠|≤|≥|<>|<=|>=|<|>|=)?([\s\S]*)$/.exec(test);
  if (spellings[operator]) {
    operator = spellings[operator];
    use("signs");
  }
  if (value !== value.trimStart()) {
    value = value.trimStart();
    use("spaces");
  }
  const bySize = /^[<>]=?$/.test(operator) && operator !== "<>";
  if ((bySize && value === "") || (operator && /^[<>=!≠≤≥]/.test(value))) return [use("unreadable")];
  if (/^\d{1,3},\d{3}$/.test(value)) return [use("ambiguous")];
  const text = typeof cell === "string" && cell !== "" ? cell.toLowerCase() : undefined;

  if (operator === "") {
    const word = value.toLowerCase();
    if (word === "blank" || word === "пусто") return [use("words"), ["=", cell]];
    if (word === "filled") return [use("words"), ["<>", cell]];
    if (word === "yes" || word === "да") return [use("words"), cell === true || cell === 1 || yes.includes(text?.trim())];
    if (word === "no") return [use("words"), cell === false || cell === 0 || no.includes(text?.trim())];
    if (word.startsWith("has ")) return [use("words"), (text ?? "").split(/[;,|\n]/).some((tag) => tag.trim().replace(/^"|"$/g, "") === word.slice(4))];
    if (/^(top|bottom) /.test(word)) return [use("words"), undefined];
    const range = /^(-?[\d.]+?) ?\.\. ?(-?[\d.]+)$/.exec(value);
    if (range) return [use("range"), [`>=${range[1]}`, cell], [`<=${range[2]}`, cell]];
  }

  const quoted = /^"([^"]*)"$/.exec(value);
  if (quoted) {
    use("quotes");
    value = quoted[1];
  } else if (/^истина$/i.test(value)) {
    use("logical");
    value = "TRUE";
  } else if (numeral(value) !== undefined) {
    use("numerals");
    value = numeral(value);
  }
  if (isNumber(value)) {
    if (!bySize && typeof cell === "string" && numeral(cell) !== undefined) {
      use("numerals");
      cell = numeral(cell);
    }
    return [[operator + value, cell]];
  }
  if (value === "" || /^(true|false)$/i.test(value)) return [[operator + value, cell]];
  if (bySize) {
    // There are no wildcards in an order, but their escapes stay escapes.
    const literal = quoted ? value : value.replace(/~([*?~])/g, "$1");
    return [use("order"), text !== undefined && ordered(operator, text, literal.toLowerCase())];
  }
  if (quoted) value = value.replace(/[*?~]/g, "~$&");
  if (value.replace(/~[*?~]/g, "").includes("?")) {
    use("question");
    const holds = text !== undefined && wildcard(value.toLowerCase(), text);
    return [operator === "<>" ? !holds : holds];
  }
  const escaped = value.replace(/~[*?~]|~/g, (part) => (part === "~" ? "~~" : part));
  if (escaped !== value) use("tilde");
  if (operator === "" && /[<>=]/.test(escaped)) {
    use("middle");
    operator = "=";
  }
  return [[operator + escaped, cell]];
}

// What COUNTIFS must be asked instead: any of several, each all of several, where true, false and undefined are decided here.
// `used` names the classes that were needed for it.
export function translate(criterion, cell) {
  const used = new Set();
  const use = (name) => {
    used.add(name);
    return true;
  };
  let value = cell;
  if (cell === EMPTY_TEXT || (typeof cell === "string" && cell !== "" && cell.trim() === "")) {
    use("blanks");
    value = "";
  }
  if (typeof criterion === "string" && criterion.trim() === "") return { any: [[use("any")]], used };
  const texts = cut(String(criterion), "|").map((part) => cut(part, "&"));
  if (texts.length > 1 || texts[0].length > 1) use("logic");
  const any = texts.map((all) => all.flatMap((test) => one(test, value, use)));
  return { any, used };
}
