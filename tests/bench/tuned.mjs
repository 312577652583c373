// The same rules, as fast as JavaScript will go. One pass reads each row once, gives the tier that does not depend on the
// ranking, and sets aside the few clients that can still rank; the cut-offs are selected among those in place.

export function tiers(rows) {
  const count = rows.length - 1;
  if (count === 0) return [];
  const columns = ['revenue', 'cost', 'complaints', 'legal form', 'tenure'].map((name) => rows[0].indexOf(name));
  const k5 = Math.ceil((5 * count) / 100);
  const k20 = Math.ceil((20 * count) / 100);

  // A sample tells roughly where the top 20 % begins. If it misled us, everybody is a candidate.
  let pass = read(rows, columns, lowerBound(rows, columns));
  if (pass.found < k20) pass = read(rows, columns, -Infinity);

  const { result, found, places, profits, margins } = pass;
  const sorted = profits.slice(0, found);
  const top20 = select(sorted, 0, found - 1, found - k20);
  const top5 = select(sorted, found - k20, found - 1, found - k5);
  for (let j = 0; j < found; j++) {
    if (margins[j] === 0 || profits[j] < top20) continue;
    result[places[j]] = margins[j] === 2 && profits[j] >= top5 ? 'AAA' : 'A';
  }
  return result;
}

function read(rows, [revenue, cost, complaints, form, tenure], bound) {
  const count = rows.length - 1;
  const result = new Array(count);
  const places = new Uint32Array(count);
  const profits = new Float64Array(count);
  const margins = new Uint8Array(count);
  let found = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i + 1];
    const sum = Math.floor(row[revenue] * 100 + 0.5);
    const profit = sum - Math.floor(row[cost] * 100 + 0.5);
    const trouble = row[complaints];
    let tier = 'D';
    if (profit < 0 || trouble >= 5) tier = 'E';
    else if (trouble === 0 && profit * 100 >= sum * 15 && row[tenure] >= 730) tier = 'B';
    else if (profit * 4 >= sum && row[tenure] < 365 && (row[form] === 'ООО' || row[form] === 'АО')) tier = 'C';
    result[i] = tier;
    if (profit >= bound) {
      places[found] = i;
      profits[found] = profit;
      margins[found++] = tier === 'E' || profit * 4 < sum ? 0 : profit * 2 >= sum ? 2 : 1;
    }
  }
  return { result, found, places, profits, margins };
}

function lowerBound(rows, [revenue, cost]) {
  const count = rows.length - 1;
  const size = Math.min(count, 2000);
  const sample = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const row = rows[1 + Math.floor((j * count) / size)];
    sample[j] = Math.floor(row[revenue] * 100 + 0.5) - Math.floor(row[cost] * 100 + 0.5);
  }
  return sample.sort()[Math.floor(size * 0.76)];
}

/** Hoare's selection: the value that a sort would put at `k`; everything after `k` is at least as large. */
function select(s, left, right, k) {
  while (left < right) {
    const pivot = median(s[left], s[(left + right) >> 1], s[right]);
    let i = left;
    let j = right;
    while (i <= j) {
      while (s[i] < pivot) i++;
      while (s[j] > pivot) j--;
      if (i <= j) {
        const swapped = s[i];
        s[i++] = s[j];
        s[j--] = swapped;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return s[k];
}

const median = (a, b, c) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
