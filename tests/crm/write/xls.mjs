// Excel workbooks before 2007: records of BIFF8 in a compound file, as little of both as a reader needs.

import { serial } from "./xlsx.mjs";

const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;
const FAT_SECTOR = 0xfffffffd;
const FREE = 0xffffffff;
// Streams that are shorter would have to go into the small sectors.
const SMALL_STREAM = 4096;
const RECORD_LIMIT = 8224;
const GENERAL = 0;
const DATE = 1;

const u16 = (...numbers) => Buffer.from(Uint16Array.from(numbers).buffer);
const u32 = (...numbers) => Buffer.from(Uint32Array.from(numbers).buffer);

const record = (type, ...parts) => {
  const body = Buffer.concat(parts);
  if (body.length > RECORD_LIMIT) throw new Error("a record is too long");
  return Buffer.concat([u16(type, body.length), body]);
};

const beginning = (kind) => record(0x0809, u16(0x0600, kind, 0x0dbb, 0x07cc), u32(0x41, 0x0600));
const END = record(0x000a);

/** A text of two bytes per letter, after its length in letters. */
const wide = (text) => Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, "utf16le")]);
const shortWide = (text) => Buffer.concat([Buffer.from([text.length, 1]), Buffer.from(text, "utf16le")]);

// A cell's format: font, number format, kind and parent; the rest are alignment, borders and colours, all zero.
const format = (numberFormat, kind = 1) => record(0x00e0, u16(0, numberFormat, kind), Buffer.alloc(14));

function cellRecord(value, row, column, from1904) {
  if (value === null || value === undefined || value === "") return Buffer.alloc(0);
  const at = (style) => u16(row, column, style);
  const number = (amount, style) => {
    const double = Buffer.alloc(8);
    double.writeDoubleLE(amount);
    return record(0x0203, at(style), double);
  };
  if (typeof value === "object" && "date" in value) return number(serial(value.date, from1904), DATE);
  if (typeof value === "object") return number(Number(value.number), GENERAL);
  return record(0x0204, at(GENERAL), wide(String(value)));
}

function sheetStream(rows, from1904) {
  const width = Math.max(...rows.map((row) => row.length));
  const size = record(0x0200, u32(0, rows.length), u16(0, width, 0));
  const cells = rows.flatMap((row, line) => row.map((value, column) => cellRecord(value, line, column, from1904)));
  return Buffer.concat([beginning(0x0010), size, ...cells, END]);
}

function workbookStream(sheets, from1904) {
  const names = sheets.map(({ name }) => shortWide(name));
  const globals = [
    beginning(0x0005),
    record(0x0042, u16(1200)),
    record(0x0022, u16(from1904 ? 1 : 0)),
    record(0x0031, u16(200, 0, 0x7fff, 400, 0), Buffer.alloc(4), shortWide("Arial")),
    // Number format 14 is a date by its number.
    format(0),
    format(14),
  ];
  const streams = sheets.map(({ rows }) => sheetStream(rows, from1904));
  const headLength = [...globals, END].reduce((sum, part) => sum + part.length, 0) + names.reduce((sum, name) => sum + 10 + name.length, 0);
  let offset = headLength;
  const list = sheets.map(({ hidden }, at) => {
    const own = record(0x0085, u32(offset), Buffer.from([hidden ? 1 : 0, 0]), names[at]);
    offset += streams[at].length;
    return own;
  });
  return Buffer.concat([...globals, ...list, END, ...streams]);
}

function directoryEntry(name, type, { start = END_OF_CHAIN, size = 0, child = FREE } = {}) {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, "utf16le");
  entry.writeUInt16LE(name ? (name.length + 1) * 2 : 0, 64);
  entry[66] = type;
  entry[67] = 1;
  entry.writeUInt32LE(FREE, 68);
  entry.writeUInt32LE(FREE, 72);
  entry.writeUInt32LE(child, 76);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

/** A compound file with one stream, `Workbook`: header, table of sectors, directory, stream. */
function compound(stream) {
  const length = Math.max(stream.length, SMALL_STREAM);
  const padded = Buffer.concat([stream, Buffer.alloc(Math.ceil(length / SECTOR) * SECTOR - stream.length)]);
  const sectors = padded.length / SECTOR;
  const perTable = SECTOR / 4;
  let tables = 1;
  while (tables * perTable < tables + 1 + sectors) tables++;
  const chain = [
    ...Array(tables).fill(FAT_SECTOR),
    END_OF_CHAIN,
    ...Array.from({ length: sectors }, (_, at) => (at === sectors - 1 ? END_OF_CHAIN : tables + 2 + at)),
  ];
  const table = u32(...chain, ...Array(tables * perTable - chain.length).fill(FREE));
  const header = Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(16),
    u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    u32(0, tables, tables, 0, SMALL_STREAM, END_OF_CHAIN, 0, END_OF_CHAIN, 0),
    u32(...Array.from({ length: 109 }, (_, at) => (at < tables ? at : FREE))),
  ]);
  const directory = Buffer.concat([
    directoryEntry("Root Entry", 5, { child: 1 }),
    directoryEntry("Workbook", 2, { start: tables + 1, size: length }),
    directoryEntry("", 0),
    directoryEntry("", 0),
  ]);
  return new Uint8Array(Buffer.concat([header, table, directory, padded]));
}

/** A workbook of sheets `{ name, hidden, rows }`, with the same cells as in `xlsx`; a text has at most 4,000 letters. */
export function xls(sheets, { from1904 = false } = {}) {
  return compound(workbookStream(sheets, from1904));
}
