// Draws the icons of the add-in into www/assets: node pkg-scripts/icons.mjs
// Three bars, the tiers, the best on top; drawn in fractions of the size, smoothed by averaging 8 × 8 points per pixel.

import { mkdirSync, writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { fileURLToPath } from "node:url";

const blue = [0x1f, 0x5f, 0x8b];
const white = [0xff, 0xff, 0xff];
const bars = [[0.38, 0.2], [0.27, 0.43], [0.16, 0.66]].map(([left, top]) => ({ left, right: 1 - left, top, bottom: top + 0.14 }));

// [name, size, whether the background is filled]
export const icons = [
  ["icon-16", 16, true],
  ["icon-32", 32, true],
  ["icon-64", 64, true],
  ["icon-80", 80, true],
  ["icon-192", 192, true],
  ["outline-32", 32, false],
];

function inSquare(x, y) {
  const radius = 0.14;
  const dx = Math.max(radius - x, x - (1 - radius), 0);
  const dy = Math.max(radius - y, y - (1 - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

export function pixels(size, filled) {
  const grid = 8;
  const rgba = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at++) {
    let square = 0;
    let bar = 0;
    for (let point = 0; point < grid * grid; point++) {
      const x = ((at % size) + ((point % grid) + 0.5) / grid) / size;
      const y = (Math.floor(at / size) + (Math.floor(point / grid) + 0.5) / grid) / size;
      if (bars.some(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom)) bar++;
      else if (filled && inSquare(x, y)) square++;
    }
    const covered = square + bar;
    const mix = (channel) => (covered ? Math.round((blue[channel] * square + white[channel] * bar) / covered) : 0);
    rgba.set([mix(0), mix(1), mix(2), Math.round((255 * covered) / (grid * grid))], at * 4);
  }
  return rgba;
}

export function png(size, rgba) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(sum(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits per channel, red, green, blue and opacity.
  header.set([8, 6, 0, 0, 0], 8);
  const lines = Array.from({ length: size }, (_, y) => [Buffer.from([0]), rgba.subarray(y * size * 4, (y + 1) * size * 4)]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.concat(lines.flat()), { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function sum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL("../www/assets/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, size, filled] of icons) writeFileSync(new URL(`${name}.png`, folder), png(size, pixels(size, filled)));
}
