// The same rules with decimal.js for money and ratios.
import { Decimal } from 'decimal.js';

const QUARTER = new Decimal('0.25');
const HALF = new Decimal('0.5');
const LOYAL = new Decimal('0.15');

export function tiers([header, ...clients]) {
  const column = (name) => header.indexOf(name);
  const revenue = column('revenue');
  const cost = column('cost');
  const complaints = column('complaints');
  const form = column('legal form');
  const tenure = column('tenure');

  const profits = clients.map((row) => new Decimal(row[revenue]).minus(row[cost]));
  const sorted = profits.slice().sort((a, b) => a.cmp(b));
  const top5 = cutOff(sorted, 5);
  const top20 = cutOff(sorted, 20);

  return clients.map((row, i) => {
    const profit = profits[i];
    const margin = profit.div(row[revenue]);
    if (margin.lt(0)) return 'E';
    if (row[complaints] >= 5) return 'E';
    if (margin.gte(HALF) && profit.gte(top5)) return 'AAA';
    if (margin.gte(QUARTER) && profit.gte(top20)) return 'A';
    if (margin.gte(LOYAL) && row[complaints] === 0 && row[tenure] >= 730) return 'B';
    if (margin.gte(QUARTER) && (row[form] === 'ООО' || row[form] === 'АО') && row[tenure] < 365) return 'C';
    return 'D';
  });
}

function cutOff(sorted, percent) {
  const count = Math.ceil((percent * sorted.length) / 100);
  return sorted[sorted.length - count];
}
