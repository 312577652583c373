//! METRICS: deals put together, one row per client.

use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHOW};
use super::reply::{column, date_cell, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::Cell;
use crate::date::Date;
use crate::metrics::{
    Card, Clients, Keep, Layout, NONE, Rates, Source, Wishes, clients, contact_columns, free_header, key_text,
};
use crate::problem::Problem;
use crate::table::{Role, Table, recognise};
use rust_decimal::Decimal;

/// `won`
pub(super) const WON: OptionSpec = OptionSpec {
    name: "won",
    aliases: &[
        "won stages",
        "выигранные",
        "выигранные стадии",
        "успешные стадии",
        "виграні",
        "виграні стадії",
        "успішні стадії",
    ],
    about: documented([
        "The stages that count, with ; between them; by default those that are known to mean won, in three languages.",
        "Стадии, которые засчитываются, через «;»; по умолчанию известные названия выигранных стадий на трёх языках.",
        "Стадії, які зараховуються, через «;»; типово відомі назви виграних стадій трьома мовами.",
    ]),
};
/// `keep`
const KEEP: OptionSpec = OptionSpec {
    name: "keep",
    aliases: &["attributes", "оставить", "признаки", "залишити", "ознаки"],
    about: documented([
        "Columns of the deals to carry to the client's row: \"all\", \"none\", or headers with ; between them, among which \"known\" stands for the default: industry, legal form, region, owner, complaints, tags and tier.",
        "Столбцы сделок, которые перейдут в строку клиента: «all» — все, «none» — никакие, либо заголовки через «;», среди которых «known» означает столбцы по умолчанию: отрасль, форма, регион, ответственный, жалобы, теги и категория.",
        "Стовпці угод, які перейдуть у рядок клієнта: «all» — усі, «none» — жодні, або заголовки через «;», серед яких «known» означає типові стовпці: галузь, форма, регіон, відповідальний, скарги, теги й категорія.",
    ]),
};
/// `incomplete`
const INCOMPLETE: OptionSpec = OptionSpec {
    name: "incomplete",
    aliases: &["incomplete rows", "неполные", "неполные строки", "неповні", "неповні рядки"],
    about: documented([
        "\"unknown\" (default): a row without its money or date makes what needs it unknown for the client; \"skip\": such rows are left out of every sum and of the orders.",
        "«unknown» (по умолчанию): строка без суммы или даты делает неизвестным всё, что от неё зависит; «skip»: такие строки не входят ни в суммы, ни в заказы.",
        "«unknown» (типово): рядок без суми чи дати робить невідомим усе, що від нього залежить; «skip»: такі рядки не входять ні в суми, ні в замовлення.",
    ]),
};
/// `duplicates`
pub(super) const DUPLICATES: OptionSpec = OptionSpec {
    name: "duplicates",
    aliases: &["copies", "повторы", "дубли", "повтори", "дублі"],
    about: documented([
        "\"count\" (default) or \"drop\": leaves out rows that repeat an earlier row's deal id, client, date and money, and its product where there is one.",
        "«count» (по умолчанию) или «drop»: не учитывать строки, которые повторяют код сделки, клиента, дату и суммы, а если есть, и товар.",
        "«count» (типово) або «drop»: не враховувати рядки, які повторюють код угоди, клієнта, дату й суми, а якщо є, і товар.",
    ]),
};
/// `currency`
const CURRENCY: OptionSpec = OptionSpec {
    name: "currency",
    aliases: &["currency of sums", "валюта", "валюта сумм", "валюта сум"],
    about: documented([
        "The currency that the rates convert into, such as UAH, if their table does not say it. Without rates only amounts in this currency are known.",
        "Валюта, в которую пересчитывают курсы, например RUB, если её не называет их таблица. Без курсов известны только суммы в этой валюте.",
        "Валюта, у яку перераховують курси, наприклад UAH, якщо її не називає їхня таблиця. Без курсів відомі лише суми в цій валюті.",
    ]),
};
/// `repeated deals`
const REPEATED: OptionSpec = OptionSpec {
    name: "repeated deals",
    aliases: &["repeated", "повторенные сделки", "повторяющиеся сделки", "повторені угоди", "повторювані угоди"],
    about: documented([
        "A deal on several rows: \"sum\" (default, asked about where all its amounts are equal): each row is a line with its own amount; \"once\": each row has the amount of the whole deal, so its largest counts once.",
        "Сделка в нескольких строках: «sum» (по умолчанию, с вопросом, если все её суммы равны): каждая строка — позиция со своей суммой; «once»: в каждой строке сумма всей сделки, поэтому наибольшая считается один раз.",
        "Угода в кількох рядках: «sum» (типово, із запитанням, якщо всі її суми рівні): кожен рядок — позиція зі своєю сумою; «once»: у кожному рядку сума всієї угоди, тому найбільша рахується один раз.",
    ]),
};
/// `pad ids`
const PAD: OptionSpec = OptionSpec {
    name: "pad ids",
    aliases: &["pad", "дополнить нулями", "вернуть нули", "доповнити нулями", "повернути нулі"],
    about: documented([
        "Headers of columns of taxpayers' numbers (ИНН, КПП, ЄДРПОУ), with ; between them, that get back the zeros in front that a spreadsheet took.",
        "Заголовки столбцов с ИНН, КПП или ЄДРПОУ через «;», которым нужно вернуть ведущие нули, утраченные в таблице.",
        "Заголовки стовпців з ЄДРПОУ, ІПН чи КПП через «;», яким слід повернути початкові нулі, утрачені в таблиці.",
    ]),
};
/// Words for the values of `repeated deals`.
const SUM: &[&str] = &["sum", "сумма", "складывать", "сума", "додавати"];
const ONCE: &[&str] = &["once", "max", "один раз", "максимум"];
/// Words for the values of `incomplete` and `duplicates`.
pub(super) const LEAVE_UNKNOWN: &[&str] = &["unknown", "неизвестно", "невідомо"];
pub(super) const SKIP: &[&str] = &["skip", "пропустить", "пропускать", "пропустити"];
pub(super) const COUNT: &[&str] = &["count", "считать", "рахувати"];
pub(super) const DROP: &[&str] = &["drop", "убрать", "прибрати"];

/// The record.
pub const SPEC: Function = Function {
    id: "METRICS",
    since: "0.1.0",
    about: documented([
        "Puts deals or payments together: one row per client with revenue, cost, profit, margin, markup, orders, dates and trend.",
        "Собирает сделки или платежи по клиентам: выручка, себестоимость, прибыль, маржа, наценка, заказы, даты, динамика.",
        "Збирає угоди чи платежі за клієнтами: виручка, собівартість, прибуток, маржа, націнка, замовлення, дати, динаміка.",
    ]),
    params: &[
        Param {
            name: "deals",
            about: [
                "One row per deal, payment or order line, with a header row: the client, the money, and if known the date, stage and order.",
                "Строка на сделку, платёж или позицию заказа, с заголовками: клиент, деньги и, если есть, дата, стадия, заказ.",
                "Рядок на угоду, платіж чи позицію замовлення, із заголовками: клієнт, гроші та, якщо є, дата, стадія, замовлення.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: "clients",
            about: documented([
                "One row per client: clients without deals are listed too, and the other columns are carried over.",
                "Строка на клиента: в результат войдут и клиенты без сделок, и остальные столбцы этой таблицы.",
                "Рядок на клієнта: до результату ввійдуть і клієнти без угод, і решта стовпців цієї таблиці.",
            ]),
            kind: ParamKind::Table,
            optional: true,
        },
        Param {
            name: "rates",
            about: documented([
                "Columns currency and rate, and if known the day from which it holds: amounts of other currencies are converted.",
                "Столбцы «валюта» и «курс» и, если есть, с какого дня он действует: суммы в других валютах пересчитываются.",
                "Стовпці «валюта» і «курс» та, якщо є, з якого дня він діє: суми в інших валютах перераховуються.",
            ]),
            kind: ParamKind::Table,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[
        AS_OF, LANGUAGE, DECIMAL, DATES, EPOCH, CLIENT, SHOW, COLUMNS, DECIMALS, WON, KEEP, INCOMPLETE, DUPLICATES,
        CURRENCY, REPEATED, PAD,
    ],
    returns: documented([
        "Per client, in the order in which they are met: id, name, revenue, cost, profit, margin, markup, orders, average, first, last, recency, tenure, trend, months active, then attributes.",
        "На каждого клиента, в порядке появления: код, название, выручка, себестоимость, прибыль, маржа, наценка, заказы, средний чек, первая и последняя покупка, давность, стаж, динамика, активных месяцев, затем признаки.",
        "На кожного клієнта, у порядку появи: код, назва, виручка, собівартість, прибуток, маржа, націнка, замовлення, середній чек, перша й остання покупка, давність, стаж, динаміка, активних місяців, потім ознаки.",
    ]),
    shape: Shape::Table,
    examples: &[
        "metrics-order-lines",
        "metrics-blank-cost",
        "metrics-with-clients",
        "metrics-rates",
        "metrics-ugly-ru",
    ],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let (layout, _) = layout(inputs).map_err(|problem| vec![problem])?;
    let with_contacts = |mut wanted: Vec<usize>, table: Option<&Table>| {
        wanted.extend(table.map(contact_columns).unwrap_or_default());
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    };
    let deals = with_contacts(layout.wanted(), inputs.optional_table(0));
    let cards = layout.card.as_ref().map(Card::wanted).unwrap_or_default();
    let cards = with_contacts(cards, inputs.optional_table(1));
    let rates = inputs.optional_table(2).map(|rates| (0..rates.headers.len()).collect()).unwrap_or_default();
    Ok(Wanted { columns: vec![deals, cards, rates], presence: vec![None; 3] })
}

fn layout(inputs: &Inputs) -> Result<(Layout, Wishes), Problem> {
    let options = &inputs.options;
    let keep = match options.text("keep").unwrap_or_default().to_lowercase().as_str() {
        "" => Keep::Known,
        "all" | "все" | "всё" | "усі" | "всі" => Keep::All,
        "none" | "no" | "нет" | "ничего" | "никакие" | "нічого" | "жодні" => Keep::Nothing,
        _ => Keep::Named(options.list("keep")),
    };
    let wishes = Wishes {
        lang: inputs.lang(),
        locale: options.locale,
        as_of: options.as_of,
        key: options.text("client"),
        won: options.list("won"),
        skip_incomplete: options.choice("incomplete", &[LEAVE_UNKNOWN, SKIP])? == Some(1),
        drop_repeated: options.choice("duplicates", &[COUNT, DROP])? == Some(1),
        once: options.choice("repeated deals", &[SUM, ONCE])?.map(|choice| choice == 1),
        pad: options.list("pad ids"),
        rates: None,
        keep,
    };
    let layout = Layout::of(inputs.table(0)?, inputs.optional_table(1), wishes.key.as_deref(), &wishes.keep)?;
    Ok((layout, wishes))
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let result = || {
        let (layout, mut wishes) = layout(inputs)?;
        let (deals, cards, rates) = (inputs.table(0)?, inputs.optional_table(1), inputs.optional_table(2));
        let named = inputs.options.text("currency");
        let mut odd: Vec<Problem> = Vec::new();
        if rates.is_some() || named.is_some() {
            wishes.rates = Some(Rates::read(rates, named.as_deref(), &wishes.locale, &mut odd)?);
        }
        let found = clients(deals, cards, &layout, &wishes)?;
        let mut reply = Reply::table(Columns { inputs, deals, cards, layout: &layout, found: &found }.all());
        let tables = [Some(deals), cards, rates];
        reply.notes = tables.iter().flatten().flat_map(|table| &table.problems).cloned().chain(odd).collect();
        let reply = reply
            .fact("as of", found.as_of.map(Date::iso).unwrap_or_default())
            .fact("clients", found.sources.len().to_string())
            .fact("rows", found.counted.to_string())
            .fact("currency", found.currency.clone());
        Ok(Reply { notes: reply.notes.into_iter().chain(found.notes).collect(), ..reply })
    };
    result().map_err(|problem| {
        let tables = (0..3).filter_map(|index| inputs.optional_table(index));
        vec![tables.fold(problem, recognise::hinted)]
    })
}

/// The columns of the result.
struct Columns<'a> {
    inputs: &'a Inputs,
    deals: &'a Table,
    cards: Option<&'a Table>,
    layout: &'a Layout,
    found: &'a Clients,
}

impl Columns<'_> {
    fn all(&self) -> Vec<OutColumn> {
        let found = self.found;
        let mut columns = self.identity();
        let [revenue, cost, profit] = &found.money;
        let counts = |counts: &[Option<u32>]| {
            counts.iter().map(|count| number_cell(count.map(Decimal::from))).collect::<Vec<Cell>>()
        };
        let numbers =
            |numbers: &[Option<Decimal>]| numbers.iter().map(|number| number_cell(*number)).collect::<Vec<Cell>>();
        let dates = |dates: &[Option<Date>]| dates.iter().map(|date| date_cell(*date)).collect::<Vec<Cell>>();
        let ages = |dates: &[Option<Date>]| {
            found.ages(dates).into_iter().map(|days| number_cell(days.map(Decimal::from))).collect::<Vec<Cell>>()
        };
        let orders: Vec<Option<u32>> = found.orders.iter().map(|orders| Some(*orders)).collect();
        columns.extend([
            self.metric(Role::Revenue, numbers(revenue)),
            self.metric(Role::Cost, numbers(cost)),
            self.metric(Role::Profit, numbers(profit)),
            self.metric(Role::Margin, numbers(&Clients::quotients(profit, revenue))),
            self.metric(Role::Markup, numbers(&Clients::quotients(profit, cost))),
            self.metric(Role::Orders, counts(&orders)),
            self.metric(Role::Average, numbers(&found.averages())),
            self.metric(Role::First, dates(&found.first)),
            self.metric(Role::Last, dates(&found.last)),
            self.metric(Role::Recency, ages(&found.last)),
            self.metric(Role::Tenure, ages(&found.first)),
            self.metric(Role::Trend, numbers(&found.trend)),
            self.metric(Role::MonthsActive, counts(&found.months)),
        ]);
        self.attributes(&mut columns);
        columns
    }

    fn title(&self, role: Role) -> String {
        self.inputs.lang().pick(role.titles()).to_owned()
    }

    fn metric(&self, role: Role, cells: Vec<Cell>) -> OutColumn {
        column(self.title(role), cells)
    }

    /// The key, and the name beside it.
    fn identity(&self) -> Vec<OutColumn> {
        let (layout, found) = (self.layout, self.found);
        let card = layout.card.as_ref();
        let from = |source: &Source| if source.card == NONE { (0, source.deal) } else { (1, source.card) };
        let key = found.sources.iter().map(from).collect();
        let key = match &found.padded {
            Some(padded) => OutData::Cells(padded.iter().map(|key| Cell::text(key.as_str())).collect()),
            None => self.taken(layout.key, card.map(|card| card.key), key),
        };
        let mut columns = Vec::with_capacity(2);
        if let Some(id) = card.and_then(|card| card.id) {
            let own = |(client, source): (usize, &Source)| {
                if found.shared.get(client) == Some(&true) { NONE } else { source.card }
            };
            let rows = found.sources.iter().enumerate().map(own).collect();
            columns.push(OutColumn {
                header: self.title(Role::ClientId),
                data: OutData::Copied { arg: 1, column: id, rows },
            });
        }
        let header = layout.key_role.map_or_else(|| self.deals.title(layout.key).to_owned(), |role| self.title(role));
        columns.push(OutColumn { header, data: key });
        let of_card = card.and_then(|card| card.name);
        if let (None, None) = (layout.name, of_card) {
            return columns;
        }
        let rows = found.names.as_deref().unwrap_or(&[]);
        let has_name = |row: u32| self.filled(1, of_card, row);
        let name = |(client, source): (usize, &Source)| {
            let own = rows.get(client).copied().unwrap_or(NONE);
            if has_name(source.card) || layout.name.is_none() { (1, source.card) } else { (0, own) }
        };
        let name = found.sources.iter().enumerate().map(name).collect();
        let data = self.taken(layout.name.unwrap_or_default(), of_card, name);
        columns.push(OutColumn { header: self.title(Role::Client), data });
        columns
    }

    fn filled(&self, arg: usize, column: Option<usize>, row: u32) -> bool {
        let table = if arg == 0 { Some(self.deals) } else { self.cards };
        let column = table.zip(column).and_then(|(table, index)| table.columns.get(index)?.as_ref());
        row != NONE && column.is_some_and(|column| !column.cell(row as usize).is_blank())
    }

    /// Cells of the deals' column and of the clients' column: copied by the host where all come from one of them.
    fn taken(&self, of_deals: usize, of_cards: Option<usize>, cells: Vec<(usize, u32)>) -> OutData {
        let one = |arg: usize| cells.iter().all(|(own, row)| *own == arg || *row == NONE);
        let rows = || cells.iter().map(|(_, row)| *row).collect();
        if one(0) {
            return OutData::Copied { arg: 0, column: of_deals, rows: rows() };
        }
        if let (true, Some(column)) = (one(1), of_cards) {
            return OutData::Copied { arg: 1, column, rows: rows() };
        }
        let cell = |(arg, row): &(usize, u32)| {
            let (table, index) = if *arg == 0 { (Some(self.deals), Some(of_deals)) } else { (self.cards, of_cards) };
            let column = table.zip(index).and_then(|(table, index)| table.columns.get(index)?.as_ref())?;
            if *row == NONE {
                return None;
            }
            // A long id keeps all its digits as a text.
            Some(match column.cell(*row as usize) {
                Cell::Number(_) if key_text(column, *row as usize).len() > 15 => {
                    Cell::text(key_text(column, *row as usize))
                }
                cell => cell,
            })
        };
        OutData::Cells(cells.iter().map(|taken| cell(taken).unwrap_or_default()).collect())
    }

    /// The columns of the table of clients, then those of the deals.
    fn attributes(&self, columns: &mut Vec<OutColumn>) {
        let mut taken: Vec<String> = columns.iter().map(|column| column.header.clone()).collect();
        let mut push = |title: &str, data: OutData| {
            let header = free_header(title, &taken);
            taken.push(header.clone());
            columns.push(OutColumn { header, data });
        };
        if let (Some(cards), Some(card)) = (self.cards, &self.layout.card) {
            let rows: Vec<u32> = self.found.sources.iter().map(|source| source.card).collect();
            for index in &card.attributes {
                push(cards.title(*index), OutData::Copied { arg: 1, column: *index, rows: rows.clone() });
            }
        }
        for (index, rows) in &self.found.kept {
            push(self.deals.title(*index), OutData::Copied { arg: 0, column: *index, rows: rows.clone() });
        }
    }
}
