import { money } from './text.mjs';

const rub = (cents) => money(cents, { group: ' ' });
const list = (counts) => Object.entries(counts).map(([tier, count]) => `${tier} ${count}`).join(', ');

export function readme(f) {
  return `# Samples

Made up from a fixed seed; the company, its clients and its people do not exist. \`node samples/make.mjs\` writes every file here again,
this page included, byte for byte the same.

| file | what it is |
|---|---|
| \`deals.csv\` | deals of a supplier of packaging and labels, paid ${f.from} - ${f.to}, as a CRM exports them (Russian) |
| \`rules-ru.csv\` | a rule table that suits it: seven rows, the first that holds wins |
| \`overrides-ru.csv\` | four tiers given by hand: live, expired, for an unknown client, and one that the rules now agree with |
| \`clients-en.csv\` | 40 clients, one row each, English, comma, ISO dates, decimal point, no byte order mark |
| \`clients-uk.csv\` | 40 clients, one row each, Ukrainian, semicolon, dd.mm.yyyy, decimal comma |

Each of the two client lists has three clients that lose money, two without cost, two without complaints, four new ones without a tier.

## deals.csv
UTF-8 with byte order mark, CRLF, semicolon. Money is \`1 234,56\` with non-breaking spaces; one deal in 13 has \`1234,56\`. Dates are dd.mm.yyyy.
Ids are text: \`000123\` is not 123.

| column | meaning |
|---|---|
| ID сделки | one line of one deal |
| Номер заказа | the order; several lines may share it |
| Дата оплаты | blank unless the deal is won |
| Клиент, ID клиента | name and id |
| Отрасль, Форма, Ответственный, Регион | industry, legal form (ООО, АО, ИП, ПАО), owner, region |
| Теги | values and interests, none to three in a cell, separated by commas |
| Жалобы | complaints: belongs to the client, the same on all its deals |
| Стадия | Успешно реализовано (won), Закрыто и не реализовано (lost), В работе (open) |
| Сумма, Себестоимость | revenue and cost, roubles |
| Категория | the client's tier at the review of 30.06.2026; blank for those who came later or have no known cost |

### Wrong on purpose
| what | how many |
|---|---:|
| rows that repeat an earlier row exactly (same ID сделки) | ${f.repeated} |
| blank line in the middle | 1 |
| orders entered as two or three lines (not an error: one order, several lines) | ${f.severalLines} |
| won deals without cost | ${f.wonWithoutCost} |
| ... of them deals of clients whose other costs are known | ${f.scatteredCosts} |
| paying clients without any cost: their margin is unknown | ${f.costless} |
| clients without complaints filled in | ${f.noComplaints} |
| won deals sold below cost | ${f.below} |
| clients (ids) that lose money in total | ${f.loss} |
| returns: negative sum and cost | ${f.returned} |
| \`по запросу\` instead of a sum, on open deals | ${f.onRequest} |
| won deals with neither client nor id | ${f.nobody} |
| companies entered twice, under two spellings and two ids (ООО «Ромашка» and Ромашка, ООО) | ${f.ids - f.companies} |
| clients with another industry on one row | ${f.conflicts} |
| client name with a line break inside | 1 |
| client names with straight quotes inside | 5 |
| client names that begin with \`=\` or \`+\` | 2 |

### True totals
Repeated rows are counted once.

| | |
|---|---:|
| rows in the file, without the header and the blank line | ${f.rows} |
| deal lines | ${f.unique} |
| won / lost / open | ${f.won} / ${f.lost} / ${f.open} |
| client ids, all stages / with a won deal | ${f.ids} / ${f.paying} |
| companies, the two spellings counted as one | ${f.companies} |
| revenue of won deals | ${rub(f.revenue)} |
| ... of them with a client | ${rub(f.revenueNamed)} |
| won deals with known cost: revenue | ${rub(f.revenueCosted)} |
| ... cost | ${rub(f.cost)} |
| ... profit | ${rub(f.profit)} |
| ... profit of those with a client | ${rub(f.profitNamed)} |
| share of that profit from the top 20 % of the clients by profit | ${(f.topShare * 100).toFixed(1)} % |
| Категория, by client id | ${list(f.categories)} |
`;
}
