// Two small lists with one row per client.
import { random } from './random.mjs';
import { day, dotted, iso, money } from './text.mjs';
import { EN, UK } from './words.mjs';

const COUNT = 40;
const AS_OF = day(2026, 9, 30);

export function english() {
  const header = [
    'Client ID', 'Client', 'Industry', 'Legal form', 'Owner', 'Revenue', 'Cost', 'Orders', 'First order', 'Last order',
    'Complaints', 'Tier',
  ];
  const amount = (cents) => (cents === null ? '' : money(cents, { group: '', point: '.' }));
  const name = ({ first, second, form }) => `${first} ${second}${form === 'Sole trader' ? '' : `, ${form}`}`;
  return [header, ...clients(417, EN).map((c) => [
    c.id, name(c), c.industry, c.form, c.owner, amount(c.revenue), amount(c.cost), c.orders, iso(c.from), iso(c.to),
    c.complaints, c.tier,
  ])];
}

export function ukrainian() {
  const header = [
    'ID клієнта', 'Клієнт', 'Галузь', 'Форма', 'Відповідальний', 'Виручка', 'Собівартість', 'Замовлення',
    'Перше замовлення', 'Останнє замовлення', 'Скарги', 'Категорія',
  ];
  const amount = (cents) => (cents === null ? '' : money(cents));
  return [header, ...clients(52, UK).map((c) => [
    c.id, `${c.form} «${c.first}${c.second}»`, c.industry, c.form, c.owner, amount(c.revenue), amount(c.cost), c.orders,
    dotted(c.from), dotted(c.to), c.complaints, c.tier,
  ])];
}

/** Three clients lose money, two have no cost, two have no complaints filled in, four are new and have no tier yet. */
function clients(seed, words) {
  const r = random(seed);
  const names = r.shuffled(words.first.flatMap((first) => words.second.map((second) => ({ first, second }))));
  const ranks = r.shuffled(Array.from({ length: COUNT }, (_, i) => i + 1));
  return ranks.map((rank, i) => {
    const revenue = Math.round(400_000_000 * rank ** -1.05 * (0.9 + 0.2 * r.next()));
    const margin = [7, 19, 31].includes(i) ? -0.02 - 0.1 * r.next() : 0.05 + 0.5 * r.next();
    const fresh = i % 10 === 4;
    const from = fresh ? r.int(day(2026, 4, 1), day(2026, 8, 1)) : r.int(day(2022, 3, 1), day(2026, 1, 31));
    const complaints = i % 20 === 13 ? '' : r.pick([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 6]);
    return {
      ...names[i],
      id: String(seed * 3 + i * 7).padStart(6, '0'),
      industry: r.pick(words.industries),
      form: r.pick(words.forms),
      owner: r.pick(words.owners),
      revenue,
      cost: i % 20 === 11 ? null : Math.round(revenue * (1 - margin)),
      orders: fresh ? r.int(1, 4) : r.int(3, 60),
      from,
      to: r.int(Math.max(from, day(2026, 3, 1)), AS_OF),
      complaints,
      tier: fresh ? '' : tier({ margin, complaints, rank, from }),
    };
  });
}

function tier({ margin, complaints, rank, from }) {
  if (margin < 0 || complaints >= 5) return 'E';
  if (margin >= 0.25 && rank <= 12) return 'A';
  if (margin >= 0.15 && from <= AS_OF - 900) return 'B';
  return margin >= 0.25 ? 'C' : 'D';
}
