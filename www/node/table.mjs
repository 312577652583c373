// Tables for a terminal: columns padded to their widest cell, long texts cut.

// Characters of East Asian width do not occur in what is printed here; combining marks take no place.
const length = (text) => [...text.normalize("NFC")].length;

function cut(text, most) {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : letters.join("");
}

// Rows of texts as lines; numbers are set to the right.
export function table(rows, right = [], most = 60) {
  const texts = rows.map((row) => row.map((cell) => cut(String(cell), most)));
  const widths = texts[0].map((_, at) => Math.max(...texts.map((row) => length(row[at] ?? ""))));
  return texts
    .map((row) => row.map((cell, at) => {
      const pad = " ".repeat(widths[at] - length(cell));
      return right.includes(at) ? pad + cell : cell + pad;
    }).join("  ").trimEnd())
    .join("\n");
}
