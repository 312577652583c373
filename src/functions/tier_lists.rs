//! What the functions about reviews have in common: two lists of clients with tiers, their options, and their clients' columns.

use super::options::date;
use super::spec::documented;
use super::{Inputs, OptionSpec, OutColumn, OutData, Param, ParamKind};
use crate::cells::{Cell, Column};
use crate::date::Date;
use crate::messages::Code;
use crate::metrics::{Keys, NONE, key_text};
use crate::problem::{Place, Problem};
use crate::table::{Role, Table, nearest};
use crate::tiers::tier_key;
use crate::time::history::unnamed_rows;
use crate::time::roster::{Listed, listed};
use crate::time::{Roster, Tiers, roster};

/// The earlier list.
pub const BEFORE: Param = Param {
    name: "before",
    about: [
        "The earlier list, one row per client, with a header row: client and tier, or the data that the rules need.",
        "Прежний список, строка на клиента, с заголовками: клиент и категория или данные, нужные правилам.",
        "Попередній список, рядок на клієнта, із заголовками: клієнт і категорія або дані, потрібні правилам.",
    ],
    kind: ParamKind::Table,
    optional: false,
};
/// The later list.
pub const AFTER: Param = Param {
    name: "after",
    about: ["The later list, of the same kind.", "Новый список такого же вида.", "Новий список такого самого вигляду."],
    ..BEFORE
};
/// `tiers`
pub const TIERS: OptionSpec = OptionSpec {
    name: "tiers",
    aliases: &[
        "order",
        "order of tiers",
        "категории",
        "порядок",
        "порядок категорий",
        "категорії",
        "порядок категорій",
    ],
    about: documented([
        "All tiers, best first, with ; between them. By default the order of the rules where rules are given; otherwise letter grades order themselves, AAA > AA > A > … > E > EE > EEE, and other names have no order.",
        "Все категории от лучшей, через «;». По умолчанию порядок правил, если они заданы; иначе буквы упорядочены сами, AAA > AA > A > … > E > EE > EEE, а у других названий порядка нет.",
        "Усі категорії від найкращої, через «;». Типово порядок правил, якщо їх задано; інакше літери впорядковано самі, AAA > AA > A > … > E > EE > EEE, а інші назви порядку не мають.",
    ]),
};
/// `tier before`
pub const TIER_BEFORE: OptionSpec = OptionSpec {
    name: "tier before",
    aliases: &["категория до", "категорія до"],
    about: documented([
        "The header of the column of the earlier list that holds the tiers; recognised by default. With rules given it makes the recorded tiers count, and those that differ from the rules' are taken as set by hand.",
        "Заголовок столбца с категориями в прежнем списке; по умолчанию распознаётся. Если заданы и правила, считаются записанные категории, а те, что отличаются от правил, — заданными вручную.",
        "Заголовок стовпця з категоріями в попередньому списку; типово розпізнається. Якщо задано й правила, враховуються записані категорії, а ті, що відрізняються від правил, — задані вручну.",
    ]),
};
/// `tier after`
pub const TIER_AFTER: OptionSpec = OptionSpec {
    name: "tier after",
    aliases: &["категория после", "категорія після"],
    about: documented(["The same for the later list.", "То же для нового списка.", "Те саме для нового списку."]),
};
/// `duplicates`
pub const DUPLICATES: OptionSpec = OptionSpec {
    name: "duplicates",
    aliases: &["copies", "повторы", "дубли", "повтори", "дублі"],
    about: documented([
        "\"first\" (default) or \"last\": which row of a client counts where a list names the client more than once.",
        "«first» (по умолчанию) или «last»: какая строка клиента учитывается, если он в списке не один раз.",
        "«first» (типово) або «last»: який рядок клієнта враховується, якщо він у списку не один раз.",
    ]),
};

/// The place of an option's value among groups of synonyms; the first group when it was not given.
///
/// # Errors
/// [`Code::BadOption`] that lists the first word of each group.
pub fn choice(inputs: &Inputs, name: &'static str, groups: &[&[&str]]) -> Result<usize, Problem> {
    let Some(text) = inputs.options.text(name) else { return Ok(0) };
    let folded = text.to_lowercase();
    groups.iter().position(|group| group.contains(&folded.as_str())).ok_or_else(|| {
        let known: Vec<String> =
            groups.iter().filter_map(|group| group.first()).map(|own| format!("\"{own}\"")).collect();
        Problem::new(Code::BadOption, Place::of("options"), [name.to_owned(), text, known.join(" / ")])
    })
}

/// Words for yes and no, as [`choice`] takes them: the default first.
pub const NO_YES: &[&[&str]] =
    &[&["no", "нет", "ні", "false", "ложь", "хиба"], &["yes", "да", "так", "true", "истина", "істина"]];

/// A whole number of at least `least` in an option.
///
/// # Errors
/// [`Code::BadOption`].
pub fn whole(inputs: &Inputs, name: &'static str, least: u32) -> Result<Option<u32>, Problem> {
    let Some(number) = inputs.options.number(name)? else { return Ok(None) };
    let whole = number.normalize().to_string().parse::<u32>().ok().filter(|count| *count >= least);
    whole.map(Some).ok_or_else(|| {
        let args = [name.to_owned(), number.to_string(), format!("{least}, {}, {} …", least + 1, least + 2)];
        Problem::new(Code::BadOption, Place::of("options"), args)
    })
}

/// A date in an option.
///
/// # Errors
/// [`Code::BadOption`].
pub fn day(inputs: &Inputs, name: &'static str) -> Result<Option<Date>, Problem> {
    let Some(text) = inputs.options.text(name) else { return Ok(None) };
    let cell = text.parse().map_or_else(|_| Cell::text(text.as_str()), Cell::Number);
    date(&cell, inputs.options.locale.epoch).map(Some).ok_or_else(|| {
        Problem::new(Code::BadOption, Place::of("options"), [name.to_owned(), text, "2026-12-31".to_owned()])
    })
}

/// The order of tiers that the option states; `>` or a comma will do between them too.
pub fn stated(inputs: &Inputs) -> Vec<String> {
    let list = inputs.options.list("tiers");
    let [only] = list.as_slice() else { return list };
    let mark = if only.contains('>') { '>' } else { ',' };
    only.split(mark).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// One list of clients.
#[derive(Clone, Copy)]
pub struct List<'a> {
    /// The argument's place.
    pub arg: usize,
    /// Its table.
    pub table: &'a Table,
    /// The column that tells clients apart.
    pub client: usize,
    /// The client's name, where that is another column.
    pub name: Option<usize>,
    /// The column that an option names for the tier.
    pub named_tier: Option<usize>,
}

impl<'a> List<'a> {
    /// The column with the recorded tiers.
    pub fn tier(&self) -> Option<usize> {
        self.named_tier.or(self.table.with_role(Role::Tier))
    }

    /// The column with the recorded tiers.
    ///
    /// # Errors
    /// [`Code::NoTiers`] with the option that would name it.
    pub fn require_tier(&self, option: &'static str) -> Result<usize, Problem> {
        self.tier().ok_or_else(|| {
            let near = nearest("tier", self.table.headers.iter().map(|header| header.title.as_str()));
            let args = [self.table.range.as_str(), near.unwrap_or_default(), option];
            Problem::new(Code::NoTiers, self.table.place(), args)
        })
    }

    /// A column that came along.
    pub fn column(&self, index: usize) -> Option<&'a Column> {
        self.table.columns.get(index)?.as_ref()
    }

    /// How a row's client is called in messages.
    pub fn called(&self, row: usize) -> String {
        let columns: Vec<usize> = [Some(self.client), self.name].into_iter().flatten().collect();
        super::context::client_name(self.table, &columns, row)
    }
}

/// The two lists, by whichever column tells clients apart in both: the one that the option names, else the id, else the name.
///
/// # Errors
/// An option that names no column; a list without a column that says whose row it is.
pub fn lists<'a>(inputs: &'a Inputs) -> Result<[List<'a>; 2], Problem> {
    let tables = [inputs.table(0)?, inputs.table(1)?];
    let [before, after] = tables;
    let both = |role| before.with_role(role).zip(after.with_role(role));
    let clients = match inputs.options.text("client") {
        Some(header) => [before.require(&header)?, after.require(&header)?],
        None => match both(Role::ClientId).or_else(|| both(Role::Client)) {
            Some((before, after)) => [before, after],
            None => [any_client(before)?, any_client(after)?],
        },
    };
    let list = |arg: usize, option: &str| {
        let (table, client) = if arg == 0 { (before, clients[0]) } else { (after, clients[1]) };
        let named_tier = inputs.options.text(option).map(|header| table.require(&header)).transpose()?;
        let name = table.with_role(Role::Client).filter(|name| *name != client);
        Ok(List { arg, table, client, name, named_tier })
    };
    Ok([list(0, "tier before")?, list(1, "tier after")?])
}

/// The column that tells clients apart in a table of its own.
///
/// # Errors
/// [`Code::NoClientColumn`].
pub fn any_client(table: &Table) -> Result<usize, Problem> {
    // Beside a date a bare "ID" is taken for that of a deal; in a list of tiers it is the client's.
    let own = table.presence_column().or(table.with_role(Role::DealId));
    own.ok_or_else(|| Problem::new(Code::NoClientColumn, table.place(), [table.range.as_str()]))
}

/// The clients of both lists side by side.
///
/// # Errors
/// A bad value of the option about duplicates.
pub fn pair(inputs: &Inputs, lists: &[List<'_>; 2]) -> Result<Roster, Problem> {
    let [before, after] = lists;
    let blank = Column::default();
    let column = |list: &List<'_>| list.column(list.client).cloned().unwrap_or_else(|| blank.clone());
    Ok(roster(&column(before), &column(after), takes_last(inputs)?))
}

/// Whether the last row of a client counts, and not the first.
///
/// # Errors
/// A bad value of the option.
pub fn takes_last(inputs: &Inputs) -> Result<bool, Problem> {
    const WORDS: &[&[&str]] = &[&["first", "первая", "перша", "перший"], &["last", "последняя", "остання", "останній"]];
    choice(inputs, "duplicates", WORDS).map(|place| place == 1)
}

/// That a table has several columns for the tiers, such as that of an export and that of ASSIGN beside it; none where the
/// option names one.
pub fn several_tier_columns(table: &Table, taken: Option<usize>, option: &str) -> Option<Problem> {
    let taken = taken?;
    let columns = table.headers.iter().filter(|header| Role::of(&header.title) == Some(Role::Tier));
    let titles: Vec<&str> = columns.map(|header| header.title.as_str()).collect();
    let place = table.place().column(taken + 1, table.title(taken));
    let args = [&titles.len().to_string(), &table.range, table.title(taken), option, &titles.join(", ")];
    (titles.len() > 1).then(|| Problem::new(Code::SeveralTierColumns, place, args))
}

/// What is odd about one list: clients named twice, rows that name nobody, several columns of tiers.
pub fn list_notes(list: &List<'_>, listed: &Listed, last: bool, tiers: &dyn Fn(usize) -> Option<u32>) -> Vec<Problem> {
    let table = list.table;
    let mut notes = table.problems.clone();
    if list.named_tier.is_none() {
        let option = if list.arg == 0 { "tier before" } else { "tier after" };
        notes.extend(several_tier_columns(table, list.tier(), option));
    }
    let blank = table.blank_rows();
    let unnamed = listed.unnamed.iter().map(|row| *row as usize).filter(|row| blank.binary_search(row).is_err());
    notes.extend(unnamed_rows(table, list.client, unnamed));
    if let Some((first, _)) = listed.repeated.first() {
        let row = table.range_row(*first as usize);
        let torn = listed.repeated.iter().filter(|(a, b)| tiers(*a as usize) != tiers(*b as usize)).count();
        let which = if last {
            ["last", "последняя", "останній"]
        } else {
            ["first", "первая", "перший"]
        };
        let mut args = vec![listed.repeated.len().to_string(), table.range.clone(), list.called(*first as usize)];
        args.extend(which.map(str::to_owned));
        args.push(if torn > 0 { torn.to_string() } else { String::new() });
        notes.push(Problem::new(Code::RepeatedClients, table.column_place(list.client).row(row), args));
    }
    notes
}

/// What is odd about tiers, and about lists that have nobody in common.
pub fn tier_notes(tiers: &Tiers, place: &Place) -> Vec<Problem> {
    let mut notes: Vec<Problem> = tiers
        .alike
        .iter()
        .map(|(name, taken)| Problem::new(Code::AlikeTiers, place.clone(), [name.as_str(), taken]))
        .collect();
    let (known, unknown) = tiers.names().split_at(tiers.known().min(tiers.names().len()));
    if !unknown.is_empty() {
        let args = [unknown.join(", "), known.join(", ")];
        notes.push(Problem::new(Code::UnknownTierOrder, place.clone(), args));
    }
    notes
}

/// A note where two lists have nobody in common.
pub fn nobody_in_common(lists: &[List<'_>; 2], roster: &Roster) -> Option<Problem> {
    let [before, after] = lists;
    let common = roster.lines().any(|(before, after)| before.is_some() && after.is_some());
    let title = |list: &List<'_>| list.table.title(list.client).to_owned();
    (!common).then(|| Problem::new(Code::NoCommonClients, before.table.place(), [title(before), title(after)]))
}

/// The clients of lines: each cell from the later list where the client is in it, else from the earlier one.
pub fn client_columns(lists: &[List<'_>; 2], lines: &[(Option<usize>, Option<usize>)]) -> Vec<OutColumn> {
    let [before, after] = lists;
    let mut columns = vec![(after.table.title(after.client), [Some(before.client), Some(after.client)])];
    if let Some(title) =
        after.name.map(|name| after.table.title(name)).or(before.name.map(|name| before.table.title(name)))
    {
        columns.push((title, [before.name, after.name]));
    }
    let source = |columns: &[Option<usize>; 2], line: &(Option<usize>, Option<usize>)| {
        let [of_before, of_after] = columns;
        match (line.1.zip(*of_after), line.0.zip(*of_before)) {
            (Some((row, column)), _) => Some((1, row, column)),
            (None, Some((row, column))) => Some((0, row, column)),
            (None, None) => None,
        }
    };
    let data = |columns: &[Option<usize>; 2]| {
        let taken: Vec<_> = lines.iter().map(|line| source(columns, line)).collect();
        if let Some(column) = columns.last().copied().flatten()
            && taken.iter().all(|taken| taken.is_none_or(|(side, ..)| side == 1))
        {
            let rows = taken.iter().map(|taken| taken.map_or(NONE, |(_, row, _)| row as u32)).collect();
            return OutData::Copied { arg: after.arg, column, rows };
        }
        let cell = |taken: &Option<(usize, usize, usize)>| {
            let (side, row, column) = (*taken)?;
            let column = if side == 0 { before.column(column) } else { after.column(column) }?;
            Some(id_cell(column, row))
        };
        OutData::Cells(taken.iter().map(|taken| cell(taken).unwrap_or_default()).collect())
    };
    columns.iter().map(|(title, columns)| OutColumn { header: (*title).to_owned(), data: data(columns) }).collect()
}

/// A cell with an id; a long number keeps all its digits as a text.
pub fn id_cell(column: &Column, row: usize) -> Cell {
    match column.cell(row) {
        Cell::Number(_) if key_text(column, row).len() > 15 => Cell::text(key_text(column, row)),
        cell => cell,
    }
}

/// The tiers that columns name: their different names, and for each row of each column the name's number.
pub fn tier_names(columns: &[Option<&Column>]) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut keys = Keys::default();
    let codes = columns.iter().map(|column| column.map(|column| keys.read(column)).unwrap_or_default()).collect();
    let names = (0..keys.len() as u32).map(|code| keys.name(code).to_owned()).collect();
    (names, codes)
}

/// For each client the first row that names it.
pub fn first_rows(codes: &[u32], clients: usize) -> Vec<u32> {
    listed(codes, clients, false).rows
}

/// How a client moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To a better tier.
    Up,
    /// To a worse one.
    Down,
    /// Nowhere.
    Same,
    /// Is in the later list only.
    New,
    /// Is in the earlier list only.
    Lost,
    /// From or to no tier, or one whose order is not known.
    Changed,
}

impl Kind {
    /// How a client moved who is in both lists.
    pub fn of(tiers: &Tiers, from: Option<u32>, to: Option<u32>) -> Kind {
        use std::cmp::Ordering::{Equal, Greater, Less};
        if from == to {
            return Kind::Same;
        }
        match from.zip(to).and_then(|(from, to)| tiers.compare(to, from)) {
            Some(Less) => Kind::Up,
            Some(Greater) => Kind::Down,
            Some(Equal) => Kind::Same,
            None => Kind::Changed,
        }
    }

    /// The kind in the three languages.
    pub fn texts(self) -> crate::Texts<'static> {
        match self {
            Kind::Up => ["up", "вверх", "вгору"],
            Kind::Down => ["down", "вниз", "вниз"],
            Kind::Same => ["same", "та же", "та сама"],
            Kind::New => ["new", "новый", "новий"],
            Kind::Lost => ["lost", "ушёл", "пішов"],
            Kind::Changed => ["changed", "иначе", "інакше"],
        }
    }
}

/// Whether two names mean one tier.
pub fn same_tier(a: &str, b: &str) -> bool {
    tier_key(a) == tier_key(b)
}
