import { random } from '../../samples/random.mjs';

const FIRST_DAY = 45292; // 2024-01-01 as a spreadsheet counts days
const DAYS = 731;

/** A header and `count` payments of `clients` clients over two years: id, serial date, amount with two decimals. */
export function payments(count, clients, seed = 20260631) {
  const r = random(seed);
  const size = Float64Array.from({ length: clients }, () => Math.exp(6 + 1.2 * r.normal()));
  const rows = [['client id', 'date', 'paid']];
  for (let i = 0; i < count; i++) {
    // Few clients pay often: the square of a uniform number leans to the front.
    const client = Math.floor(clients * r.next() ** 2);
    const amount = Math.max(1, Math.round(size[client] * (50 + 100 * r.next())));
    rows.push([`K${String(client + 1).padStart(6, '0')}`, FIRST_DAY + Math.floor(DAYS * r.next()), amount / 100]);
  }
  return rows;
}

/** The tiers of `count` clients at one review; the second differs from the first in some of them. */
export function reviews(count, seed = 20260632) {
  const r = random(seed);
  const tiers = ['A', 'B', 'C', 'D', 'E'];
  const [before, after] = [[['client id', 'tier']], [['client id', 'tier']]];
  for (let i = 0; i < count; i++) {
    const id = `K${String(i + 1).padStart(6, '0')}`;
    const place = Math.floor(5 * r.next() ** 0.7);
    const moved = Math.max(0, Math.min(4, place + (r.next() < 0.2 ? r.int(-1, 1) : 0)));
    if (r.next() > 0.03) before.push([id, tiers[place]]);
    if (r.next() > 0.05) after.push([id, tiers[moved]]);
  }
  return { before, after };
}
