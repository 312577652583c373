//! Which deals count: those in a stage that means "won".

use super::Keys;
use super::keys::NONE;
use crate::cells::Column;
use crate::lang::Lang;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{clipped, normalise};

/// Names of won stages, normalised, from the CRMs' own lists and from what people call them.
const WON: &[&str] = &[
    // English: Salesforce, HubSpot, Pipedrive, Kommo, shops
    "won",
    "closed won",
    "closedwon",
    "closed - won",
    "closed-won",
    "closed/won",
    "deal won",
    "win",
    "success",
    "successful",
    "successfully completed",
    "paid",
    "fully paid",
    "paid in full",
    "payment received",
    "completed",
    "complete",
    "done",
    "delivered",
    "sold",
    // Odoo's own stage in an export that can be imported again
    "crm.stage lead4",
    // Russian: amoCRM, Bitrix24, RetailCRM, 1C
    "успешно реализовано",
    "успешно реализован",
    "успешно реализована",
    "успешно",
    "успешно завершено",
    "успешно завершена",
    "успешно закрыта",
    "успешно закрыто",
    "закрыта успешно",
    "закрыто успешно",
    "сделка успешна",
    "успешна",
    "успех",
    "закрыта (успех)",
    "закрыто (успех)",
    "выиграна",
    "выиграно",
    "выигран",
    "сделка выиграна",
    "закрыта и выиграна",
    "закрыто и выиграно",
    "оплачено",
    "оплачен",
    "оплачена",
    "оплата получена",
    "полностью оплачено",
    "полностью оплачен",
    "продано",
    "выполнен",
    "выполнено",
    "выполнена",
    "завершен",
    "завершено",
    "завершена",
    "доставлен",
    "доставлено",
    "реализовано",
    "реализована",
    "реализован",
    // Ukrainian
    "успішно реалізовано",
    "успішно реалізована",
    "успішно",
    "успішно завершено",
    "успішно завершена",
    "успішно закрито",
    "успішно закрита",
    "закрито успішно",
    "угода успішна",
    "успішна",
    "успіх",
    "закрита (успіх)",
    "закрито (успіх)",
    "виграна",
    "виграно",
    "виграний",
    "угода виграна",
    "угоду виграно",
    "закрито і виграно",
    "сплачено",
    "сплачена",
    "сплачений",
    "оплачений",
    "оплату отримано",
    "повністю сплачено",
    "повністю оплачено",
    "продано",
    "виконано",
    "виконана",
    "виконаний",
    "завершений",
    "доставлений",
    "доставлена",
    "реалізовано",
    "реалізована",
];

/// Names of lost stages and of the status of open deals, normalised.
const NOT_WON: &[&str] = &[
    "lost",
    "closed lost",
    "closedlost",
    "closed - lost",
    "closed-lost",
    "closed/lost",
    "closed lost to competition",
    "deal lost",
    "deleted",
    "cancelled",
    "canceled",
    "cancel",
    "open",
    "сделка провалена",
    "провалена",
    "провалено",
    "анализ причины провала",
    "проиграна",
    "проиграно",
    "закрыто и не реализовано",
    "не реализовано",
    "отменен",
    "отменена",
    "отменено",
    "удалена",
    "открыта",
    "открыто",
    "угода провалена",
    "програна",
    "програно",
    "закрито і не реалізовано",
    "не реалізовано",
    "скасовано",
    "скасована",
    "видалена",
    "відкрита",
    "відкрито",
];

/// More stages than this are not listed in a message.
const LISTED: usize = 8;

/// Which rows count, and what to say about it.
pub struct Stages {
    /// Whether each row counts.
    pub counting: Vec<bool>,
    /// What was counted and what was not.
    pub note: Problem,
}

/// What a column of stages tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// Yes or no to "is it won?".
    Won,
    /// Won, lost or open, and nothing else.
    Status,
    /// Stages, among which some may mean won.
    Stage,
    /// Yes or no to "is it closed?": a closed deal is won or lost.
    Closed,
}

/// What a column of stages tells, by its header and its cells.
pub fn tells(column: &Column, header: &str) -> Tells {
    let mut keys = Keys::default();
    keys.read(column);
    let all =
        |wanted: &dyn Fn(&str) -> bool| !keys.is_empty() && (0..keys.len() as u32).all(|at| wanted(keys.name(at)));
    let yes_or_no = |name: &str| yes(name).is_some();
    match normalise(header).as_str() {
        "iswon" | "is won" | "is closed won" if all(&yes_or_no) => Tells::Won,
        "сделка закрыта" | "угода закрита" | "deal closed" | "isclosed" | "is closed" => {
            Tells::Closed
        }
        _ if all(&|name| is_won(name) || NOT_WON.contains(&normalise(name).as_str())) => Tells::Status,
        _ => Tells::Stage,
    }
}

/// Yes and no as CRMs write them.
fn yes(cell: &str) -> Option<bool> {
    match normalise(cell).as_str() {
        "yes" | "true" | "1" | "y" | "да" | "так" => Some(true),
        "no" | "false" | "0" | "n" | "нет" | "ні" => Some(false),
        _ => None,
    }
}

/// Whether a stage is known to mean "won"; Bitrix24 puts the number of the funnel before it, as in `C5:WON`.
pub fn is_won(stage: &str) -> bool {
    let name = normalise(stage);
    WON.contains(&name.as_str()) || name.rsplit_once(':').is_some_and(|(_, own)| own == "won")
}

/// The rows that count by the stages of one column; `None` when none of its stages is known as won and none was named.
/// Where all that stands in it is known, it may be that nothing is won.
///
/// # Errors
/// [`Code::BadOption`] when a stage that the option `won` names is not in the column.
pub fn read(column: &Column, place: Place, named: &[String], lang: Lang) -> Result<Option<Stages>, Problem> {
    let tells = tells(column, &place.header);
    let mut keys = Keys::default();
    let codes = keys.read(column);
    let all: Vec<&str> = (0..keys.len() as u32).map(|code| keys.name(code)).collect();
    let won: Vec<bool> = if named.is_empty() {
        let counts = |stage: &&str| match tells {
            Tells::Won | Tells::Closed => yes(stage) == Some(true),
            Tells::Status | Tells::Stage => is_won(stage),
        };
        all.iter().map(counts).collect()
    } else {
        let named: Vec<(String, &String)> = named.iter().map(|name| (normalise(name), name)).collect();
        if let Some((_, name)) = named.iter().find(|(own, _)| !all.iter().any(|stage| normalise(stage) == *own)) {
            let known =
                all.iter().take(20).map(|stage| format!("\"{}\"", clipped(stage))).collect::<Vec<_>>().join(" / ");
            return Err(Problem::new(
                Code::BadOption,
                Place::of("options"),
                ["won".to_owned(), (*name).clone(), known],
            ));
        }
        all.iter().map(|stage| named.iter().any(|(own, _)| normalise(stage) == *own)).collect()
    };
    if !won.contains(&true) && !matches!(tells, Tells::Won | Tells::Status) {
        return Ok(None);
    }
    let counting: Vec<bool> = codes.iter().map(|code| won.get(*code as usize).copied().unwrap_or(false)).collect();
    let listed = listed(&keys, &codes, lang);
    let list = |wanted: bool| {
        let own = listed.iter().filter(|(code, _)| won.get(*code as usize).copied().unwrap_or(false) == wanted);
        let mut texts: Vec<&str> = own.map(|(_, text)| text.as_str()).collect();
        if texts.len() > LISTED {
            texts.truncate(LISTED);
            texts.push("…");
        }
        texts.join(", ")
    };
    let none = || lang.pick(&["none", "ни одна", "жодна"]).to_owned();
    let counted = Some(list(true)).filter(|list| !list.is_empty()).unwrap_or_else(none);
    let code = if tells == Tells::Closed && named.is_empty() { Code::ClosedCounted } else { Code::StagesCounted };
    let note = Problem::new(code, place, [counted, list(false)]);
    Ok(Some(Stages { counting, note }))
}

/// The warning that no stage is known, so that all rows count.
pub fn unknown(column: &Column, place: Place, lang: Lang) -> Option<Problem> {
    let mut keys = Keys::default();
    let codes = keys.read(column);
    if keys.is_empty() {
        return None;
    }
    let stages = listed(&keys, &codes, lang);
    let mut texts: Vec<&str> = stages.iter().map(|(_, text)| text.as_str()).take(LISTED).collect();
    if stages.len() > LISTED {
        texts.push("…");
    }
    let header = place.header.clone();
    Some(Problem::new(Code::StagesUnknown, place, [header, texts.join(", ")]))
}

/// Each stage with its number of rows, the most frequent first; rows without a stage are one of them.
fn listed(keys: &Keys, codes: &[u32], lang: Lang) -> Vec<(u32, String)> {
    let mut counts = vec![0usize; keys.len()];
    let mut blank = 0usize;
    for code in codes {
        match counts.get_mut(*code as usize) {
            Some(count) => *count += 1,
            None => blank += 1,
        }
    }
    let mut stages: Vec<(usize, String, u32)> =
        (0..).zip(&counts).map(|(code, count)| (*count, clipped(keys.name(code)), code)).collect();
    if blank > 0 {
        stages.push((blank, lang.pick(&["no stage", "без стадии", "без стадії"]).to_owned(), NONE));
    }
    stages.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    stages.into_iter().map(|(count, text, code)| (code, format!("{text} ({count})"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Cell;

    fn counting(stages: &[&str], named: &[&str]) -> Result<Option<(Vec<bool>, String)>, Code> {
        let cells: Vec<Cell> = stages.iter().map(|text| Cell::text(*text)).collect();
        let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        let found = read(&Column::from_cells(&cells), Place::of("deals"), &named, Lang::En);
        found
            .map(|found| found.map(|found| (found.counting, found.note.message(Lang::En))))
            .map_err(|problem| problem.code)
    }

    #[test]
    fn a_status_is_told_from_stages() {
        let column =
            |texts: &[&str]| Column::from_cells(&texts.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>());
        assert_eq!(tells(&column(&["Open", "Lost", ""]), "Deal - Status"), Tells::Status);
        assert_eq!(tells(&column(&["Open", "Proposal"]), "Deal - Status"), Tells::Stage);
        assert_eq!(tells(&column(&["true", "false"]), "ISWON"), Tells::Won);
        assert_eq!(tells(&column(&["true", "soon"]), "ISWON"), Tells::Stage);
        assert_eq!(tells(&column(&["Да", "Нет"]), "Сделка закрыта"), Tells::Closed);
        assert_eq!(tells(&column(&["", ""]), "Status"), Tells::Stage);
        // All of it is known, and nothing is won.
        assert!(matches!(counting(&["Lost", "Open"], &[]), Ok(Some((rows, _))) if rows == [false, false]));
    }

    #[test]
    fn won_stages_are_known_in_three_languages() {
        for won in
            ["Closed Won", "WON", "C5:WON", "Успешно реализовано", "Сделка успешна", "Успішно реалізовано", "Оплачено"]
        {
            let found = counting(&[won, "Закрыто и не реализовано", ""], &[]);
            assert!(matches!(found, Ok(Some((rows, _))) if rows == [true, false, false]), "{won}");
        }
        assert_eq!(counting(&["Negotiation", "Lost", "Не успешно"], &[]), Ok(None));
    }

    #[test]
    fn the_option_names_the_stages() {
        let told = "Counted as won: Signed (2). Not counted: Lost (1), no stage (1).".to_owned();
        let found = counting(&["Signed", "Lost", "", "Signed"], &["signed"]);
        assert_eq!(found, Ok(Some((vec![true, false, false, true], told))));
        assert_eq!(counting(&["Signed", "Lost"], &["singed"]), Err(Code::BadOption));
    }
}
