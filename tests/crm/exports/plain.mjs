// Files of no CRM: what spreadsheets and 1C save, in old encodings, with each country's way to write numbers.

import { company, only } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { ods } from "../write/ods.mjs";
import { xls } from "../write/xls.mjs";
import { xlsx } from "../write/xlsx.mjs";
import { companyIn, csvBytes, dmy, grouped, idsOf, keptOf, mdy, money, NARROW, NBSP, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("onec");
const STAGES = { won: "Успешно реализовано", lost: "Закрыто и не реализовано", open: ["Новая", "В работе", "Согласование"] };
const closeDate = ({ closed, created }) => closed ?? created;

const columnsWith = ({ amount, date, percent = (share) => `${share},5%` }) => [
  ["Номер", dealIdOf],
  ["ID клиента", ({ client }) => (client ? idOf(client) : "")],
  ["Клиент", ({ client }) => client?.name ?? ""],
  ["ИНН", ({ client }) => client?.taxId ?? ""],
  ["Телефон", ({ client }) => client?.phone ?? ""],
  ["Стадия сделки", ({ status, stage }) => (status === "open" ? STAGES.open[stage] : STAGES[status])],
  ["Сумма", (deal) => amount(deal.amount)],
  ["Скидка", ({ probability }) => percent(probability)],
  ["Дата закрытия", (deal) => date(closeDate(deal))],
  ["Менеджер", ({ owner }) => owner.name],
  ["Примечание", ({ note }) => note],
];

const parenthesised = (cents, format) => (cents !== null && cents < 0n ? `(${grouped(-cents, format)})` : grouped(cents, format));

const keptIn = (deals) =>
  keptOf(deals.filter(({ client }) => client), ({ note }) => note, ({ client }) => client.phone, ({ client }) => client.taxId, ({ client }) => idOf(client));

function textFile({ variant, fileName, deals, formats, dialect, ...truth }) {
  return {
    crm: "generic",
    variant,
    entity: "deal",
    lang: "ru",
    fileName,
    bytes: csvBytes(tableOf(columnsWith(formats), deals), dialect),
    truth: { ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }), separator: dialect.separator ?? ",", kept: keptIn(deals), ...truth },
  };
}

// The numero sign and the owners' names are in both Cyrillic encodings; guillemets are not in KOI8-R.
const cyrillicDeals = (encoding) => companyIn(encoding).deals.map((deal) => ({ ...deal, title: `Заказ ${deal.n}` }));
const koiDeals = () => {
  const plain = only(company(), ({ name, note }) => !/[«»№ґєіїҐЄІЇ]/.test(name + note) && !/[éëü]/i.test(name));
  return plain.deals.map((deal) => ({ ...deal, note: /[«»іІ]/.test(deal.note) ? "заметка" : deal.note, owner: { ...deal.owner, name: "Анна Иванова" } }));
};

function textFiles() {
  const russian = { mark: ",", group: NBSP };
  return [
    textFile({
      variant: "excel-cp1251",
      fileName: "Сделки.csv",
      deals: cyrillicDeals("windows-1251"),
      formats: { amount: (cents) => parenthesised(cents, russian), date: dmy },
      dialect: { separator: ";", encoding: "windows-1251" },
      encoding: "windows-1251",
    }),
    textFile({
      variant: "unicode-text",
      fileName: "Сделки.txt",
      deals: company().deals,
      formats: { amount: (cents) => grouped(cents, { mark: ",", group: NARROW, after: ` ₽`, minus: "−" }), date: dmy },
      dialect: { separator: "\t", encoding: "utf-16le", mark: true },
      encoding: "UTF-16LE",
    }),
    textFile({
      variant: "koi8-r",
      fileName: "sdelki.csv",
      deals: koiDeals(),
      formats: { amount: (cents) => money(cents, ","), date: dmy },
      dialect: { separator: ";", encoding: "koi8-r", lineEnd: "\n" },
      encoding: "KOI8-R",
      // Two Cyrillic encodings of one byte differ in their letters only; people may have to say which it is.
      wishes: { encoding: "koi8-r" },
    }),
    textFile({
      variant: "swiss",
      fileName: "deals-ch.csv",
      deals: company().deals,
      formats: { amount: (cents) => grouped(cents, { mark: ".", group: "'" }), date: (iso) => iso, percent: (share) => `${share}.5%` },
      dialect: { lineEnd: "\r" },
      encoding: "UTF-8",
    }),
    textFile({
      variant: "slashes",
      fileName: "deals-us.csv",
      deals: company().deals,
      formats: { amount: (cents) => grouped(cents, { mark: ".", group: ",", before: "$" }), date: mdy, percent: (share) => `0.${share}5` },
      dialect: { separator: "|" },
      encoding: "UTF-8",
    }),
    textFile({
      variant: "ambiguous-numbers",
      fileName: "deals-thousands.csv",
      // Whole thousands only: "1,234" in every cell.
      deals: company().deals.map((deal) => ({ ...deal, amount: BigInt(1_000 + deal.n) * 100n })),
      formats: { amount: (cents) => grouped(cents, { mark: ".", group: "," }).replace(/\.00$/, ""), date: (iso) => iso },
      dialect: { separator: ";" },
      encoding: "UTF-8",
      refused: "AMBIGUOUS_NUMBERS",
      settles: [["decimal", "."]],
    }),
    textFile({
      variant: "ambiguous-dates",
      fileName: "deals-days.csv",
      deals: company().deals.map((deal) => ({ ...deal, closed: deal.closed && `${deal.closed.slice(0, 8)}0${1 + (deal.n % 9)}`, created: `${deal.created.slice(0, 8)}05` })),
      formats: { amount: (cents) => money(cents), date: (iso) => dmy(iso, "/"), percent: (share) => `${share}%` },
      dialect: {},
      encoding: "UTF-8",
      refused: "AMBIGUOUS_DATES",
      settles: [["dates", "d/m/y"]],
    }),
    blanksFile(),
  ];
}

/** Blank rows, an empty last column without a header, and columns with headers but no cells. */
function blanksFile() {
  const { deals } = company();
  const columns = [...columnsWith({ amount: (cents) => money(cents, ","), date: dmy }), ["Комментарий", () => ""], ["", () => ""]];
  const [headers, ...rows] = tableOf(columns, deals);
  const blank = headers.map(() => "");
  const spaced = rows.flatMap((row, at) => (at % 50 === 49 ? [row, blank] : [row]));
  return {
    crm: "generic",
    variant: "blank-rows",
    entity: "deal",
    lang: "ru",
    fileName: "выгрузка.csv",
    bytes: csvBytes([headers, ...spaced, blank, blank], { separator: ";", mark: true }),
    truth: { ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }), encoding: "UTF-8", separator: ";", kept: keptIn(deals) },
  };
}

const typed = (cents) => (cents === null ? "" : { number: money(cents) });
const bookColumns = () => columnsWith({ amount: typed, date: (iso) => ({ date: iso }), percent: (share) => ({ number: `0.${share}5` }) });

function workbooks() {
  const { deals } = company();
  const rows = tableOf(bookColumns(), deals);
  const truth = { ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }), kept: keptIn(deals) };
  const named = (variant, fileName, bytes, more) => ({ crm: "generic", variant, entity: "deal", lang: "ru", fileName, bytes, truth: { ...truth, ...more } });
  const lists = { name: "Справочники", hidden: true, rows: [["Стадия"], ["Успешно реализовано"], ["Новая"]] };
  return [
    named("xlsx-1904", "Сделки 1904.xlsx", xlsx([lists, { name: "Сделки", rows }], { from1904: true }), { sheets: ["Справочники", "Сделки"], sheet: "Сделки" }),
    named("xlsx-sheets", "Сделки и списки.xlsx", xlsx([{ name: "Сделки", rows }, { name: "Списки", rows: lists.rows }]), {
      sheets: ["Сделки", "Списки"],
      sheet: "Сделки",
      wishes: { sheet: "Сделки" },
    }),
    named("xls", "Сделки.xls", xls([lists, { name: "Сделки", rows }]), { sheets: ["Справочники", "Сделки"], sheet: "Сделки" }),
    named("xls-1904", "Сделки 1904.xls", xls([{ name: "Сделки", rows }], { from1904: true }), { sheets: ["Сделки"], sheet: "Сделки" }),
    named("ods", "Сделки.ods", ods([{ name: "Сделки", rows }]), { sheets: ["Сделки"], sheet: "Сделки" }),
  ];
}

/** 1C: codes with zeros before them, dates with the hour 0, no-break spaces between thousands. */
function salesOfOneC() {
  const { deals } = company();
  const columns = [
    ["Код контрагента", ({ client }) => (client ? idOf(client) : "")],
    ["Контрагент", ({ client }) => client?.name ?? ""],
    ["ИНН", ({ client }) => client?.taxId ?? ""],
    ["Номер заказа", dealIdOf],
    ["Дата реализации", ({ closed }) => `${dmy(closed)} 0:00:00`],
    ["Сумма", ({ amount }) => grouped(amount, { mark: ",", group: NBSP })],
  ];
  // Goods delivered are all that such a register holds, so there is no stage.
  const delivered = deals.filter(({ status, amount }) => status === "won" && amount !== null);
  return {
    crm: "generic",
    variant: "1c-sales",
    entity: "deal",
    lang: "ru",
    fileName: "Продажи.csv",
    bytes: csvBytes(tableOf(columns, delivered), { separator: ";", mark: true }),
    truth: { ...dealsTruth({ deals: delivered }, { key: "id", idOf, dealIdOf }), encoding: "UTF-8", separator: ";" },
  };
}

function clientsOfOneC() {
  const { clients } = company();
  const columns = [
    ["Код", idOf],
    ["Наименование", ({ name }) => name],
    ["ИНН", ({ taxId }) => taxId],
    ["КПП", ({ n }) => String(10_010 + n).padStart(9, "0")],
    ["Телефон", ({ phone }) => phone],
    ["Категория", ({ tier }) => tier ?? ""],
  ];
  return {
    crm: "generic",
    variant: "1c-clients",
    entity: "company",
    lang: "ru",
    fileName: "Контрагенты.csv",
    ...rewritable(tableOf(columns, clients), { separator: ";", mark: true }),
    truth: { ...clientsTruth({ clients }, { idOf }), encoding: "UTF-8", separator: ";", kept: keptOf(clients, ({ phone }) => phone, ({ taxId }) => taxId) },
  };
}

export const plain = () => [...textFiles(), ...workbooks(), salesOfOneC(), clientsOfOneC()];
