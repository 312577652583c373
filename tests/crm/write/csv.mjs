// CSV out, and a parser of RFC 4180 to read it back. The parser shares nothing with the project's reader.

/**
 * Rows of texts as CSV. `quote` is "all" or "needed"; `trailing` ends every line with the separator, as Bitrix24 does.
 */
export function csv(rows, { separator = ",", quote = "needed", lineEnd = "\r\n", trailing = false, lastLineEnd = true } = {}) {
  const cell = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    const needs = quote === "all" || text.includes(separator) || /["\r\n]/.test(text);
    return needs ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => row.map(cell).join(separator) + (trailing ? separator : ""));
  return lines.join(lineEnd) + (lastLineEnd ? lineEnd : "");
}

/** The rows of a CSV text. A quote that is not closed, or that something follows, is an error. */
export function parseCsv(text, separator = ",") {
  const rows = [];
  let row = [];
  let at = 0;
  const endRow = () => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        if (at >= text.length) throw new Error("a quote is not closed");
        if (text[at] !== '"') cell += text[at++];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else break;
      }
      at++;
      if (at < text.length && text[at] !== separator && text[at] !== "\r" && text[at] !== "\n") {
        throw new Error(`something follows a closed quote in row ${rows.length + 1}`);
      }
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== "\r" && text[at] !== "\n") cell += text[at++];
    }
    row.push(cell);
    if (at >= text.length) break;
    if (text[at] === separator) {
      at++;
      if (at === text.length) row.push("");
    } else {
      at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
      endRow();
    }
  }
  if (row.length) endRow();
  return rows;
}

/** The rows by the first of the separators that divides the header; `null` if the text is no CSV with any of them. */
export function parseByAny(text, separators) {
  let whole = null;
  for (const separator of separators) {
    try {
      const rows = parseCsv(text, separator);
      if (rows.length && rows[0].length > 1) return rows;
      whole ??= rows.length ? rows : null;
    } catch {
      // A quote that ends before another separator: this is not the one.
    }
  }
  return whole;
}
