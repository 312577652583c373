// Reads the made-up exports back by a table of what each one's columns mean, to prove that they hold their truth.

import { parseCsv } from "./write/csv.mjs";
import { readXlsx } from "./write/xlsx.mjs";
import { unzip } from "./write/zip.mjs";

const isWorkbook = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The text of an export: decoded, or the XML of all its parts. */
export function textOf({ bytes, truth }) {
  if (!isWorkbook(bytes)) return new TextDecoder(truth.encoding || "utf-8").decode(bytes);
  return [...unzip(bytes).values()].map((part) => part.toString("utf8")).join("\n");
}

/** The rows of an export, the header row first; `null` for a web page and for workbooks that are not XLSX. */
export function rowsOf(made) {
  const { bytes, truth, fileName } = made;
  if (truth.format === "html" || /\.(ods|xls)$/.test(fileName)) return null;
  if (!isWorkbook(bytes)) return parseCsv(textOf(made), truth.separator ?? ",");
  const sheets = readXlsx(bytes);
  return (sheets.find(({ name }) => name === truth.sheet) ?? sheets[0]).rows;
}

const closedWon = (stage) => stage === "Closed Won";

/** Per CRM the headers: client, deal, amount, stage, and which stages are won. */
const MEANING = {
  hubspot: ["Associated Company IDs (Primary)", "Record ID", "Amount", "Deal Stage", closedWon],
  salesforce: ["Account ID", "Opportunity ID", "Amount", "Stage", closedWon],
  "salesforce/data-loader": ["ACCOUNTID", "ID", "AMOUNT", "STAGENAME", closedWon],
  pipedrive: ["Deal - Organization ID", "Deal - ID", "Deal - Value", "Deal - Status", (status) => status === "Won"],
  zoho: ["Account Name.id", "Record Id", "Amount", "Stage", closedWon],
  bitrix24: ["Компания", "ID", "Сумма", "Стадия сделки", (stage) => stage === "Сделка успешна"],
  "bitrix24/deals-uk": ["Компанія", "ID", "Сума", "Стадія угоди", (stage) => stage === "Угода успішна"],
  kommo: ["Компания", "ID", "Бюджет ", "Этап сделки", (stage) => stage === "Успешно реализовано"],
  "kommo/leads-newer": ["Компания", "ID", "Бюджет ₽", "Этап сделки", (stage) => stage === "Успешно реализовано"],
  retailcrm: ["Внешний ID клиента", "Номер заказа", "Сумма заказа", "Статус заказа", (status) => status === "Выполнен"],
  odoo: ["Customer", "External ID", "Expected Revenue", "Stage", (stage) => stage === "Won"],
  "odoo/leads-updatable": ["partner_id/id", "id", "expected_revenue", "stage_id/id", (stage) => stage === "crm.stage_lead4"],
  espocrm: ["accountId", "id", "amount", "stage", closedWon],
  suitecrm: ["Account Name", "ID", "Opportunity Amount", "Sales Stage", closedWon],
  generic: ["ID клиента", "Номер", "Сумма", "Стадия сделки", (stage) => stage === "Успешно реализовано"],
  "generic/1c-sales": ["Код контрагента", "Номер заказа", "Сумма", null, () => true],
};

/** The decimal mark of an export's amounts is known to whoever reads it here. */
function centsIn(text, mark) {
  const negative = /^\(|-|−/.test(text);
  const digits = text.replace(new RegExp(`[^0-9${mark}]`, "g"), "");
  if (digits === "") return null;
  const [whole, part = ""] = digits.split(mark);
  const cents = BigInt(whole + part.padEnd(2, "0"));
  return negative ? -cents : cents;
}

const COMMA = new Set(["salesforce/report-eu", "retailcrm/orders", "suitecrm/opportunities-eu", "generic/excel-cp1251", "generic/unicode-text", "generic/koi8-r", "generic/blank-rows", "generic/1c-sales"]);

/** Revenue and number of won deals by client, as the file says; blank amounts make the revenue null. */
export function reread(made) {
  const name = `${made.crm}/${made.variant}`;
  const [clientHeader, dealHeader, amountHeader, stageHeader, won] = MEANING[name] ?? MEANING[made.crm];
  const [headers, ...rows] = rowsOf(made);
  const at = (header) => {
    const index = headers.map((text) => text.replace("\ufeff", "")).indexOf(header);
    if (index < 0) throw new Error(`${name} has no column ${header}`);
    return index;
  };
  const [client, deal, amount] = [at(clientHeader), at(dealHeader), at(amountHeader)];
  const unguarded = (text) => (["odoo", "espocrm", "suitecrm"].includes(made.crm) ? text.replace(/^'(?=[=+\-@])/, "") : text);
  const clients = new Map();
  for (const row of rows) {
    const key = unguarded(row[client] ?? "");
    if (key === "" || !row[deal]) continue;
    if (!clients.has(key)) clients.set(key, { revenue: 0n, unknown: false, deals: new Set() });
    if (stageHeader !== null && !won(row[at(stageHeader)])) continue;
    const cents = centsIn(row[amount] ?? "", COMMA.has(name) ? "," : ".");
    const found = clients.get(key);
    found.deals.add(row[deal]);
    if (cents === null) found.unknown = true;
    else found.revenue += cents;
  }
  return new Map([...clients].map(([key, { revenue, unknown, deals }]) => [key, { revenue: unknown || deals.size === 0 ? null : revenue, orders: deals.size }]));
}
