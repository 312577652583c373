// Whom the made-up company sells to, and who sells. Names, numbers and addresses belong to nobody.

/** Name, language, and what is special about the client. The order matters: other files name clients by their place. */
export const CLIENT_NAMES = [
  ["ООО «Ромашка»", "ru"],
  ["Ромашка, ООО", "ru"],
  ["Romashka LLC", "en"],
  ['Smith & Sons, "Best" Ltd', "en"],
  ["Müller; Söhne GmbH", "en"],
  ["O'Neil Brothers", "en"],
  ["Alfa", "en"],
  ["Alfa", "en"],
  ["=Equals Media", "en"],
  ["+Plus Logistics", "en"],
  ["ТОВ «Київ-Трейд»", "uk"],
  ['ТОВ "Київ Трейд"', "uk"],
  ["ФОП Гончаренко Ї. Є.", "uk"],
  ["1С-Партнёр", "ru"],
  ["Nordic Pipe AS", "en"],
  ["ИП Ёлкин Пётр Ильич", "ru"],
  ["АО Весна", "ru"],
  ["АО Весна-Плюс", "ru"],
  ["ПАО Северный путь", "ru"],
  ["ООО Техно-Сфера", "ru"],
  ["Case Study Inc", "en"],
  ["Case Study Partners", "en"],
  ["ООО Вектор", "ru"],
  ["ТОВ Ґанок", "uk"],
  ["ПП Їжак", "uk"],
  ["ТОВ Смарагд", "uk"],
  ["Acme Corporation", "en"],
  ["Blue Harbor Foods", "en"],
  ["Cedar Mill Works", "en"],
  ["Delta Freight", "en"],
  ["Evergreen Labs", "en"],
  ["Foxglove Studio", "en"],
  ["Granite Peak Tools", "en"],
  ["Hollow Tree Paper", "en"],
  ["Iron Gate Security", "en"],
  ["Juniper Textiles", "en"],
  ["ООО Калина", "ru"],
  ["ООО Ландыш", "ru"],
  ["ЗАО Меридиан", "ru"],
  ["ООО Новый берег", "ru"],
  ["ООО Орбита", "ru"],
  ["ООО Парус", "ru"],
  ["ООО Радуга", "ru"],
  ["ООО Сигма", "ru"],
  ["ТОВ Тополя", "uk"],
  ["ТОВ Український сад", "uk"],
  ["ПАТ Фенікс", "uk"],
  ["ТОВ Хвиля", "uk"],
  ["Kestrel Analytics", "en"],
  ["Lakeside Dental", "en"],
  ["Maple & Oak", "en"],
  ["Northwind Cycles", "en"],
  ["Orchid House", "en"],
  ["Pioneer Glass", "en"],
  ["Quarry Stone Co", "en"],
  ["Riverside Print", "en"],
  ["Société Générale d'Été", "en"],
  ["Sleeping Client One", "en"],
  ["ООО Спящий клиент", "ru"],
  ["ТОВ Сплячий клієнт", "uk"],
];

/** Places in the list above that tests rely on. */
export const CLIENT = {
  duplicates: [0, 1, 2],
  sameName: [6, 7],
  formulaNames: [8, 9],
  sleeping: [57, 58, 59],
  unknownRevenue: 22,
  refundsOnly: 17,
  lostOnly: 31,
  longNote: 29,
  caseOnlyIds: [20, 21],
};

export const OWNERS = [
  { id: 1, name: "Анна Иванова", email: "anna@example.com" },
  { id: 7, name: "Oleksa Коваль", email: "oleksa@example.com" },
  { id: 12, name: "Kim Lee", email: "kim@example.com" },
];

export const GIVEN = { ru: ["Пётр", "Мария", "Олег"], uk: ["Їван", "Соломія", "Остап"], en: ["Ann", "Bob", "Chloë"] };
export const FAMILY = { ru: ["Щукин", "Ёжикова", "Белов"], uk: ["Гнатюк", "Шевчук", "Єрмак"], en: ["Brown", "Lee", "O'Hara"] };

export const PHONES = [
  "+7 (495) 123-45-67",
  "8 495 765-43-21",
  "74951112233",
  "0044 20 7946 0000",
  "+380 44 123 45 67, +380 67 765 43 21",
  "+1-1",
  "+7 495 111-22-33\n+7 903 222-33-44",
  "(495) 123-45-67; +7 903 000-00-00",
  "",
];

export const NOTES = [
  "",
  'Asked to call back;\nusual terms, "as always"',
  '=HYPERLINK("http://example.com";"click")',
  "<p>Met at the <b>expo</b> &amp; agreed</p>",
  "@SUM(A1:A2)",
  "-5 is no number",
  "+1 more box",
  "a|b;c,d",
  "it's 5 o'clock",
  "Скидка 5%,\nсо слов «шефа»",
  "Знижка 5%; зі слів «шефа»",
  "'already quoted",
];

export const INDUSTRIES = { ru: ["Опт", "Розница"], uk: ["Торгівля", "Логістика"], en: ["Retail", "Farming, forestry"] };
export const TAGS = { ru: ["ключевой", "опт; розница"], uk: ["ключовий", "гурт"], en: ["VIP", "net-30, late"] };
