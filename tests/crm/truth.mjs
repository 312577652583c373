// What reading an export must give: sums to the cent, by what that export can tell clients apart by.

/** Cents as a plain decimal number: `-1234.50`. */
export function plainMoney(cents, mark = ".") {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
}

/** A decimal number, or a number of a cell, in cents; an error if it has a fraction of a cent. */
export function centsOf(value) {
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(value));
  if (!found) throw new Error(`${JSON.stringify(value)} is no amount in cents`);
  const cents = BigInt(found[2]) * 100n + BigInt((found[3] ?? "").padEnd(2, "0"));
  return found[1] ? -cents : cents;
}

/**
 * Clients with their revenue, number of won deals and last date, by `key(client)`. A won deal without an amount makes the
 * revenue unknown, which is null; so does having won nothing.
 */
export function clientsByKey(deals, key) {
  const clients = new Map();
  for (const deal of deals) {
    if (deal.client === null) continue;
    const id = key(deal.client);
    if (!clients.has(id)) clients.set(id, { name: deal.client.name, won: [] });
    if (deal.status === "won") clients.get(id).won.push(deal);
  }
  return new Map(
    [...clients].map(([id, { name, won }]) => {
      const known = won.length > 0 && won.every(({ amount }) => amount !== null);
      const revenue = known ? won.reduce((sum, { amount }) => sum + amount, 0n) : null;
      const last = won.map(({ closed }) => closed).sort().at(-1) ?? null;
      return [id, { name, revenue, orders: won.length, last }];
    }),
  );
}

/** The sum over clients whose revenue is known. */
export const totalOf = (clients) => [...clients.values()].reduce((sum, { revenue }) => sum + (revenue ?? 0n), 0n);

/**
 * The truth of an export of deals. `key` is "id" or "name": what the export tells clients by; `idOf` gives the id of a client.
 */
export function dealsTruth({ deals }, { key, idOf, dealIdOf }) {
  const clients = clientsByKey(deals, key === "id" ? idOf : ({ name }) => name.trim());
  return {
    key,
    clients,
    total: totalOf(clients),
    ids: dealIdOf ? deals.map(dealIdOf) : [],
    withoutClient: deals.filter(({ client }) => client === null).length,
  };
}

/** The truth of an export of clients: ids, names and tiers as the CRM holds them. */
export function clientsTruth({ clients }, { idOf }) {
  return {
    key: "id",
    ids: clients.map(idOf),
    clients: new Map(clients.map((client) => [idOf(client), { name: client.name, tier: client.tier, taxId: client.taxId, phone: client.phone }])),
  };
}
