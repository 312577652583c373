// Exports of Odoo: technical headers where the data is to be updated, otherwise labels with group rows and continuation rows.

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { xlsx } from "../write/xlsx.mjs";
import { csvBytes, float, guarded, idsOf, keptOf, money, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("odoo");
const guard = guarded("=-+");
const OWN = { quote: "all", lineEnd: "\r\n" };
const STAGE_IDS = { won: "crm.stage_lead4", open: ["crm.stage_lead1", "crm.stage_lead2", "crm.stage_lead3"] };
const STAGES = { won: "Won", open: ["New", "Qualified", "Proposition"] };
const TOO_LONG = "The content of this cell is too long for an XLSX file (more than 32767 characters). Please use the CSV format for this export.";

// Odoo archives what is lost, and an export leaves out what is archived.
const exported = () => company().deals.filter(({ status }) => status !== "lost");
const closeDate = ({ closed, created }) => closed ?? created;

function updatableFile() {
  const deals = exported();
  const columns = [
    ["id", dealIdOf],
    ["name", ({ title }) => guard(title)],
    ["partner_id/id", ({ client }) => (client ? idOf(client) : "")],
    ["partner_name", ({ client }) => guard(client?.name ?? "")],
    ["expected_revenue", ({ amount }) => float(amount)],
    ["date_deadline", closeDate],
    ["stage_id/id", ({ status, stage }) => (status === "won" ? STAGE_IDS.won : STAGE_IDS.open[stage])],
    ["user_id/id", ({ owner }) => `__export__.res_users_${owner.id}_5f5f5f5f`],
    ["phone", ({ client }) => guard(client?.phone ?? "")],
    ["description", ({ note }) => guard(note)],
  ];
  return {
    crm: "odoo",
    variant: "leads-updatable",
    entity: "deal",
    fileName: "Lead_Opportunity (crm.lead).csv",
    bytes: csvBytes(tableOf(columns, deals), OWN),
    truth: {
      ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }),
      options: [["won", STAGE_IDS.won]],
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(deals.filter(({ client }) => client), ({ note }) => note, ({ client }) => client.phone),
      noted: /apostrophe/i,
    },
  };
}

const labelled = [
  ["External ID", dealIdOf],
  ["Opportunity", ({ title }) => title],
  ["Customer", ({ client }) => client?.name ?? ""],
  ["Expected Revenue", ({ amount }) => (amount === null ? "" : { number: money(amount) })],
  ["Expected Closing", (deal) => ({ date: closeDate(deal) })],
  ["Stage", ({ status, stage }) => (status === "won" ? STAGES.won : STAGES.open[stage])],
  ["Salesperson", ({ owner }) => owner.name],
  ["Notes", ({ n, note }) => (n === 40 ? TOO_LONG : note)],
];

/** A row for the group, with the sum of its amounts, and then its deals. */
function groupRows(name, deals, rowsOf) {
  const sum = deals.reduce((total, { amount }) => total + (amount ?? 0n), 0n);
  const head = labelled.map(([header], at) => (at === 0 ? `${name} (${deals.length})` : header === "Expected Revenue" ? { number: money(sum) } : ""));
  return [head, ...deals.flatMap(rowsOf)];
}

function groupedWorkbook() {
  const deals = exported();
  const rowOf = (deal) => [labelled.map(([, cell]) => cell(deal))];
  const names = [...STAGES.open, STAGES.won];
  const rows = names.flatMap((name) => {
    const own = deals.filter((deal) => labelled[5][1](deal) === name);
    return groupRows(name, own, rowOf);
  });
  return {
    crm: "odoo",
    variant: "leads-grouped-xlsx",
    entity: "deal",
    fileName: "Lead_Opportunity (crm.lead).xlsx",
    bytes: xlsx([{ name: "Sheet1", rows: [labelled.map(([header]) => header), ...rows] }]),
    truth: { ...dealsTruth({ deals }, { key: "name", dealIdOf }), noted: /head a group and hold its sums: 4,/ },
  };
}

function continuedWorkbook() {
  const deals = exported();
  const activity = (n, at) => (n % 4 > at ? `Call ${n}-${at}` : "");
  const headers = [...labelled.map(([header]) => header), "Activities/Summary"];
  const rows = deals.flatMap((deal) => {
    const first = [...labelled.map(([, cell]) => cell(deal)), activity(deal.n, 0)];
    const more = [1, 2].filter((at) => activity(deal.n, at)).map((at) => [...labelled.map(() => ""), activity(deal.n, at)]);
    return [first, ...more];
  });
  return {
    crm: "odoo",
    variant: "leads-continued-xlsx",
    entity: "deal",
    fileName: "Lead_Opportunity (crm.lead) (1).xlsx",
    bytes: xlsx([{ name: "Sheet1", rows: [headers, ...rows] }]),
    truth: { ...dealsTruth({ deals }, { key: "name", dealIdOf }), noted: /go on with the record above: 187\./ },
  };
}

function partnersFile() {
  const { clients } = company();
  const columns = [
    ["id", idOf],
    ["name", ({ name }) => name],
    ["phone", ({ phone }) => phone],
    ["vat", ({ taxId }) => taxId],
    ["user_id/id", ({ owner }) => `__export__.res_users_${owner.id}_5f5f5f5f`],
    ["category_id", ({ tags }) => tags.join(",")],
    ["x_tier", ({ tier }) => tier ?? ""],
    ["comment", ({ note }) => note],
  ];
  return {
    crm: "odoo",
    variant: "partners-updatable",
    entity: "company",
    fileName: "Contact (res.partner).csv",
    ...rewritable(tableOf(columns, clients), OWN, guard),
    truth: {
      ...clientsTruth({ clients }, { idOf }),
      encoding: "UTF-8",
      separator: ",",
      kept: keptOf(clients, ({ note }) => note, ({ phone }) => phone, ({ taxId }) => taxId),
      noted: /apostrophe/i,
    },
  };
}

export const odoo = () => [updatableFile(), groupedWorkbook(), continuedWorkbook(), partnersFile()];
