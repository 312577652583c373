// Exports of Bitrix24: a separator at the end of every line, names in place of ids, one row per product where products are shown.

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { encode } from "../write/encode.mjs";
import { htmlTable } from "../write/html.mjs";
import { csvBytes, dmy, idsOf, keptOf, money, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("bitrix24");
const OWN = { quote: "all", separator: ";", trailing: true, lineEnd: "\n", mark: true };

const WORDS = {
  ru: {
    headers: ["ID", "Название сделки", "Сумма", "Валюта", "Стадия сделки", "Воронка", "Компания", "Контакт", "Предполагаемая дата закрытия", "Ответственный", "Сделка закрыта", "Вероятность"],
    created: "Дата создания",
    comment: "Комментарий",
    stages: { won: "Сделка успешна", lost: "Сделка провалена", open: ["Новая", "Подготовка документов", "В работе"] },
    currency: "Российский рубль",
    pipeline: "Общая",
    yes: "Да",
    no: "Нет",
  },
  uk: {
    headers: ["ID", "Назва", "Сума", "Валюта", "Стадія угоди", "Напрямок", "Компанія", "Контакт", "Орієнтовна дата закриття", "Відповідальний", "Угода закрита", "Імовірність"],
    created: "Дата створення",
    comment: "Коментар",
    stages: { won: "Угода успішна", lost: "Угода провалена", open: ["Нова", "Підготовка документів", "В роботі"] },
    currency: "Гривня",
    pipeline: "Загальний",
    yes: "Так",
    no: "Ні",
  },
};

function columnsIn(lang) {
  const { headers, created, comment, stages, currency, pipeline, yes, no } = WORDS[lang];
  const cells = [
    dealIdOf,
    ({ title }) => title,
    ({ amount }) => money(amount),
    () => currency,
    ({ status, stage }) => (status === "open" ? stages.open[stage] : stages[status]),
    () => pipeline,
    ({ client }) => client?.name ?? "",
    ({ client }) => client?.contact.full ?? "",
    ({ closed, created: begun }) => dmy(closed ?? begun),
    ({ owner }) => owner.name,
    ({ status }) => (status === "open" ? no : yes),
    ({ probability }) => String(probability),
  ];
  return [...headers.map((header, at) => [header, cells[at]]), [created, ({ created: begun }) => `${dmy(begun)} 10:15:00`], [comment, ({ note }) => note]];
}

function dealsFile(lang) {
  const { deals } = company();
  return {
    crm: "bitrix24",
    variant: `deals-${lang}`,
    entity: "deal",
    lang,
    fileName: "deals.csv",
    bytes: csvBytes(tableOf(columnsIn(lang), deals), OWN),
    truth: {
      ...dealsTruth({ deals }, { key: "name", dealIdOf }),
      encoding: "UTF-8",
      separator: ";",
      columns: columnsIn(lang).length,
      kept: keptOf(deals, ({ note }) => note),
    },
  };
}

/** A row per product, with the sum of the line in place of the deal's. */
const linesOf = (deal) =>
  deal.products.length === 0
    ? [{ ...deal, product: "" }]
    : deal.products.map(({ name, quantity, total }) => ({ ...deal, amount: total, product: name, quantity }));

function productsFile() {
  const { deals } = company();
  const columns = [
    ...columnsIn("ru"),
    ["Товар", ({ product }) => product],
    ["Цена", ({ amount, product }) => (product ? money(amount) : "")],
    ["Количество", ({ quantity }) => quantity ?? ""],
  ];
  return {
    crm: "bitrix24",
    variant: "deals-products",
    entity: "deal",
    lang: "ru",
    fileName: "deals_products.csv",
    bytes: csvBytes(tableOf(columns, deals.flatMap(linesOf)), OWN),
    truth: { ...dealsTruth({ deals }, { key: "name", dealIdOf }), encoding: "UTF-8", separator: ";", noted: /stand in several rows, one per product/ },
  };
}

function htmlFile() {
  const { deals } = company();
  // The comments are HTML; a stray "<" would change the page itself, so they hold what an editor of texts would write.
  const commented = deals.map((deal) => ({ ...deal, note: deal.n % 4 ? "" : `<p>Met at <b>expo ${deal.n}</b> &amp; agreed</p>` }));
  return {
    crm: "bitrix24",
    variant: "deals-html-xls",
    entity: "deal",
    lang: "ru",
    fileName: "deals.xls",
    bytes: encode(htmlTable(tableOf(columnsIn("ru"), commented), [WORDS.ru.comment])),
    truth: { ...dealsTruth({ deals }, { key: "name", dealIdOf }), format: "html", columns: columnsIn("ru").length },
  };
}

const companyColumns = [
  ["ID", idOf],
  ["Название компании", ({ name }) => name],
  ["Тип компании", () => "Клиент"],
  ["Сфера деятельности", ({ industry }) => industry],
  ["Годовой оборот", () => "0.00"],
  ["Кол-во сотрудников", () => "менее 50"],
  ["Ответственный", ({ owner }) => owner.name],
  ["Телефон", ({ phone }) => phone],
  ["E-mail", ({ email }) => email],
  ["Категория клиента", ({ tier }) => tier ?? ""],
  ["Реквизит: ИНН", ({ taxId }) => taxId],
];

function companiesFile() {
  const { clients } = company();
  return {
    crm: "bitrix24",
    variant: "companies",
    entity: "company",
    lang: "ru",
    fileName: "companies.csv",
    ...rewritable(tableOf(companyColumns, clients), OWN),
    truth: {
      ...clientsTruth({ clients }, { idOf }),
      encoding: "UTF-8",
      separator: ";",
      columns: companyColumns.length,
      kept: keptOf(clients, ({ phone }) => phone, ({ taxId }) => taxId),
    },
  };
}

function requisitesFile() {
  const { clients } = company();
  const [headers, ...rows] = tableOf(companyColumns, clients);
  // Every fifth company has a second set of requisites, which is a row with nothing in the main columns.
  const more = rows.flatMap((row, at) => (at % 5 ? [row] : [row, [...row.slice(0, -1).fill(""), "0099887766"]]));
  return {
    crm: "bitrix24",
    variant: "companies-requisites",
    entity: "company",
    lang: "ru",
    fileName: "companies_requisites.csv",
    bytes: csvBytes([headers, ...more], OWN),
    truth: { ...clientsTruth({ clients }, { idOf }), encoding: "UTF-8", separator: ";", noted: /go on with the record above: 12\./ },
  };
}

export const bitrix24 = () => [dealsFile("ru"), dealsFile("uk"), productsFile(), htmlFile(), companiesFile(), requisitesFile()];
