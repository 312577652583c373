// Files of RetailCRM, by the labels that its loader knows; how its own exports look is not known.

import { company } from "../company.mjs";
import { clientsTruth, dealsTruth } from "../truth.mjs";
import { csvBytes, idsOf, keptOf, money, rewritable, tableOf } from "./shared.mjs";

const { idOf, dealIdOf } = idsOf("retailcrm");
const OWN = { separator: ";", lineEnd: "\r\n" };
const STATUS = { won: "Выполнен", lost: "Отменен", open: ["Новый", "Комплектуется", "Доставляется"] };

function customersFile() {
  const { clients } = company();
  const columns = [
    ["Внешний ID клиента", idOf],
    ["Имя", ({ contact }) => contact.given],
    ["Фамилия", ({ contact }) => contact.family],
    ["E-mail", ({ email }) => email],
    ["Телефон", ({ phone }) => phone],
    ["Дата создания", () => "2024-05-01 10:00:00"],
    ["ИНН", ({ taxId }) => taxId],
    ["КПП", ({ n }) => String(10_010 + n).padStart(9, "0")],
    ["Менеджер клиента (ID)", ({ owner }) => String(owner.id)],
    ["Категория", ({ tier }) => tier ?? ""],
  ];
  const truth = clientsTruth({ clients }, { idOf });
  // Names of companies are not among the labels; a customer is a person.
  for (const [id, client] of truth.clients) truth.clients.set(id, { ...client, name: null });
  return {
    crm: "retailcrm",
    variant: "customers",
    entity: "contact",
    lang: "ru",
    fileName: "customers.csv",
    ...rewritable(tableOf(columns, clients), OWN),
    truth: { ...truth, encoding: "UTF-8", separator: ";", kept: keptOf(clients, ({ phone }) => phone, ({ taxId }) => taxId) },
  };
}

function ordersFile() {
  const { deals } = company();
  // A shop's order has a date from the start, and a sum in the file only if somebody added that column.
  const columns = [
    ["Номер заказа", dealIdOf],
    ["Внешний ID заказа", ({ n }) => String(n + 1).padStart(7, "0")],
    ["Внешний ID клиента", ({ client }) => (client ? idOf(client) : "")],
    ["Имя", ({ client }) => client?.contact.given ?? ""],
    ["Фамилия", ({ client }) => client?.contact.family ?? ""],
    ["Дата оформления заказа", ({ closed, created }) => closed ?? created],
    ["Статус заказа", ({ status, stage }) => (status === "open" ? STATUS.open[stage] : STATUS[status])],
    ["Сумма заказа", ({ amount }) => money(amount, ",")],
    ["Менеджер", ({ owner }) => owner.name],
  ];
  return {
    crm: "retailcrm",
    variant: "orders",
    entity: "deal",
    lang: "ru",
    fileName: "orders.csv",
    bytes: csvBytes(tableOf(columns, deals), OWN),
    truth: { ...dealsTruth({ deals }, { key: "id", idOf, dealIdOf }), encoding: "UTF-8", separator: ";" },
  };
}

export const retailcrm = () => [customersFile(), ordersFile()];
