// Counts what deals.csv holds, for README.md and for tests that compare.
import { END, grade, LOST, OPEN, WON } from './deals.mjs';
import { dotted } from './text.mjs';

export function facts({ clients, deals }) {
  const unique = deals.filter(({ repeated }) => !repeated);
  const won = unique.filter(({ stage }) => stage === WON);
  const costed = won.filter(({ cost }) => cost !== null);
  const named = costed.filter(({ client }) => !client.nobody);
  const count = (list, test) => list.filter(test).length;
  const sum = (list, of) => list.reduce((total, deal) => total + of(deal), 0);
  const profit = ({ sum, cost }) => sum - cost;
  const seen = clients.filter((client) => unique.some((deal) => deal.client === client));
  const paying = seen.filter((client) => won.some((deal) => deal.client === client));
  const withCost = seen.filter((client) => named.some((deal) => deal.client === client));
  const profits = withCost.map((client) => sum(named.filter((deal) => deal.client === client), profit));
  const orders = group(unique);

  return {
    from: dotted(Math.min(...won.map(({ date }) => date))),
    to: dotted(Math.max(...won.map(({ date }) => date))),
    rows: deals.length,
    unique: unique.length,
    repeated: deals.length - unique.length,
    won: won.length,
    lost: count(unique, ({ stage }) => stage === LOST),
    open: count(unique, ({ stage }) => stage === OPEN),
    onRequest: count(unique, ({ sumText }) => sumText),
    nobody: count(unique, ({ client }) => client.nobody),
    returned: count(unique, ({ returned }) => returned),
    wonWithoutCost: won.length - costed.length,
    scatteredCosts: count(won, ({ cost, client }) => cost === null && !client.costless),
    below: count(costed, (deal) => profit(deal) < 0 && !deal.returned),
    severalLines: count([...orders.values()], (list) => list.length > 1),
    conflicts: count(seen, (client) => unique.some((deal) => deal.client === client && deal.industry !== client.industry)),
    ids: seen.length,
    companies: count(seen, ({ twinOf }) => !twinOf),
    paying: paying.length,
    costless: count(paying, ({ costless }) => costless),
    loss: count(profits, (value) => value < 0),
    noComplaints: count(seen, ({ complaints }) => complaints === ''),
    revenue: sum(won, (deal) => deal.sum),
    revenueCosted: sum(costed, (deal) => deal.sum),
    cost: sum(costed, (deal) => deal.cost),
    profit: sum(costed, profit),
    revenueNamed: sum(won.filter(({ client }) => !client.nobody), (deal) => deal.sum),
    profitNamed: sum(named, profit),
    topShare: topShare(profits),
    categories: tally(seen.map(({ category }) => category)),
    now: tally([...grade(clients, deals, END).values()]),
  };
}

function group(deals) {
  const orders = new Map();
  for (const deal of deals) orders.set(deal.number, [...(orders.get(deal.number) ?? []), deal]);
  return orders;
}

function topShare(profits) {
  const sorted = [...profits].sort((a, b) => b - a);
  const total = (list) => list.reduce((sum, value) => sum + value, 0);
  return total(sorted.slice(0, Math.ceil((20 * sorted.length) / 100))) / total(sorted);
}

function tally(list) {
  const counts = {};
  for (const value of [...list].sort()) counts[value || 'blank'] = (counts[value || 'blank'] ?? 0) + 1;
  return counts;
}
