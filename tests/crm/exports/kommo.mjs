// Exports of amoCRM, now Kommo: a header that ends in a space, headers that occur twice, "не закрыта" in place of a date.

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { csvBytes, dmy, idsOf, keptOf, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("kommo");
const STAGES = { won: "Успешно реализовано", lost: "Закрыто и не реализовано", open: ["Первичный контакт", "Переговоры", "Согласование договора"] };
const NOT_CLOSED = "не закрыта";

const whole = (amount) => (amount === null ? "" : String(amount / 100n));

const leadColumns = [
  ["ID", dealIdOf],
  ["Название сделки", ({ title }) => title],
  ["Бюджет ", ({ amount }) => whole(amount)],
  ["Ответственный", ({ owner }) => owner.name],
  ["Дата создания сделки", ({ created }) => `${dmy(created)} 13:32:57`],
  ["Кем создана сделка", ({ owner }) => owner.name],
  ["Дата редактирования", ({ created }) => `${dmy(created)} 14:00:01`],
  ["Кем редактирована", ({ owner }) => owner.name],
  ["Дата закрытия", ({ closed }) => (closed ? `${dmy(closed)} 18:20:00` : NOT_CLOSED)],
  ["Теги", ({ client }) => client?.tags.join(", ") ?? ""],
  ["Примечание", ({ note }) => note],
  ["Примечание 2", () => ""],
  ["Этап сделки", ({ status, stage }) => (status === "open" ? STAGES.open[stage] : STAGES[status])],
  ["Воронка", () => "Воронка"],
  ["Полное имя контакта", ({ client }) => client?.contact.full ?? ""],
  ["Компания контакта", ({ client }) => client?.name ?? ""],
  ["Ответственный за контакт", ({ client }) => client?.owner.name ?? ""],
  ["Компания", ({ client }) => client?.name ?? ""],
  ["Рабочий телефон", ({ client }) => client?.phone ?? ""],
  ["Мобильный телефон", () => ""],
  ["Рабочий email", ({ client }) => client?.email ?? ""],
  ["Товар", ({ products }) => products[0]?.name ?? ""],
  ["Источник", () => "Сайт"],
  ["roistat", ({ n }) => String(100_000 + n)],
  ["Товар", () => ""],
  ["Источник", () => "Выставка"],
  ["roistat", () => ""],
];

function leadsFile() {
  const { deals } = company({ whole: true });
  return {
    crm: "kommo",
    variant: "leads",
    entity: "deal",
    lang: "ru",
    fileName: "amocrm_export_leads_2026-08-31.csv",
    bytes: csvBytes(tableOf(leadColumns, deals), { lineEnd: "\n" }),
    truth: {
      ...dealsTruth({ deals }, { key: "name", dealIdOf }),
      encoding: "UTF-8",
      separator: ",",
      columns: leadColumns.length,
      kept: keptOf(deals.filter(({ client }) => client), ({ note }) => note, ({ client }) => client.phone),
      noted: /не закрыта/,
    },
  };
}

/** The list of deals is cut with an ellipsis, so it cannot tell which deals a contact has. */
const dealsOf = ({ n }, deals) => {
  const titles = deals.filter(({ client }) => client?.n === n).map(({ title }) => title).join(", ");
  return titles.length > 40 ? `${titles.slice(0, 39)}…` : titles;
};

function contactsFile() {
  const { clients, deals } = company({ whole: true });
  const columns = [
    ["ID", idOf],
    ["Тип", () => "контакт"],
    ["Полное имя контакта", ({ contact }) => contact.full],
    ["Имя", ({ contact }) => contact.given],
    ["Фамилия", ({ contact }) => contact.family],
    ["Название компании", ({ name }) => name],
    ["Ответственный", ({ owner }) => owner.name],
    ["Дата создания контакта", () => "22.03.2022 13:32:57"],
    ["Сделки", (client) => dealsOf(client, deals)],
    ["Рабочий телефон", ({ phone }) => phone],
    ["Рабочий email", ({ email }) => email],
    ["День рождения", ({ n }) => (n % 6 ? "" : "01.01.1970")],
    ["Категория", ({ tier }) => tier ?? ""],
    ["Источник", () => "Сайт"],
    ["Источник", () => ""],
  ];
  return {
    crm: "kommo",
    variant: "contacts",
    entity: "contact",
    lang: "ru",
    fileName: "amocrm_export_contacts_2026-08-31.csv",
    ...rewritable(tableOf(columns, clients), { lineEnd: "\n" }),
    truth: {
      ...clientsTruth({ clients }, { idOf }),
      encoding: "UTF-8",
      separator: ",",
      columns: columns.length,
      kept: keptOf(clients, ({ phone }) => phone),
    },
  };
}

/** The newer form of the header: "Бюджет ₽" and "Основной контакт". */
function newerLeadsFile() {
  const { deals } = company({ whole: true });
  const renamed = { "Бюджет ": "Бюджет ₽", "Полное имя контакта": "Основной контакт" };
  const columns = leadColumns.map(([header, cell]) => [renamed[header] ?? header, cell]);
  return {
    crm: "kommo",
    variant: "leads-newer",
    entity: "deal",
    lang: "ru",
    fileName: "amocrm_export_leads_2026-09-01.csv",
    bytes: csvBytes(tableOf(columns, deals), { lineEnd: "\n" }),
    truth: { ...dealsTruth({ deals }, { key: "name", dealIdOf }), encoding: "UTF-8", separator: ",", noted: /не закрыта/ },
  };
}

export const kommo = () => [leadsFile(), newerLeadsFile(), contactsFile()];
