//! MIGRATION: the transition matrix between two lists of tiers.

use super::options::{CLIENT, COLUMNS, DECIMALS, LANGUAGE, SHOW};
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, Param, Shape, Wanted, documented};
use super::tier_lists::{self, AFTER, BEFORE, DUPLICATES, Kind, List, TIER_AFTER, TIER_BEFORE, TIERS};
use super::{Inputs, OptionSpec, OutColumn, Reply};
use crate::cells::Cell;
use crate::messages::Code;
use crate::metrics::NONE;
use crate::problem::{Place, Problem};
use crate::table::{Table, nearest};
use crate::time::matrix::{Matrix, Of};
use crate::time::{Tiers, order};

/// `values`
const VALUES: OptionSpec = OptionSpec {
    name: "values",
    aliases: &["show values", "значения", "значення"],
    about: documented([
        "\"both\" (default), \"counts\" or \"shares\": what the matrix holds.",
        "«both» (по умолчанию), «counts» или «shares»: числа клиентов, доли или то и другое.",
        "«both» (типово), «counts» або «shares»: кількості клієнтів, частки або те й інше.",
    ]),
};
/// `share of`
const SHARE_OF: OptionSpec = OptionSpec {
    name: "share of",
    aliases: &["доля от", "частка від"],
    about: documented([
        "\"row\" (default): of those who were in the tier; \"column\": of those who are in it now; \"all\": of all clients of both lists.",
        "«row» (по умолчанию): от тех, кто был в категории; «column»: от тех, кто в ней теперь; «all»: от всех клиентов обоих списков.",
        "«row» (типово): від тих, хто був у категорії; «column»: від тих, хто в ній тепер; «all»: від усіх клієнтів обох списків.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "MIGRATION",
    since: "0.2.0",
    about: documented([
        "Counts who went from which tier to which between two lists, with new and lost clients as states: the transition matrix.",
        "Считает, кто из какой категории в какую перешёл между двумя списками, с новыми и ушедшими клиентами: матрица переходов.",
        "Рахує, хто з якої категорії в яку перейшов між двома списками, з новими клієнтами і тими, що пішли: матриця переходів.",
    ]),
    params: &[
        BEFORE,
        Param {
            about: documented([
                "The later list. If left out, the first argument is a result of MOVES, or any table with columns from and to.",
                "Новый список. Если не задан, первый аргумент — результат MOVES или таблица со столбцами «откуда» и «куда».",
                "Новий список. Якщо не задано, перший аргумент — результат MOVES або таблиця зі стовпцями «звідки» і «куди».",
            ]),
            optional: true,
            ..AFTER
        },
        OPTIONS,
    ],
    options: &[LANGUAGE, CLIENT, SHOW, COLUMNS, DECIMALS, TIERS, TIER_BEFORE, TIER_AFTER, DUPLICATES, VALUES, SHARE_OF],
    returns: documented([
        "A row per tier of the earlier list, best first, then new clients and the total; a column per tier of the later list, then lost clients and the total: counts, then shares of the row. Totals of rows are the clients of the earlier list, totals of columns those of the later one; each client counts once.",
        "Строка на категорию прежнего списка, от лучшей, затем новые клиенты и итог; столбец на категорию нового списка, затем ушедшие и итог: числа клиентов, затем доли от строки. Итоги строк — клиенты прежнего списка, итоги столбцов — нового; каждый клиент считается один раз.",
        "Рядок на категорію попереднього списку, від найкращої, потім нові клієнти й підсумок; стовпець на категорію нового списку, потім ті, що пішли, і підсумок: кількості клієнтів, потім частки від рядка. Підсумки рядків — клієнти попереднього списку, підсумки стовпців — нового; кожен клієнт рахується один раз.",
    ]),
    shape: Shape::Table,
    examples: &["migration-quarter", "migration-of-moves"],
    plan,
    run,
};

const FROM: &[&str] = &["from", "откуда", "звідки", "tier before", "категория до", "категорія до"];
const TO: &[&str] = &["to", "куда", "куди", "tier after", "категория после", "категорія після"];
const MOVE: &[&str] = &["move", "переход", "перехід"];

/// The columns of a table of moves: from, to, and how, if that is there.
fn of_moves(inputs: &Inputs, table: &Table) -> Result<[Option<usize>; 3], Problem> {
    let named = |option: &str| inputs.options.text(option).map(|header| table.require(&header)).transpose();
    let called = |names: &[&str]| table.headers.iter().position(|header| names.contains(&header.key.as_str()));
    let missing = |name: &str| {
        let near = nearest(name, table.headers.iter().map(|header| header.title.as_str())).unwrap_or_default();
        Problem::new(Code::UnknownFieldName, table.place(), [name, &table.range, near])
    };
    let from = named("tier before")?.or_else(|| called(FROM)).ok_or_else(|| missing("from"))?;
    let to = named("tier after")?.or_else(|| called(TO)).ok_or_else(|| missing("to"))?;
    Ok([Some(from), Some(to), called(MOVE)])
}

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let columns = || -> Result<Wanted, Problem> {
        if inputs.optional_table(1).is_none() {
            let columns = of_moves(inputs, inputs.table(0)?)?.into_iter().flatten().collect();
            return Ok(Wanted { columns: vec![columns], presence: vec![None] });
        }
        let [before, after] = tier_lists::lists(inputs)?;
        let of = |list: List<'_>, option| {
            let mut columns = vec![list.client, list.require_tier(option)?];
            columns.extend(list.name);
            columns.sort_unstable();
            columns.dedup();
            Ok(columns)
        };
        Ok(Wanted { columns: vec![of(before, "tier before")?, of(after, "tier after")?], presence: vec![None, None] })
    };
    columns().map_err(|problem| vec![problem])
}

/// Where each client was and is, and what is odd.
struct Counted {
    tiers: Tiers,
    /// Tiers before and after; the outer `None` for a client who is not in the list.
    moves: Vec<[Option<Option<u32>>; 2]>,
    notes: Vec<Problem>,
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let result = || {
        const VALUES: &[&[&str]] = &[
            &["both", "и то и другое", "оба", "обидва"],
            &["counts", "count", "числа", "количества", "кількості"],
            &["shares", "share", "доли", "частки"],
        ];
        const OF: &[&[&str]] = &[
            &["row", "строка", "строки", "рядок", "рядка"],
            &["column", "столбец", "столбца", "стовпець", "стовпця"],
            &["all", "все", "всего", "усі", "всі"],
        ];
        let values = tier_lists::choice(inputs, "values", VALUES)?;
        let of = match tier_lists::choice(inputs, "share of", OF)? {
            0 => Of::Row,
            1 => Of::Column,
            _ => Of::All,
        };
        let counted = if inputs.optional_table(1).is_some() { of_lists(inputs)? } else { of_table(inputs)? };
        let mut matrix = Matrix::new(&counted.tiers);
        for sides in &counted.moves {
            let [from, to] = sides.map(|tier| tier.map_or(matrix.absent(), |tier| matrix.place(tier)));
            matrix.count(from, to);
        }
        let mut reply = Reply::table(columns(inputs, &counted.tiers, &matrix, values, of));
        reply.notes = counted.notes;
        let absent = matrix.absent();
        let facts = [
            ("before", matrix.all() - matrix.row(absent)),
            ("after", matrix.all() - matrix.column(absent)),
            ("new", matrix.row(absent)),
            ("lost", matrix.column(absent)),
        ];
        let unmoved = counted.moves.iter().filter(|[from, to]| from == to).count();
        let reply = facts.into_iter().fold(reply, |reply, (name, count)| reply.fact(name, count.to_string()));
        Ok(reply.fact("unmoved", unmoved.to_string()))
    };
    result().map_err(|problem| vec![problem])
}

fn of_lists(inputs: &Inputs) -> Result<Counted, Problem> {
    let lists = tier_lists::lists(inputs)?;
    let [before, after] = lists;
    let roster = tier_lists::pair(inputs, &lists)?;
    let columns = [before.column(before.require_tier("tier before")?), after.column(after.require_tier("tier after")?)];
    let (names, codes) = tier_lists::tier_names(&columns);
    let tiers = Tiers::new(&tier_lists::stated(inputs), names.clone());
    let place: Vec<Option<u32>> = names.iter().map(|name| tiers.find(name)).collect();
    let tier = |side: usize, row: usize| -> Option<u32> {
        let code = codes.get(side)?.get(row).filter(|code| **code != NONE)?;
        place.get(*code as usize).copied().flatten()
    };
    let moves = roster.lines().map(|(before, after)| [before.map(|row| tier(0, row)), after.map(|row| tier(1, row))]);
    let moves = moves.collect();
    let last = tier_lists::takes_last(inputs)?;
    let mut notes = tier_lists::list_notes(&before, &roster.before, last, &|row| tier(0, row));
    notes.extend(tier_lists::list_notes(&after, &roster.after, last, &|row| tier(1, row)));
    notes.extend(tier_lists::nobody_in_common(&lists, &roster));
    notes.extend(tier_lists::tier_notes(&tiers, &after.table.place()));
    Ok(Counted { tiers, moves, notes })
}

/// The moves of a table that has a row per client with from and to.
fn of_table(inputs: &Inputs) -> Result<Counted, Problem> {
    let table = inputs.table(0)?;
    let [from, to, how] = of_moves(inputs, table)?;
    let column = |index: Option<usize>| index.and_then(|index| table.columns.get(index)?.as_ref());
    let (names, codes) = tier_lists::tier_names(&[column(from), column(to)]);
    let tiers = Tiers::new(&tier_lists::stated(inputs), names.clone());
    let place: Vec<Option<u32>> = names.iter().map(|name| tiers.find(name)).collect();
    let tier = |side: usize, row: usize| -> Option<u32> {
        let code = codes.get(side)?.get(row).filter(|code| **code != NONE)?;
        place.get(*code as usize).copied().flatten()
    };
    let is = |row: usize, kind: Kind| {
        let text = column(how).map(|column| column.cell(row).shown().trim().to_lowercase()).unwrap_or_default();
        kind.texts().contains(&text.as_str())
    };
    let blank = table.blank_rows();
    let moves = (0..table.rows)
        .filter(|row| blank.binary_search(row).is_err())
        .map(|row| [(!is(row, Kind::New)).then(|| tier(0, row)), (!is(row, Kind::Lost)).then(|| tier(1, row))])
        .collect();
    let mut notes = table.problems.clone();
    notes.extend(tier_lists::tier_notes(&tiers, &Place::of(&table.range)));
    Ok(Counted { tiers, moves, notes })
}

fn columns(inputs: &Inputs, tiers: &Tiers, matrix: &Matrix, values: usize, of: Of) -> Vec<OutColumn> {
    let lang = inputs.lang();
    let (none, absent) = (matrix.place(None), matrix.absent());
    let total = absent + 1;
    let names = tiers.names().len();
    // A tier that only a row names that does not count has no place, unless it is stated.
    let stated = tier_lists::stated(inputs).len();
    let shown = |place: &usize| *place < stated || matrix.row(*place) + matrix.column(*place) > 0;
    let places: Vec<usize> = (0..=none).filter(shown).chain([absent, total]).collect();
    let word = |place: usize, of_absent: [&'static str; 3]| -> String {
        match place {
            place if place < names => tiers.name(place as u32).to_owned(),
            place if place == none => lang.pick(&order::NO_TIER).to_owned(),
            place if place == absent => lang.pick(&of_absent).to_owned(),
            _ => lang.pick(&["total", "всего", "усього"]).to_owned(),
        }
    };
    let count = |from: usize, to: usize| match (from == total, to == total) {
        (true, true) => matrix.all(),
        (true, false) => matrix.column(to),
        (false, true) => matrix.row(from),
        (false, false) => matrix.get(from, to),
    };
    let header = lang.pick(&["from \\ to", "откуда \\ куда", "звідки \\ куди"]);
    let new = ["(new)", "(новые)", "(нові)"];
    let mut columns = vec![column(header, places.iter().map(|from| Cell::text(word(*from, new))).collect())];
    let lost = ["(lost)", "(ушли)", "(пішли)"];
    if values != 2 {
        columns.extend(places.iter().map(|to| {
            column(word(*to, lost), places.iter().map(|from| count_cell(count(*from, *to) as usize)).collect())
        }));
    }
    if values != 1 {
        let share = lang.pick(&["share", "доля", "частка"]);
        columns.extend(places.iter().map(|to| {
            let cell = |from: &usize| number_cell(matrix.share(count(*from, *to), *from, *to, of));
            column(format!("{}, {share}", word(*to, lost)), places.iter().map(cell).collect())
        }));
    }
    columns
}
