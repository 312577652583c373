import { random } from '../../samples/random.mjs';

export const HEADER = ['client id', 'client', 'revenue', 'cost', 'complaints', 'legal form', 'tenure', 'industry'];

const FORMS = ['ООО', 'ООО', 'ООО', 'АО', 'ИП', 'ИП', 'ПАО'];
const INDUSTRIES = [
  'Пищевая', 'Химическая', 'Фармацевтика', 'Косметика', 'Розница', 'Логистика',
  'Мебель', 'Строительство', 'Сельское хозяйство', 'Текстиль', 'Электроника', 'Полиграфия',
];
const FIRST = ['Вел', 'Гор', 'Дар', 'Зар', 'Кед', 'Лаз', 'Мир', 'Нев', 'Оль', 'Пол', 'Рад', 'Сев', 'Тал', 'Ур', 'Яр'];
const MIDDLE = ['ан', 'ен', 'ин', 'ов', 'ил', 'ор', 'ум', 'ес', 'ав', 'ит'];
const LAST = ['дом', 'пак', 'снаб', 'торг', 'пром', 'трейд', 'сервис', 'групп', 'лайн', 'мост'];

// Margins that stand exactly on the limits of the rules: binary fractions get some of these wrong.
const ROUND_COSTS = [0.5, 0.75, 0.85, 1, 1.1];

/** A header and `count` clients. Clean data: no blanks, revenue above zero. */
export function clients(count, seed = 20260930) {
  const r = random(seed);
  const revenue = new Float64Array(count);
  const cost = new Float64Array(count);
  for (let i = 0; i < count; i++) [revenue[i], cost[i]] = money(r);
  for (const percent of [5, 20]) tieAtTheCut(revenue, cost, percent);

  const rows = [HEADER];
  for (let i = 0; i < count; i++) rows.push(cut(line(i, r), revenue[i] / 100, cost[i] / 100, r));
  return rows;
}

/** Revenue and cost in whole kopecks. */
function money(r) {
  if (r.next() < 0.1) {
    const sum = r.int(1, 400) * 1_000_000;
    return [sum, Math.round(sum * r.pick(ROUND_COSTS))];
  }
  const sum = Math.max(100, Math.round(Math.exp(16.8 + 1.4 * r.normal())));
  const margin = Math.min(0.8, 0.27 + 0.19 * r.normal());
  return [sum, Math.round(sum * (1 - margin))];
}

/** Gives the clients just under the top `percent` the figures of the last one inside, so that the tie rule matters. */
function tieAtTheCut(revenue, cost, percent) {
  const profit = revenue.map((sum, i) => sum - cost[i]);
  const sorted = profit.slice().sort();
  const last = sorted.length - Math.ceil((percent * sorted.length) / 100);
  const limit = sorted[last];
  const from = sorted[Math.max(0, last - 3)];
  const model = profit.indexOf(limit);
  profit.forEach((value, i) => {
    if (value < from || value >= limit) return;
    revenue[i] = revenue[model];
    cost[i] = cost[model];
  });
}

function line(i, r) {
  const form = r.pick(FORMS);
  const name = r.pick(FIRST) + r.pick(MIDDLE) + r.pick(LAST);
  return `${String(i + 1).padStart(6, '0')};${form} «${name} ${r.int(1, 999)}»;${form};${r.pick(INDUSTRIES)}`;
}

/** Texts are cut out of the line, so that each row owns its strings as it does after a CSV reader. */
function cut(text, revenue, cost, r) {
  const [id, name, form, industry] = text.split(';');
  const complaints = r.next() < 0.7 ? 0 : Math.min(9, Math.floor(-Math.log(1 - r.next()) * 2.2));
  const tenure = Math.floor(2600 * r.next() ** 1.3);
  return [id, name, revenue, cost, complaints, form, tenure, industry];
}
