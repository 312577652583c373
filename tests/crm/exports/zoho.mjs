// Exports of Zoho CRM: ids of sixteen digits and more, lookups with their ids in columns "X.id".

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { csvBytes, idsOf, keptOf, money, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("zoho");
const STAGES = { won: "Closed Won", lost: "Closed Lost", open: ["Qualification", "Needs Analysis", "Proposal/Price Quote"] };
const ownerId = ({ id }) => `48768760000000${id + 20}`;

function dealColumns(form = (id) => id) {
  return [
    ["Record Id", (deal) => form(dealIdOf(deal))],
    ["Deal Name", ({ title }) => title],
    ["Account Name", ({ client }) => client?.name ?? ""],
    ["Account Name.id", ({ client }) => (client ? form(idOf(client)) : "")],
    ["Contact Name", ({ client }) => client?.contact.full ?? ""],
    ["Stage", ({ status, stage }) => (status === "open" ? STAGES.open[stage] : STAGES[status])],
    ["Closing Date", ({ closed, created }) => closed ?? created],
    ["Amount", ({ amount }) => money(amount)],
    ["Lead Source", () => "Trade Show"],
    ["Description", ({ note }) => note],
    ["Type", () => "Existing Business"],
    ["Deal Owner", ({ owner }) => owner.name],
    ["Deal Owner.id", ({ owner }) => ownerId(owner)],
  ];
}

function dealsFile() {
  const { deals } = company();
  return {
    crm: "zoho",
    variant: "deals",
    entity: "deal",
    fileName: "Deals_2026_08_31.csv",
    bytes: csvBytes(tableOf(dealColumns(), deals), { quote: "all", lineEnd: "\n" }),
    truth: {
      ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(deals, ({ note }) => note),
    },
  };
}

function prefixedFile() {
  const { deals } = company();
  const form = (id) => `zcrm_${id}`;
  return {
    crm: "zoho",
    variant: "deals-prefixed-ids",
    entity: "deal",
    fileName: "Deals_001.csv",
    bytes: csvBytes(tableOf(dealColumns(form), deals), { quote: "all", lineEnd: "\n" }),
    truth: dealsTruth({ deals }, { key: "id", idOf: (client) => form(idOf(client)), dealIdOf: (deal) => form(dealIdOf(deal)) }),
  };
}

/** Accounts; `form` is what a spreadsheet did to the ids. */
function accountsFile({ variant, fileName, form, damaged, dialect }) {
  const { clients } = company();
  const columns = [
    ["Record Id", (client) => form(idOf(client))],
    ["Account Name", ({ name }) => name],
    ["Account Owner", ({ owner }) => owner.name],
    ["Account Owner.id", ({ owner }) => form(ownerId(owner))],
    ["Phone", ({ phone }) => phone],
    ["Tax number", ({ taxId }) => taxId],
    ["Tier", ({ tier }) => tier ?? ""],
    ["Tag", ({ tags }) => tags.join(",")],
  ];
  const truth = damaged
    ? { key: "id", damaged: true, clients: new Map(), ids: clients.map((client) => form(idOf(client))) }
    : { ...clientsTruth({ clients }, { idOf }), kept: keptOf(clients, ({ phone }) => phone, ({ taxId }) => taxId) };
  return {
    crm: "zoho",
    variant,
    entity: "company",
    fileName,
    ...rewritable(tableOf(columns, clients), dialect),
    truth: { ...truth, encoding: "UTF-8", separator: dialect.separator ?? "," },
  };
}

const saved = { separator: ",", lineEnd: "\r\n", mark: true };

export const zoho = () => [
  dealsFile(),
  prefixedFile(),
  accountsFile({ variant: "accounts", fileName: "Accounts_2026_08_31.csv", form: (id) => id, dialect: { quote: "all", lineEnd: "\n" } }),
  accountsFile({
    variant: "accounts-saved-by-excel",
    fileName: "Accounts saved.csv",
    form: (id) => `${Number(id).toExponential(5).replace("e", "E")}`,
    damaged: true,
    dialect: saved,
  }),
  accountsFile({
    variant: "accounts-15-digits",
    fileName: "Accounts typed.csv",
    form: (id) => `${id.slice(0, 15)}0`,
    damaged: true,
    dialect: saved,
  }),
];
