// Exports of HubSpot: all cells quoted, a byte order mark, ids and names of associated companies joined with ";".

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { xlsx } from "../write/xlsx.mjs";
import { csvBytes, idsOf, keptOf, money, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("hubspot");
const STAGES = { won: "Closed Won", lost: "Closed Lost", open: ["Appointment Scheduled", "Contract Sent", "Decision Maker Bought-In"] };
const OWN = { quote: "all", mark: true, lineEnd: "\n" };
const LONG_MAIL = "Re: Re: order ".repeat(3_000);

const stageOf = ({ status, stage }) => (status === "open" ? STAGES.open[stage] : STAGES[status]);

// Every ninth deal has a second company; the deal belongs to the primary one.
function companiesOf(deal, clients) {
  if (deal.client === null) return [];
  const second = clients[(deal.client.n + 9) % clients.length];
  return deal.n % 9 === 4 ? [second, deal.client] : [deal.client];
}

function dealsFile() {
  const { clients, deals } = company();
  const columns = [
    ["Record ID", dealIdOf],
    ["Deal Name", ({ title }) => title],
    ["Last Activity Date", ({ created }) => `${created} 09:05`],
    ["State", () => ""],
    ["Deal Stage", stageOf],
    ["Close Date", ({ closed }) => (closed ? `${closed} 13:32` : "")],
    ["Deal owner", ({ owner }) => owner.name],
    ["Amount", ({ amount }) => money(amount)],
    ["Pipeline", () => "Sales Pipeline"],
    ["Associated Product IDs", ({ products, n }) => products.map((_, at) => 700_100 + n + at).join(";")],
    ["Associated Company IDs", (deal) => companiesOf(deal, clients).map(idOf).join(";")],
    ["Associated Company IDs (Primary)", ({ client }) => (client ? idOf(client) : "")],
    ["Associated Company", (deal) => companiesOf(deal, clients).map(({ name }) => name).join(";")],
    ["Associated Email", ({ n }) => (n === 17 ? LONG_MAIL : "")],
    ["Deal Description", ({ note }) => note],
  ];
  return {
    crm: "hubspot",
    variant: "deals",
    entity: "deal",
    fileName: "hubspot-crm-exports-all-deals-2026-08-31.csv",
    bytes: csvBytes(tableOf(columns, deals), OWN),
    truth: {
      ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: [...keptOf(deals, ({ note }) => note), LONG_MAIL],
    },
  };
}

const companyColumns = [
  ["Record ID", idOf],
  ["Company name", ({ name }) => name],
  ["Company owner", ({ owner }) => owner.name],
  ["Phone Number", ({ phone }) => phone],
  ["Industry", ({ industry }) => industry],
  ["Tax number", ({ taxId }) => taxId],
  ["Markets", ({ tags }) => tags.join(";")],
  ["Tier", ({ tier }) => tier ?? ""],
  ["Description", ({ note }) => note],
];

function companiesFile() {
  const { clients } = company();
  return {
    crm: "hubspot",
    variant: "companies",
    entity: "company",
    fileName: "hubspot-crm-exports-all-companies-2026-08-31-1.csv",
    ...rewritable(tableOf(companyColumns, clients), OWN),
    truth: {
      ...clientsTruth({ clients }, { idOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(clients, ({ note }) => note, ({ phone }) => phone, ({ taxId }) => taxId),
    },
  };
}

function companiesWorkbook() {
  const { clients } = company();
  const short = ([header, cell]) => [header, (client) => cell(client).slice(0, 32_767)];
  return {
    crm: "hubspot",
    variant: "companies-xlsx",
    entity: "company",
    fileName: "hubspot-crm-exports-all-companies-2026-08-31.xlsx",
    bytes: xlsx([{ name: "hubspot-crm-exports-all-compani", rows: tableOf(companyColumns.map(short), clients) }]),
    truth: { ...clientsTruth({ clients }, { idOf }), kept: keptOf(clients, ({ phone }) => phone, ({ taxId }) => taxId) },
  };
}

export const hubspot = () => [dealsFile(), companiesFile(), companiesWorkbook()];
