// Draws the icons of the add-in into www/assets: node pkg-scripts/icons.mjs
// Shapes in fractions of the size, smoothed by averaging 8 × 8 points per pixel; edges stand on sixteenths where they can, so that they
// are sharp at 16 pixels.

import { mkdirSync, writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { fileURLToPath } from "node:url";

const blue = [0x1f, 0x5f, 0x8b];
const white = [0xff, 0xff, 0xff];
// On the ribbon there is no background, and the ribbon is nearly white or nearly black: this blue stands out from both.
const ribbon = [0x2f, 0x86, 0xc6];

const rectangle = (left, top, right, bottom) => (x, y) => x >= left && x < right && y >= top && y < bottom;
const disc = (middleX, middleY, radius) => (x, y) => Math.hypot(x - middleX, y - middleY) < radius;
const stroke = (fromX, fromY, toX, toY, width) => (x, y) => {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const part = Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX ** 2 + alongY ** 2)));
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY) < width / 2;
};
// Of a ring, what lies between two angles; in turns, clockwise from the right.
const arc = (middleX, middleY, radius, width, from, to) => (x, y) => {
  const turns = (((Math.atan2(y - middleY, x - middleX) / (2 * Math.PI) - from) % 1) + 1) % 1;
  return turns < to - from && Math.abs(Math.hypot(x - middleX, y - middleY) - radius) < width / 2;
};
const triangle = (...corners) => (x, y) => corners.every(([fromX, fromY], at) => {
  const [toX, toY] = corners[(at + 1) % corners.length];
  return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= 0;
});
const some = (...shapes) => (x, y) => shapes.some((shape) => shape(x, y));

const square = (x, y) => {
  const radius = 0.14;
  const dx = Math.max(radius - x, x - (1 - radius), 0);
  const dy = Math.max(radius - y, y - (1 - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
};
// The three tiers, the best on top.
const bars = some(...[[0.38, 0.2], [0.27, 0.43], [0.16, 0.66]].map(([left, top]) => rectangle(left, top, 1 - left, top + 0.14)));

// A glyph is what covers a point, the first that does, each in its colour.
const logo = [[bars, white], [square, blue]];
const outline = [[bars, white]];
const at16 = (...edges) => rectangle(...edges.map((edge) => edge / 16));
const line16 = (...ends) => stroke(...ends.map((end) => end / 16));
const glyphs = {
  // A list falling from tier to tier, with the arrow of sorting.
  "tier-clients": some(
    at16(7, 2, 16, 5), at16(7, 7, 13, 10), at16(7, 12, 10, 15),
    at16(2, 1, 4, 11), triangle([0, 10 / 16], [6 / 16, 10 / 16], [3 / 16, 15 / 16]),
  ),
  // A client, and why.
  "explain-client": some(
    disc(5 / 16, 5 / 16, 3 / 16), (x, y) => disc(5 / 16, 14.5 / 16, 5 / 16)(x, y) && y < 15 / 16,
    arc(12 / 16, 4.5 / 16, 2.5 / 16, 2 / 16, 0.5, 1.25), at16(11, 6, 13, 10), at16(11, 12, 13, 14),
  ),
  // A table, and that it is right.
  "check-rules": some(
    at16(1, 1, 13, 3), at16(1, 5, 13, 7), at16(1, 9, 4, 11), at16(1, 13, 4, 15),
    line16(6.5, 11.5, 9.5, 14.25, 2.2), line16(9.5, 14.25, 15, 8.25, 2.2),
  ),
  // Once more, for everybody.
  "review-tiers": some(
    arc(0.5, 0.5, 5.5 / 16, 2 / 16, 0.54, 0.9), arc(0.5, 0.5, 5.5 / 16, 2 / 16, 0.04, 0.4),
    triangle([10.25 / 16, 6.5 / 16], [15.75 / 16, 1 / 16], [15.75 / 16, 6.5 / 16]),
    triangle([5.75 / 16, 9.5 / 16], [0.25 / 16, 15 / 16], [0.25 / 16, 9.5 / 16]),
  ),
};

// [name, size, layers]
export const icons = [
  ...[16, 32, 64, 80, 192].map((size) => [`icon-${size}`, size, logo]),
  ["outline-32", 32, outline],
  ...Object.entries(glyphs).flatMap(([name, shape]) => [16, 32, 80].map((size) => [`${name}-${size}`, size, [[shape, ribbon]]])),
];

export function pixels(size, layers) {
  const grid = 8;
  const rgba = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at++) {
    const sum = [0, 0, 0];
    let covered = 0;
    for (let point = 0; point < grid * grid; point++) {
      const x = ((at % size) + ((point % grid) + 0.5) / grid) / size;
      const y = (Math.floor(at / size) + (Math.floor(point / grid) + 0.5) / grid) / size;
      const colour = layers.find(([shape]) => shape(x, y))?.[1];
      if (!colour) continue;
      covered++;
      colour.forEach((value, channel) => { sum[channel] += value; });
    }
    const mixed = sum.map((value) => (covered ? Math.round(value / covered) : 0));
    rgba.set([...mixed, Math.round((255 * covered) / (grid * grid))], at * 4);
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
  for (const [name, size, layers] of icons) writeFileSync(new URL(`${name}.png`, folder), png(size, pixels(size, layers)));
}
