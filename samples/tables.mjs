import { END, grade } from './deals.mjs';

/** The tier rules of the sample; `grade` in deals.mjs gives the tiers of the previous review by the same ones. */
export const rules = [
  ['категория', 'примечание', 'маржа', 'прибыль', 'жалобы', 'форма', 'стаж'],
  ['E', 'убыточный', '<0', '', '', '', ''],
  ['E', 'слишком много жалоб', '', '', '>=5', '', ''],
  ['A', 'VIP', '>=25%', 'топ 20%', '', '', ''],
  ['B', 'постоянный', '>=15%', '', '<=1', '', '>=2 года'],
  ['C', 'перспективный новичок', '>=25%', '', '', 'ООО | АО', '<1 год'],
  ['C', 'хорошая маржа', '>=25%', '>=30000', '', '', ''],
  ['D', 'остальные', '', '>=0', '', '', ''],
];

/** One override is live, one has expired, one names a client that does not exist, one the rules now agree with. */
export function overrides({ clients, deals }) {
  const now = grade(clients, deals, END);
  const graded = (tier) => clients.filter((client) => now.get(client) === tier && !client.twinOf && client.margin > 0);
  const largest = (tier) => graded(tier).sort((a, b) => a.rank - b.rank);
  const [raised, expired] = largest('D');
  const [agreed] = largest('A').filter(({ margin }) => margin > 0.32);
  return [
    ['клиент', 'категория', 'кто', 'почему', 'до'],
    [raised.id, 'B', 'Вересова Ольга', 'первый клиент в новой отрасли', '31.12.2026'],
    [expired.id, 'A', 'Лугинов Павел', 'обещан крупный тендер', '30.06.2026'],
    ['009999', 'C', 'Кедрина Нина', 'рекомендация партнёра', '31.03.2027'],
    [agreed.id, 'A', 'Заречнов Тимур', 'растёт каждый квартал', '31.12.2026'],
  ];
}
