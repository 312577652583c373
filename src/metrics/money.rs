//! Revenue, cost and profit of every deal: any two give the third, and a currency must be one.

use super::totals::is_known;
use crate::cells::numeral::Numeral;
use crate::cells::{Column, Kind};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Field, Locale, Numbers, Role, Table};

/// The three of them, in the order in which they are kept.
pub const PARTS: [Role; 3] = [Role::Revenue, Role::Cost, Role::Profit];

/// The money of every deal.
pub struct Money {
    /// Revenue, cost and profit, as far as the table has or gives them.
    pub parts: [Option<Numbers>; 3],
    /// Which of them are columns of the table.
    pub given: [Option<usize>; 3],
}

impl Money {
    /// Reads the columns; whatever two of them give is filled in where the third is absent or unknown.
    ///
    /// # Errors
    /// As [`Table::read`]; [`Code::TooManyDigits`] when a sum or difference has more than 28 digits.
    pub fn read(
        table: &Table,
        given: [Option<usize>; 3],
        locale: &Locale,
        problems: &mut Vec<Problem>,
    ) -> Result<(Money, Vec<(usize, Field)>), Problem> {
        let mut fields: Vec<(usize, Field)> = Vec::new();
        for index in given.iter().flatten() {
            fields.push((*index, table.read(*index, None, locale, problems)?));
        }
        let of =
            |index: Option<usize>| fields.iter().find(|(own, _)| Some(*own) == index).map(|(_, field)| &field.numbers);
        let [revenue, cost, profit] = given.map(of);
        let too_long = || {
            let titles: Vec<&str> = given.iter().flatten().map(|index| table.title(*index)).collect();
            Problem::new(Code::TooManyDigits, table.place(), [titles.join(", "), String::new()])
        };
        let both =
            |a: Option<&Numbers>, b: Option<&Numbers>, exact: fn(&Numbers, &Numbers) -> Option<Numbers>| match (a, b) {
                (Some(a), Some(b)) => exact(a, b).ok_or_else(too_long).map(Some),
                _ => Ok(None),
            };
        let parts = [
            filled(revenue, || both(profit, cost, Numbers::sum))?,
            filled(cost, || both(revenue, profit, Numbers::difference))?,
            filled(profit, || both(revenue, cost, Numbers::difference))?,
        ];
        Ok((Money { parts, given }, fields))
    }

    /// How many rows give all three and contradict themselves, and the first of them.
    pub fn disagreeing(&self, counting: &[bool]) -> Option<(usize, usize)> {
        let [Some(revenue), Some(cost), Some(profit)] = &self.parts else { return None };
        if self.given.contains(&None) {
            return None;
        }
        let difference = Numbers::difference(revenue, cost)?;
        let wrong = |row: &usize| match (difference.get(*row), profit.get(*row)) {
            (Some(reckoned), Some(given)) => reckoned != given,
            _ => false,
        };
        let mut rows = (0..counting.len()).filter(|row| counting.get(*row) == Some(&true)).filter(wrong);
        let first = rows.next()?;
        Some((rows.count() + 1, first))
    }
}

/// The column's own numbers, with what the others give where it has none.
fn filled(
    own: Option<&Numbers>,
    reckoned: impl FnOnce() -> Result<Option<Numbers>, Problem>,
) -> Result<Option<Numbers>, Problem> {
    let Some(own) = own else { return reckoned() };
    if (0..own.len()).all(|row| is_known(own, row)) {
        return Ok(Some(own.clone()));
    }
    let Some(reckoned) = reckoned()? else { return Ok(Some(own.clone())) };
    Ok(Some(Numbers::from_decimals((0..own.len()).map(|row| own.get(row).or_else(|| reckoned.get(row))).collect())))
}

/// The currencies of the rows that count, each once, as they are written there first.
pub struct Currencies<'a> {
    /// The table.
    pub table: &'a Table,
    /// Which rows count.
    pub counting: &'a [bool],
    found: Vec<(String, String)>,
}

impl<'a> Currencies<'a> {
    /// None yet.
    pub fn new(table: &'a Table, counting: &'a [bool]) -> Currencies<'a> {
        Currencies { table, counting, found: Vec::new() }
    }

    fn add(&mut self, written: &str) {
        let written = written.trim();
        let code = currency(written);
        if !code.is_empty() && !self.found.iter().any(|(own, _)| *own == code) {
            self.found.push((code, written.to_owned()));
        }
    }

    /// Adds those of a column, read from each of its texts that stands in a row that counts.
    fn add_texts(&mut self, column: &Column, of: impl Fn(&str) -> Option<String>) {
        let mut seen = vec![false; column.texts().len()];
        for row in 0..column.len() {
            if column.kind(row) == Kind::Text
                && self.counting.get(row) == Some(&true)
                && let Some(seen) = seen.get_mut(column.code(row))
            {
                *seen = true;
            }
        }
        for (text, _) in column.texts().iter().zip(&seen).filter(|(_, seen)| **seen) {
            if let Some(written) = of(text) {
                self.add(&written);
            }
        }
    }

    /// Adds those written beside the numbers of a column.
    pub fn beside(&mut self, index: usize, field: &Field) {
        if let (false, Some(Some(column))) = (field.currencies.is_empty(), self.table.columns.get(index)) {
            self.add_texts(column, |text| Numeral::parse(text)?.currency);
        }
    }

    /// Adds those of a column of currencies.
    pub fn named(&mut self, index: usize) {
        if let Some(Some(column)) = self.table.columns.get(index) {
            self.add_texts(column, |text| Some(text.to_owned()));
        }
    }

    /// # Errors
    /// [`Code::SeveralCurrencies`] when there are several.
    pub fn check(&self, place: Place) -> Result<(), Problem> {
        if self.found.len() < 2 {
            return Ok(());
        }
        let written = self.found.iter().take(8).map(|(_, written)| written.as_str()).collect::<Vec<_>>().join(", ");
        let header = if place.header.is_empty() { place.range.clone() } else { place.header.clone() };
        Err(Problem::new(Code::SeveralCurrencies, place, [header, written]))
    }
}

/// The currency that a sign or name means; other names stand for themselves.
fn currency(written: &str) -> String {
    let name = written.trim().trim_end_matches('.').to_lowercase();
    match name.as_str() {
        "₽" | "руб" | "рублей" | "р" | "rub" | "rur" | "рубль" | "российский рубль" | "рос. рубль" => {
            "rub"
        }
        "$" | "us$" | "usd" | "доллар" | "доллар сша" | "долар сша" | "долар" => "usd",
        "€" | "eur" | "евро" | "євро" => "eur",
        "£" | "gbp" => "gbp",
        "₴" | "грн" | "uah" | "гривна" | "гривня" | "украинская гривна" | "українська гривня" => {
            "uah"
        }
        "₸" | "тг" | "kzt" | "тенге" => "kzt",
        "zł" | "pln" => "pln",
        "br" | "byn" | "белорусский рубль" => "byn",
        other => other,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Grid;

    fn shown(rows: &[[&str; 3]]) -> (Vec<Vec<String>>, Option<(usize, usize)>) {
        let grid = Grid::of_texts(rows.iter().copied());
        let table = Table::from_grid(&grid, "deals").unwrap();
        let given = PARTS.map(|role| table.with_role(role));
        let (money, _) = Money::read(&table, given, &Locale::default(), &mut Vec::new()).unwrap();
        let text = |numbers: &Option<Numbers>| {
            let numbers = numbers.iter().flat_map(Numbers::iter);
            numbers.map(|value| value.map_or("?".to_owned(), |value| value.to_string())).collect()
        };
        (money.parts.iter().map(text).collect(), money.disagreeing(&vec![true; table.rows]))
    }

    #[test]
    fn any_two_give_the_third() {
        let (parts, _) = shown(&[["revenue", "profit", "x"], ["10.50", "0.25", ""], ["3", "", ""]]);
        assert_eq!(parts, [vec!["10.5", "3"], vec!["10.25", "?"], vec!["0.25", "?"]]);
        let (parts, wrong) =
            shown(&[["revenue", "cost", "profit"], ["10", "4", ""], ["", "4", "6"], ["10", "4", "5"], ["10", "", ""]]);
        assert_eq!(parts, [vec!["10", "10", "10", "10"], vec!["4", "4", "4", "?"], vec!["6", "6", "5", "?"]]);
        assert_eq!(wrong, Some((1, 2)));
    }

    #[test]
    fn one_currency_has_many_names() {
        assert_eq!(currency("руб."), currency("₽"));
        assert_eq!(currency("Российский рубль"), currency("RUB"));
        assert_ne!(currency("USD"), currency("EUR"));
    }
}
