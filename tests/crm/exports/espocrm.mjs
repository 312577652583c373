// Exports of EspoCRM: names of attributes as headers, raw values, lists as JSON, apostrophes before what looks like a formula.

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { csvBytes, guarded, idsOf, keptOf, money, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("espocrm");
const guard = guarded("+-@=");
const STAGES = { won: "Closed Won", lost: "Closed Lost", open: ["Prospecting", "Proposal", "Negotiation"] };
const userId = ({ id }) => `5f0000000000000${String(id).padStart(2, "0")}`;
const OWN = { lineEnd: "\n" };

function opportunitiesFile() {
  const { deals } = company();
  const columns = [
    ["id", dealIdOf],
    ["name", ({ title }) => guard(title)],
    ["accountId", ({ client }) => (client ? idOf(client) : "")],
    ["accountName", ({ client }) => guard(client?.name ?? "")],
    ["amount", ({ amount }) => money(amount)],
    ["amountCurrency", ({ currency }) => currency],
    ["closeDate", ({ closed, created }) => closed ?? created],
    ["stage", ({ status, stage }) => (status === "open" ? STAGES.open[stage] : STAGES[status])],
    ["assignedUserId", ({ owner }) => userId(owner)],
    ["assignedUserName", ({ owner }) => owner.name],
    ["createdAt", ({ created }) => `${created} 06:15:00`],
    ["description", ({ note }) => guard(note)],
  ];
  return {
    crm: "espocrm",
    variant: "opportunities",
    entity: "deal",
    fileName: "Export_Opportunity.csv",
    bytes: csvBytes(tableOf(columns, deals), OWN),
    truth: {
      ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(deals, ({ note }) => note),
      noted: /apostrophe/i,
    },
  };
}

function accountsFile() {
  const { clients } = company();
  const columns = [
    ["id", idOf],
    ["name", ({ name }) => name],
    ["phoneNumber", ({ phone }) => phone],
    ["emailAddress", ({ email }) => email],
    ["industry", ({ industry }) => industry],
    ["cTaxNumber", ({ taxId }) => taxId],
    ["cTags", ({ tags }) => JSON.stringify(tags)],
    ["cTier", ({ tier }) => tier ?? ""],
    ["assignedUserId", ({ owner }) => userId(owner)],
    ["assignedUserName", ({ owner }) => owner.name],
    ["description", ({ note }) => note],
  ];
  return {
    crm: "espocrm",
    variant: "accounts",
    entity: "company",
    fileName: "Export_Account.csv",
    ...rewritable(tableOf(columns, clients), OWN, guard),
    truth: {
      ...clientsTruth({ clients }, { idOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: [...keptOf(clients, ({ note }) => note, ({ phone }) => phone, ({ taxId }) => taxId), JSON.stringify(clients[2].tags)],
      noted: /apostrophe/i,
    },
  };
}

export const espocrm = () => [opportunitiesFile(), accountsFile()];
