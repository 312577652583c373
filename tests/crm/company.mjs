// One made-up company: its clients and two years of deals, the same at every run. Money is in cents, as BigInt.

import { CLIENT, CLIENT_NAMES, FAMILY, GIVEN, INDUSTRIES, NOTES, OWNERS, PHONES, TAGS } from "./people.mjs";

const DEALS = 300;
const FIRST_DAY = Date.UTC(2024, 6, 1);
const DAY = 86_400_000;
export const LONG_NOTE_LENGTH = 40_000;

/** Numbers from 0 to below n in an order that depends on nothing but the seed (mulberry32). */
export function picker(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

const isoDay = (days) => new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10);

function clientOf([name, lang], at, pick) {
  const given = GIVEN[lang][pick(3)];
  const family = FAMILY[lang][pick(3)];
  return {
    n: at,
    name,
    lang,
    // Ten digits for a company, twelve for a person; a third of them begin with zeros.
    taxId: String(at % 3 === 0 ? 7_000_000 + at * 131 : 7_700_000_000 + at * 7919).padStart(name.startsWith("ИП") ? 12 : 10, "0"),
    phone: PHONES[at % PHONES.length],
    email: `office${at}@example.com`,
    contact: { given, family, full: `${given} ${family}` },
    owner: OWNERS[pick(OWNERS.length)],
    industry: INDUSTRIES[lang][pick(2)],
    tags: pick(2) ? TAGS[lang] : TAGS[lang].slice(0, pick(2)),
    note: at === CLIENT.longNote ? "long ".repeat(LONG_NOTE_LENGTH / 5) : NOTES[at % NOTES.length],
    tier: at % 4 === 3 ? null : "ABCDE"[pick(5)],
    currency: { ru: "RUB", uk: "EUR", en: "USD" }[lang],
  };
}

function statusOf(client, roll) {
  if (client === CLIENT.lostOnly) return "lost";
  if (client === CLIENT.refundsOnly) return "won";
  return roll < 55 ? "won" : roll < 80 ? "lost" : "open";
}

function amountOf({ client, status, roll, cents }) {
  if (client === CLIENT.refundsOnly) return -BigInt(cents % 900_000) - 1n;
  if (roll === 0) return 0n;
  if (status === "open" && roll < 5) return null;
  if (status === "won" && roll === 1) return -BigInt(cents % 100_000) - 1n;
  return BigInt(cents);
}

/** Splits an amount into lines that add up to it. */
function productsOf(amount, pick) {
  if (amount === null || amount === 0n) return [];
  const first = 1 + pick(3);
  const parts = Array.from({ length: first - 1 }, (_, at) => (amount * BigInt(at + 1)) / BigInt(first * 3));
  const rest = parts.reduce((left, part) => left - part, amount);
  return [...parts, rest].map((total, at) => ({ name: ["Панель, 2 м", "Кабель 3x1.5", 'Monitor 27"'][at], quantity: 1, total }));
}

/**
 * The company. `whole` gives amounts without cents, for CRMs that hold none; `currencies` lets clients pay in their own.
 */
export function company({ whole = false, currencies = false } = {}) {
  const pick = picker(20260831);
  const clients = CLIENT_NAMES.map((entry, at) => clientOf(entry, at, pick));
  const deals = Array.from({ length: DEALS }, (_, n) => {
    // The first deals go round all clients that buy at all, so that none is left out by chance.
    const buying = clients.length - CLIENT.sleeping.length;
    const at = n < buying ? n : pick(buying);
    const status = statusOf(at, n < buying && at !== CLIENT.lostOnly && n % 5 ? 0 : pick(100));
    const cents = 5_000 + pick(90_000_000);
    const amount = n === CLIENT.unknownRevenue ? null : amountOf({ client: at, status, roll: pick(40), cents: whole ? cents - (cents % 100) : cents });
    const begun = pick(640);
    const closed = begun + 1 + pick(90);
    const ended = status === "open" ? null : isoDay(closed);
    return {
      n,
      title: `${["Поставка", "Delivery", "Постачання"][n % 3]} №${n + 1}`,
      client: n % 61 === 60 ? null : clients[at],
      status: n === CLIENT.unknownRevenue ? "won" : status,
      amount: amount === null || !whole ? amount : amount - (amount % 100n),
      currency: currencies ? clients[at].currency : "RUB",
      created: isoDay(begun),
      closed: n === CLIENT.unknownRevenue ? isoDay(closed) : ended,
      owner: clients[at].owner,
      stage: pick(3),
      probability: [10, 25, 50][pick(3)],
      products: [],
      note: NOTES[(n * 5) % NOTES.length],
    };
  });
  for (const deal of deals) deal.products = productsOf(deal.amount, pick);
  return { clients, deals };
}

/** The clients that pass, with their deals; deals without a client stay. */
export function only({ clients, deals }, passes) {
  return { clients: clients.filter(passes), deals: deals.filter(({ client }) => client === null || passes(client)) };
}
