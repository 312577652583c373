// What a good programmer writes by hand for exactly these four questions: whole cents, typed arrays, native sorts.

const cents = (money) => Math.round(money * 100);
const DAY = 86400000;

/** Months since year 0 of a spreadsheet's day number, from a table made once. */
function monthTable(first, last) {
  const months = new Int32Array(last - first + 1);
  for (let day = first; day <= last; day++) {
    const date = new Date((day - 25569) * DAY);
    months[day - first] = date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  return months;
}

function read(rows) {
  const [id, date, paid] = ['client id', 'date', 'paid'].map((name) => rows[0].indexOf(name));
  const count = rows.length - 1;
  const numbers = new Map();
  const names = [];
  const client = new Uint32Array(count);
  const day = new Int32Array(count);
  const amount = new Float64Array(count);
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const row = rows[i + 1];
    let number = numbers.get(row[id]);
    if (number === undefined) {
      number = names.length;
      numbers.set(row[id], number);
      names.push(row[id]);
    }
    client[i] = number;
    day[i] = row[date];
    amount[i] = cents(row[paid]);
    if (day[i] < first) first = day[i];
    if (day[i] > last) last = day[i];
  }
  return { names, client, day, amount, first, last };
}

/** The k-th largest of the positive values, k being a share of their number rounded up; Infinity without any. */
function cutOff(values, share) {
  const positive = values.filter((value) => value > 0).sort();
  return positive.length === 0 ? Infinity : positive[positive.length - Math.max(1, Math.ceil((share * positive.length) / 100))];
}

/** Group by client id: the monthly method, 20 %, six months, those who fell out of the window a month earlier among the good. */
export function vips(rows) {
  const { names, client, day, amount, first, last } = read(rows);
  const months = monthTable(first, last);
  const end = months[last - first];
  const span = 7;
  const sums = Array.from({ length: span }, () => new Float64Array(names.length));
  for (let i = 0; i < client.length; i++) {
    const back = end - months[day[i] - first];
    if (back < span) sums[span - 1 - back][client[i]] += amount[i];
  }
  const listed = sums.map((month) => {
    const least = cutOff(month, 20);
    return month.map((sum) => (sum >= least ? 1 : 0));
  });
  const inWindow = (from, to) => names.map((_, c) => listed.slice(from, to).some((month) => month[c] === 1));
  const vip = inWindow(1, span);
  const before = inWindow(0, span - 1);
  const total = new Float64Array(names.length);
  for (let month = 1; month < span; month++) for (let c = 0; c < total.length; c++) total[c] += sums[month][c];
  const others = total.map((sum, c) => (vip[c] ? 0 : sum));
  const least = cutOff(others, 20);
  return new Map(names.map((name, c) => [name, vip[c] ? 'VIP' : (others[c] >= least || before[c] ? 'good' : 'rest')]));
}

/** Code by client id: quantiles by count, best 5, a value equal to a cut point has the lower score. */
export function rfm(rows) {
  const { names, client, day, amount, last } = read(rows);
  const count = names.length;
  const [latest, orders, money] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < client.length; i++) {
    const c = client[i];
    if (day[i] > latest[c]) latest[c] = day[i];
    orders[c]++;
    money[c] += amount[i];
  }
  const recency = latest.map((own) => own - last); // not above 0; later is better
  const scores = [recency, orders, money].map((values) => {
    const sorted = values.slice().sort();
    const cuts = [1, 2, 3, 4].map((part) => sorted[Math.ceil((part * count) / 5) - 1]);
    return values.map((value) => 1 + cuts.reduce((past, cut) => past + (value > cut ? 1 : 0), 0));
  });
  return new Map(names.map((name, c) => [name, `${scores[0][c]}${scores[1][c]}${scores[2][c]}`]));
}

/** Per month: clients at its start, retained, new, returned. */
export function retention(rows) {
  const { names, client, day, first, last } = read(rows);
  const months = monthTable(first, last);
  const [begin, end] = [months[0], months[last - first]];
  const seen = Array.from({ length: end - begin + 1 }, () => new Uint8Array(names.length));
  for (let i = 0; i < client.length; i++) seen[months[day[i] - first] - begin][client[i]] = 1;
  const ever = new Uint8Array(names.length);
  return seen.map((now, month) => {
    const line = [0, 0, 0, 0];
    for (let c = 0; c < names.length; c++) {
      const was = month > 0 && seen[month - 1][c] === 1;
      line[0] += was ? 1 : 0;
      if (now[c] === 1) {
        line[was ? 1 : ever[c] ? 3 : 2]++;
        ever[c] = 1;
      }
    }
    return line;
  });
}

/** Counts from tier to tier, with new and lost. */
export function migration({ before, after }) {
  const counts = new Map();
  const add = (from, to) => counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
  const then = new Map(before.slice(1));
  for (let i = 1; i < after.length; i++) {
    const [id, tier] = after[i];
    const was = then.get(id);
    add(was ?? '(new)', tier);
    if (was !== undefined) then.delete(id);
  }
  for (const tier of then.values()) add(tier, '(lost)');
  return counts;
}
