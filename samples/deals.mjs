import { random } from './random.mjs';
import { day, dotted, money } from './text.mjs';
import { INDUSTRIES, INITIALS, JOINTS, OWNERS, REGIONS, STEMS, SURNAMES, TAGS } from './words.mjs';

export const HEADER = [
  'ID сделки', 'Номер заказа', 'Дата оплаты', 'Клиент', 'ID клиента', 'Отрасль', 'Форма', 'Ответственный', 'Регион', 'Теги',
  'Жалобы', 'Стадия', 'Сумма', 'Себестоимость', 'Категория',
];
export const WON = 'Успешно реализовано';
export const LOST = 'Закрыто и не реализовано';
export const OPEN = 'В работе';

export const START = day(2023, 10, 2);
export const END = day(2026, 9, 30);
export const LAST_REVIEW = day(2026, 6, 30);

const CLIENTS = 300;
const LOSERS = 24;
const COSTLESS = 9;

export function make() {
  const r = random(20260930);
  const clients = makeClients(r);
  const deals = clients.flatMap((client) => won(client, r));
  deals.push(...unfinished(clients, r));
  deals.sort((a, b) => a.order - b.order);
  deals.filter(({ stage }) => stage === WON).at(-1).date = END;
  number(deals, r);
  spoil(clients, deals, r);
  assignLastReview(clients, deals);
  return { clients, deals, rows: layOut(deals, r) };
}

function makeClients(r) {
  const ranks = r.shuffled(Array.from({ length: CLIENTS }, (_, i) => i + 1));
  const names = new Set();
  let id = 100;
  const clients = ranks.map((rank) => {
    const industry = r.pick(Object.keys(INDUSTRIES));
    const form = r.pick(['ООО', 'ООО', 'ООО', 'ООО', 'АО', 'ИП', 'ИП', 'ПАО']);
    id += r.int(1, 5);
    return {
      id: String(id).padStart(6, '0'),
      rank,
      industry,
      form,
      name: uniqueName(names, form, industry, r),
      owner: r.pick(OWNERS),
      region: r.pick(REGIONS),
      tags: tags(r),
      complaints: complaints(r),
      kind: kind(rank, r),
      margin: Math.min(0.6, Math.max(0.05, 0.27 + 0.13 * r.normal())),
    };
  });
  const special = r.shuffled(clients.filter(({ rank }) => rank > 4));
  for (const client of special.splice(0, LOSERS)) client.margin = -(0.02 + 0.16 * r.next());
  for (const client of special.splice(0, COSTLESS)) client.costless = true;
  return clients;
}

function uniqueName(names, form, industry, r) {
  for (;;) {
    const name = form === 'ИП'
      ? `ИП ${r.pick(SURNAMES)} ${r.pick(INITIALS)}. ${r.pick(INITIALS)}.`
      : `${form} «${r.pick(STEMS)}${r.pick(JOINTS)}${r.pick(INDUSTRIES[industry])}»`;
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}

function tags(r) {
  const count = r.pick([0, 0, 0, 1, 1, 2, 2, 3]);
  return r.shuffled(TAGS).slice(0, count).join(', ');
}

function complaints(r) {
  const x = r.next();
  if (x < 0.06) return '';
  if (x < 0.7) return 0;
  if (x < 0.85) return 1;
  if (x < 0.94) return r.int(2, 3);
  return r.int(4, 8);
}

function kind(rank, r) {
  if (rank <= 60) return r.pick(['loyal', 'loyal', 'loyal', 'growing', 'growing', 'fading', 'new']);
  return r.pick(['loyal', 'loyal', 'growing', 'fading', 'new', 'new', 'occasional', 'occasional']);
}

/** How long each kind of client has been buying, how often, and how its orders change on the way. */
const HABITS = {
  loyal: { from: [START, day(2024, 6, 30)], to: [day(2026, 7, 1), END], deals: [8, 17], drift: 1.1 },
  growing: { from: [day(2024, 3, 1), day(2025, 6, 30)], to: [day(2026, 8, 1), END], deals: [6, 12], drift: 4 },
  fading: { from: [START, day(2024, 3, 31)], to: [day(2025, 10, 1), day(2026, 5, 31)], deals: [5, 10], drift: 0.25 },
  new: { from: [day(2026, 1, 10), day(2026, 8, 31)], to: [day(2026, 9, 1), END], deals: [1, 4], drift: 1.5 },
  occasional: { from: [START, day(2025, 12, 31)], to: [day(2026, 1, 1), END], deals: [1, 5], drift: 1 },
};

function won(client, r) {
  const habit = HABITS[client.kind];
  const from = r.int(...habit.from);
  const to = Math.max(from, r.int(...habit.to));
  const count = Math.round(r.int(...habit.deals) * (client.rank <= 60 ? 1.15 : 0.64)) || 1;
  const weights = Array.from({ length: count }, (_, i) => habit.drift ** (i / count) * (0.6 + 0.8 * r.next()));
  const all = weights.reduce((sum, weight) => sum + weight);
  const total = 900_000_000 * client.rank ** -0.88;
  return weights.map((weight, i) => {
    const at = count === 1 ? from : Math.round(from + ((to - from) * (i + 0.5 * r.next())) / count);
    return deal(client, WON, at, Math.round((total * weight) / all), r);
  });
}

function deal(client, stage, at, sum, r) {
  const bad = r.next() < 0.03 && client.margin > 0;
  const margin = bad ? -0.1 * r.next() : client.margin + 0.03 * r.normal();
  return {
    client,
    stage,
    order: at,
    date: stage === WON ? at : null,
    sum,
    cost: client.costless ? null : Math.round(sum * (1 - margin)),
    industry: client.industry,
  };
}

function unfinished(clients, r) {
  const some = (count, stage, from) => Array.from({ length: count }, () => {
    const client = r.pick(clients);
    const sum = Math.round(60_000_000 * client.rank ** -0.6 * (0.5 + r.next()));
    return deal(client, stage, r.int(from, END), sum, r);
  });
  return [...some(130, LOST, START), ...some(62, OPEN, day(2026, 7, 15))];
}

/** Deal and order numbers; now and then one order of a client is entered as several lines. */
function number(deals, r) {
  let id = 41_000;
  let order = 300;
  const lines = [];
  for (const deal of deals) {
    const parts = deal.stage === WON && r.next() < 0.05 ? r.int(2, 3) : 1;
    const number = `З-${String(++order).padStart(5, '0')}`;
    for (const part of split(deal, parts)) lines.push({ ...part, id: String((id += r.int(1, 4))), number });
  }
  deals.splice(0, deals.length, ...lines);
}

function split(deal, parts) {
  const cut = (value) => {
    if (value === null) return Array(parts).fill(null);
    const each = Math.floor(value / parts);
    return Array.from({ length: parts }, (_, i) => (i ? each : value - each * (parts - 1)));
  };
  const sums = cut(deal.sum);
  const costs = cut(deal.cost);
  return sums.map((sum, i) => ({ ...deal, sum, cost: costs[i] }));
}

/** What real exports look like. Every kind of dirt is counted in README.md. */
function spoil(clients, deals, r) {
  const usual = r.shuffled(clients.filter(({ costless, margin, rank }) => !costless && margin > 0 && rank > 4));
  const firm = () => usual.splice(usual.findIndex(({ form }) => form === 'ООО'), 1)[0];
  const bare = (client) => client.name.replace(/^\S+ «(.*)»$/, '$1');
  const dealsOf = (client) => deals.filter((deal) => deal.client === client && deal.stage === WON);

  const [formula, plus, broken] = [firm(), firm(), firm()];
  formula.name = '=Формула упаковки=';
  plus.name = '+Плюс к полке, ООО';
  broken.name = `ООО «${bare(broken)}»\nобособленное подразделение`;
  for (let i = 0; i < 5; i++) {
    const client = firm();
    client.name = `ООО "${bare(client)}"`;
  }

  const daisy = usual.splice(usual.findIndex((client) => client.form === 'ООО' && dealsOf(client).length >= 8), 1)[0];
  daisy.name = 'ООО «Ромашка»';
  daisy.form = 'ООО';
  const other = firm();
  twin(clients, daisy, '000098', 'Ромашка, ООО', dealsOf);
  twin(clients, other, '000099', `${bare(other)} ООО`, dealsOf);

  for (const client of [firm(), firm()]) {
    dealsOf(client)[0].industry = r.pick(Object.keys(INDUSTRIES).filter((name) => name !== client.industry));
  }

  const paid = r.shuffled(deals.filter(({ stage, cost, client }) => stage === WON && cost !== null && client.margin > 0));
  for (const deal of paid.splice(0, 12)) deal.cost = null;
  for (const deal of paid.splice(0, 4)) deal.client = { ...NOBODY, owner: deal.client.owner, region: deal.client.region };
  for (const deal of paid.splice(0, 2)) Object.assign(deal, { sum: -deal.sum, cost: -deal.cost, returned: true });
  for (const deal of r.shuffled(deals.filter(({ stage }) => stage === OPEN)).slice(0, 2)) {
    Object.assign(deal, { sum: null, sumText: 'по запросу', cost: null });
  }
  for (const deal of paid.splice(0, 5)) deals.splice(deals.indexOf(deal) + r.int(1, 40), 0, { ...deal, repeated: true });
}

const NOBODY = { id: '', name: '', industry: '', form: '', tags: '', complaints: '', nobody: true };

/** Gives every second deal of the client to the same company entered again under another spelling and id. */
function twin(clients, client, id, name, dealsOf) {
  const again = { ...client, id, name, twinOf: client };
  clients.push(again);
  dealsOf(client).forEach((deal, i) => {
    if (i % 2) deal.client = again;
  });
}

/** The tiers of the previous review, by rules-ru.csv, from the deals paid by then. Unknown cost or a newcomer: blank. */
function assignLastReview(clients, deals) {
  const tiers = grade(clients, deals, LAST_REVIEW);
  for (const client of clients) client.category = tiers.get(client) ?? '';
}

export function grade(clients, deals, asOf) {
  const figures = clients.map((client) => figuresOf(client, deals, asOf)).filter(({ revenue }) => revenue > 0);
  const ranked = figures.map(({ profit }) => profit).sort((a, b) => b - a);
  const top = ranked[Math.ceil((20 * ranked.length) / 100) - 1];
  return new Map(figures.map((figure) => [figure.client, tier(figure, top, asOf)]));
}

function figuresOf(client, deals, asOf) {
  const own = deals.filter((deal) =>
    deal.client === client && deal.stage === WON && !deal.repeated && deal.date <= asOf && deal.cost !== null);
  const revenue = own.reduce((sum, deal) => sum + deal.sum, 0);
  const profit = own.reduce((sum, deal) => sum + deal.sum - deal.cost, 0);
  return { client, revenue, profit, first: Math.min(...own.map(({ date }) => date)) };
}

function tier({ client, revenue, profit, first }, top, asOf) {
  const margin = profit / revenue;
  const years = (asOf - first) / 365.25;
  if (margin < 0 || client.complaints >= 5) return 'E';
  if (margin >= 0.25 && profit >= top) return 'A';
  if (margin >= 0.15 && client.complaints !== '' && client.complaints <= 1 && years >= 2) return 'B';
  if (margin >= 0.25 && ['ООО', 'АО'].includes(client.form) && years < 1) return 'C';
  if (margin >= 0.25 && profit >= 3_000_000) return 'C';
  return 'D';
}

function layOut(deals, r) {
  const rows = deals.map((deal) => {
    // By the id, so that a repeated row is a copy of the first one to the last space.
    const style = Number(deal.id) % 13 === 0 ? { group: '' } : {};
    const amount = (cents) => (cents === null ? '' : money(cents, style));
    const { client } = deal;
    return [
      deal.id, deal.number, deal.date === null ? '' : dotted(deal.date), client.name, client.id,
      client.nobody ? '' : deal.industry, client.form, client.owner, client.region, client.tags, client.complaints,
      deal.stage, deal.sumText ?? amount(deal.sum), amount(deal.cost), client.category ?? '',
    ];
  });
  rows.splice(r.int(700, 1200), 0, []);
  return [HEADER, ...rows];
}
