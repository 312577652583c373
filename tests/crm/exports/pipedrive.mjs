// Exports of Pipedrive: headers "Entity - Field"; a won deal keeps its stage, and only the status says that it is won.

import { company } from "../company.mjs";
import { clientsByKey, clientsTruth, dealsTruth } from "../truth.mjs";
import { serial, xlsx } from "../write/xlsx.mjs";
import { csvBytes, idsOf, keptOf, money, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("pipedrive");
const STAGES = ["Qualified", "Proposal Made", "Negotiations Started"];
const STATUS = { won: "Won", lost: "Lost", open: "Open" };
// Programs that fill CRMs leave such a byte in notes; nothing may stop at it.
const NUL_NOTE = "before\u0000after";

const noteOf = ({ n, note }) => (n === 33 ? NUL_NOTE : note);

const columns = [
  ["Deal - ID", dealIdOf],
  ["Deal - Title", ({ title }) => title],
  ["Deal - Organization", ({ client }) => client?.name ?? ""],
  ["Deal - Organization ID", ({ client }) => (client ? idOf(client) : "")],
  ["Deal - Contact person", ({ client }) => client?.contact.full ?? ""],
  ["Deal - Stage", ({ stage }) => STAGES[stage]],
  ["Deal - Status", ({ status }) => STATUS[status]],
  ["Deal - Value", ({ amount }) => money(amount)],
  ["Deal - Currency", ({ currency }) => currency],
  ["Deal - Owner", ({ owner }) => owner.name],
  ["Deal - Expected close date", ({ closed, created }) => closed ?? created],
  ["Deal - Won time", ({ status, closed }) => (status === "won" ? `${closed} 13:32:57` : "")],
  ["Deal - Lost reason", ({ status }) => (status === "lost" ? "Price, terms" : "")],
  ["Deal - Deal created", ({ created }) => `${created} 08:00:00`],
  ["Person - Email - Work", ({ client }) => client?.email ?? ""],
  ["Person - Phone - Mobile", ({ client }) => client?.phone ?? ""],
  ["Deal - Notes", noteOf],
];

function dealsFile() {
  const { deals } = company();
  return {
    crm: "pipedrive",
    variant: "deals",
    entity: "deal",
    fileName: "deals-1234567-89.csv",
    bytes: csvBytes(tableOf(columns, deals), { lineEnd: "\n" }),
    truth: {
      ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(deals.filter(({ client }) => client), noteOf, ({ client }) => client.phone),
    },
  };
}

function currenciesFile() {
  const { deals } = company({ currencies: true });
  const rates = { RUB: 1n, USD: 80n, EUR: 90n };
  const inRoubles = deals.map((deal) => ({ ...deal, amount: deal.amount === null ? null : deal.amount * rates[deal.currency] }));
  return {
    crm: "pipedrive",
    variant: "currencies",
    entity: "deal",
    fileName: "deals-1234567-90.csv",
    bytes: csvBytes(tableOf(columns, deals), { lineEnd: "\n" }),
    truth: {
      ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }),
      refused: "SEVERAL_CURRENCIES",
      rates: [["currency", "rate"], ...Object.entries(rates).map(([currency, rate]) => [currency, Number(rate)])],
      converted: clientsByKey(inRoubles, idOf),
    },
  };
}

function dealsWorkbook() {
  const { deals } = company();
  // Dates come as bare serial numbers here, without the style of a date, and amounts as numbers.
  const typed = columns.map(([header, cell]) => {
    if (header === "Deal - Value") return [header, ({ amount }) => (amount === null ? "" : { number: money(amount) })];
    if (header === "Deal - Expected close date") return [header, (deal) => ({ number: `${serial(cell(deal))}.0` })];
    if (header === "Deal - Won time") return [header, (deal) => (cell(deal) ? { date: cell(deal) } : "")];
    if (header === "Deal - Notes") return [header, ({ note }) => note];
    return [header, cell];
  });
  return {
    crm: "pipedrive",
    variant: "deals-xlsx",
    entity: "deal",
    fileName: "deals-1234567-91.xlsx",
    bytes: xlsx([{ name: "Deals", rows: tableOf(typed, deals) }]),
    truth: { ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }), kept: keptOf(deals, ({ note }) => note) },
  };
}

function organizationsFile() {
  const { clients } = company();
  const own = [
    ["Organization - ID", idOf],
    ["Organization - Name", ({ name }) => name],
    ["Organization - Owner", ({ owner }) => owner.name],
    ["Organization - Phone", ({ phone }) => phone],
    ["Organization - Tax number", ({ taxId }) => taxId],
    ["Organization - Label", ({ tags }) => tags.join(", ")],
    ["Organization - Tier", ({ tier }) => tier ?? ""],
    ["Organization - Notes", ({ note }) => note],
  ];
  return {
    crm: "pipedrive",
    variant: "organizations",
    entity: "company",
    fileName: "organizations-1234567-92.csv",
    ...rewritable(tableOf(own, clients), { lineEnd: "\n" }),
    truth: {
      ...clientsTruth({ clients }, { idOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(clients, ({ note }) => note, ({ phone }) => phone, ({ taxId }) => taxId),
    },
  };
}

export const pipedrive = () => [dealsFile(), currenciesFile(), dealsWorkbook(), organizationsFile()];
