// Exports of SuiteCRM: labels, and the user's own formats of dates and money; an apostrophe before what looks like a formula.

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { csvBytes, dmy, grouped, guarded, idsOf, keptOf, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("suitecrm");
const guard = guarded("=-+@");
const STAGES = { won: "Closed Won", lost: "Closed Lost", open: ["Prospecting", "Needs Analysis", "Negotiation/Review"] };

const american = (iso) => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)}`;

const opportunityColumns = ({ amount, date, currency }) => [
  ["Opportunity Name", ({ title }) => title],
  ["ID", dealIdOf],
  ["Opportunity Amount", (deal) => amount(deal.amount)],
  ["Currency", () => currency],
  ["Expected Close Date", ({ closed, created }) => date(closed ?? created)],
  ["Sales Stage", ({ status, stage }) => (status === "open" ? STAGES.open[stage] : STAGES[status])],
  ["Probability (%)", ({ probability }) => String(probability)],
  ["Description", ({ note }) => note],
  ["Account Name", ({ client }) => client?.name ?? ""],
  ["Assigned User Name", ({ owner }) => owner.name],
];

function opportunitiesFile({ variant, lang, dialect, ...formats }) {
  const { deals } = company();
  const columns = opportunityColumns(formats).map(([header, cell]) => [header, (deal) => guard(cell(deal))]);
  return {
    crm: "suitecrm",
    variant,
    entity: "deal",
    lang,
    fileName: "Opportunities.csv",
    bytes: csvBytes(tableOf(columns, deals), { quote: "all", lineEnd: "\r\n", ...dialect }),
    truth: {
      ...dealsTruth({ deals }, { key: "name", dealIdOf }),
      encoding: "UTF-8",
      separator: dialect.separator ?? ",",
      kept: keptOf(deals, ({ note }) => note),
      noted: /apostrophe/i,
    },
  };
}

function accountsFile() {
  const { clients } = company();
  const columns = [
    ["Name", ({ name }) => name],
    ["ID", idOf],
    ["Office Phone", ({ phone }) => phone],
    ["Email Address", ({ email }) => email],
    ["Industry", ({ industry }) => industry],
    ["Tax number", ({ taxId }) => taxId],
    ["Annual Revenue", () => ""],
    ["Assigned to", ({ owner }) => owner.name],
    ["Tier", ({ tier }) => tier ?? ""],
    ["Description", ({ note }) => note],
    ["Deleted", () => "0"],
  ];
  return {
    crm: "suitecrm",
    variant: "accounts",
    entity: "company",
    fileName: "Accounts.csv",
    ...rewritable(tableOf(columns, clients), { quote: "all", lineEnd: "\r\n" }, guard),
    truth: {
      ...clientsTruth({ clients }, { idOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(clients, ({ note }) => note, ({ phone }) => phone, ({ taxId }) => taxId),
      noted: /apostrophe/i,
    },
  };
}

export const suitecrm = () => [
  opportunitiesFile({
    variant: "opportunities-us",
    lang: "en",
    currency: "US Dollars",
    amount: (cents) => grouped(cents, { mark: ".", group: ",", before: "$" }),
    date: american,
    dialect: {},
  }),
  opportunitiesFile({
    variant: "opportunities-eu",
    lang: "en",
    currency: "Euro",
    // Without a sign of the currency a negative amount begins with "-", and gets an apostrophe like a text.
    amount: (cents) => grouped(cents, { mark: ",", group: "." }),
    date: dmy,
    dialect: { separator: ";", mark: true },
  }),
  accountsFile(),
];
