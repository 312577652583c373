// Texts as bytes of old encodings. The tables are those of the platform's own decoder, turned round.

const singleByte = new Map();

function tableOf(encoding) {
  if (!singleByte.has(encoding)) {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const letters = [...new TextDecoder(encoding).decode(bytes)];
    singleByte.set(encoding, new Map(letters.map((letter, byte) => [letter, byte])));
  }
  return singleByte.get(encoding);
}

/** Whether every letter of a text has a byte in the encoding. */
export function encodable(text, encoding) {
  if (encoding.startsWith("utf")) return true;
  const table = tableOf(encoding);
  return [...text].every((letter) => table.has(letter));
}

/** The bytes of a text; `mark` puts a byte order mark before them. */
export function encode(text, encoding = "utf-8", { mark = false } = {}) {
  if (encoding === "utf-8") return new Uint8Array(Buffer.from((mark ? "\ufeff" : "") + text, "utf8"));
  if (encoding === "utf-16le") return new Uint8Array(Buffer.from((mark ? "\ufeff" : "") + text, "utf16le"));
  if (encoding === "utf-16be") return new Uint8Array(Buffer.from((mark ? "\ufeff" : "") + text, "utf16le").swap16());
  const table = tableOf(encoding);
  return Uint8Array.from([...text], (letter) => {
    if (!table.has(letter)) throw new Error(`${encoding} has no ${JSON.stringify(letter)}`);
    return table.get(letter);
  });
}
