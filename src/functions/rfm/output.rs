//! The tables that RFM gives.

use super::super::reply::{column, count_cell, number_cell};
use super::super::{OutColumn, Reply, assign};
use super::{MEASURES, Scored};
use crate::cells::{Cell, Column};
use crate::lang::Lang;
use crate::lists::rfm::{best, code};
use crate::lists::scores::bands as bands_of;
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use crate::rules::RuleTable;
use crate::table::{Numbers, Role, Table, headers};
use crate::tiers::{Assignment, NO_TIER};
use rust_decimal::Decimal;

const SCORES: [Role; 3] = [Role::RecencyScore, Role::FrequencyScore, Role::MonetaryScore];
const SEGMENT: [&str; 3] = ["segment", "сегмент", "сегмент"];
const CLIENTS: [&str; 3] = ["clients", "клиентов", "клієнтів"];

/// Measures, scores and code as a table that rules can be asked of.
pub fn table(scored: &Scored, lang: Lang) -> Result<Table, Problem> {
    let titles =
        MEASURES.iter().map(|titles| lang.pick(titles)).chain(SCORES.iter().map(|role| lang.pick(role.titles())));
    let cells: Vec<Cell> = titles.chain(["RFM"]).map(Cell::text).collect();
    let (headers, problems) = headers(&cells, &Place::of("payments"))?;
    let rows = scored.measured.recency.len();
    let numbers = |numbers: &Numbers| {
        let cells: Vec<Cell> = numbers.iter().map(number_cell).collect();
        Some(Column::from_cells(&cells))
    };
    let scores = |scores: &Vec<Option<u32>>| {
        let kinds = scores.iter().map(|score| u8::from(score.is_some())).collect();
        Some(Column::new(kinds, scores.iter().map(|score| f64::from(score.unwrap_or(0))).collect(), Vec::new()))
    };
    let mut columns: Vec<Option<Column>> = scored.measured.all().into_iter().map(numbers).collect();
    columns.extend(scored.scores.iter().map(scores));
    columns.push(Some(codes(scored)));
    let present = Some(vec![1; rows]);
    Ok(Table { range: "payments".to_owned(), headers, columns, rows, skipped: 0, problems, present })
}

/// The codes: numbers while each score has one digit, texts otherwise.
fn codes(scored: &Scored) -> Column {
    let best = best(&scored.cuts);
    let cells: Vec<Cell> = (0..scored.measured.recency.len())
        .map(|row| {
            let [Some(r), Some(f), Some(m)] = [0, 1, 2].map(|at| scored.scores.get(at)?.get(row).copied().flatten())
            else {
                return Cell::Blank;
            };
            let text = code([r, f, m], best);
            if best > 9 { Cell::text(text) } else { Cell::Number(Decimal::from(r * 100 + f * 10 + m)) }
        })
        .collect();
    Column::from_cells(&cells)
}

/// A row per client.
pub fn clients(
    identity: Vec<OutColumn>,
    columns: &mut Vec<Option<Column>>,
    segments: Option<(&RuleTable, &Assignment)>,
    scored: &Scored,
    lang: Lang,
) -> Reply {
    let mut all = identity;
    for (titles, numbers) in MEASURES.iter().zip(scored.measured.all()) {
        all.push(column(lang.pick(titles), numbers.iter().map(number_cell).collect()));
    }
    let cells = |column: &Column| (0..column.len()).map(|row| column.cell(row)).collect();
    let titles = SCORES.iter().map(|role| lang.pick(role.titles())).chain(["RFM"]);
    for (title, own) in titles.zip(columns.drain(MEASURES.len()..)) {
        all.push(column(title, own.as_ref().map(cells).unwrap_or_default()));
    }
    if let Some((rules, found)) = segments {
        let data = assign::tier_cells(found, &rules.ladder);
        all.push(OutColumn { header: lang.pick(&SEGMENT).to_owned(), data });
        let data = assign::reason_cells(found);
        all.push(OutColumn { header: lang.pick(Role::Reason.titles()).to_owned(), data });
    }
    Reply::table(all)
}

/// The cut points, a column per measure, in the form that the argument takes.
pub fn cuts(scored: &Scored, lang: Lang) -> Reply {
    let rows = scored.cuts.iter().map(|cuts| cuts.limits.len()).max().unwrap_or(0);
    let columns = MEASURES.iter().zip(&scored.cuts).map(|(titles, cuts)| {
        let cells = (0..rows).map(|row| number_cell(cuts.limits.get(row).copied())).collect();
        column(lang.pick(titles), cells)
    });
    Reply::table(columns.collect())
}

/// Per measure and score, best first: the least and the most value, and the number of clients.
pub fn bands(scored: &Scored, lang: Lang) -> Reply {
    let mut lines: [Vec<Cell>; 5] = Default::default();
    let measures = MEASURES.iter().zip(&scored.cuts).zip(scored.measured.all()).zip(&scored.scores);
    for (((titles, cuts), numbers), scores) in measures {
        for (score, band) in (1u32..).zip(bands_of(numbers, scores, cuts.best())).collect::<Vec<_>>().into_iter().rev()
        {
            let line = [
                Cell::text(lang.pick(titles)),
                Cell::Number(score.into()),
                number_cell(band.least),
                number_cell(band.most),
                count_cell(band.clients),
            ];
            lines.iter_mut().zip(line).for_each(|(column, cell)| column.push(cell));
        }
    }
    let titles: [[&str; 3]; 5] = [
        ["measure", "показатель", "показник"],
        ["score", "балл", "бал"],
        ["from", "от", "від"],
        ["to", "до", "до"],
        CLIENTS,
    ];
    Reply::table(titles.iter().zip(lines).map(|(titles, cells)| column(lang.pick(titles), cells)).collect())
}

/// Per segment, best first: clients and money; then those without a segment, then all.
///
/// # Errors
/// [`Code::TooManyDigits`].
pub fn segments(segments: Option<(&RuleTable, &Assignment)>, scored: &Scored, lang: Lang) -> Result<Reply, Problem> {
    let rows = scored.measured.recency.len();
    let names = segments.map_or(&[][..], |(rules, _)| rules.ladder.names());
    let mut groups: Vec<(&str, Option<u32>)> =
        (0u32..).zip(names).map(|(tier, name)| (name.as_str(), Some(tier))).collect();
    groups.push((lang.pick(&["(no segment)", "(без сегмента)", "(без сегмента)"]), Some(NO_TIER)));
    groups.push((lang.pick(&["total", "всего", "усього"]), None));
    let money = &scored.measured.monetary;
    let too_long = || Problem::new(Code::TooManyDigits, Place::of("payments"), [lang.pick(&MEASURES[2]), ""]);
    let whole = money.total(|_| true).ok_or_else(too_long)?;
    let mut lines: [Vec<Cell>; 5] = Default::default();
    for (name, tier) in groups {
        let picked =
            |row: usize| tier.is_none_or(|tier| segments.map_or(NO_TIER, |(_, found)| found.tier(row)) == tier);
        let clients = (0..rows).filter(|row| picked(*row)).count();
        let sum = money.total(picked).ok_or_else(too_long)?;
        let count = |count: usize| Decimal::from(count as u64);
        let line = [
            Cell::text(name),
            count_cell(clients),
            number_cell(number::quotient(count(clients), count(rows))),
            Cell::Number(sum),
            // Shares of a sum that is not positive say nothing.
            number_cell(number::quotient(sum, whole).filter(|_| whole > Decimal::ZERO)),
        ];
        lines.iter_mut().zip(line).for_each(|(column, cell)| column.push(cell));
    }
    let titles: [[&str; 3]; 5] = [
        SEGMENT,
        CLIENTS,
        ["share of clients", "доля клиентов", "частка клієнтів"],
        MEASURES[2],
        ["share of money", "доля денег", "частка грошей"],
    ];
    Ok(Reply::table(titles.iter().zip(lines).map(|(titles, cells)| column(lang.pick(titles), cells)).collect()))
}
