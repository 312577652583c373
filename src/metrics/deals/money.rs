//! Revenue, cost and profit of every deal: any two give the third.

use super::totals::is_known;
use crate::messages::Code;
use crate::problem::Problem;
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
    /// Reads the columns.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn fields(
        table: &Table,
        given: [Option<usize>; 3],
        locale: &Locale,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<(usize, Field)>, Problem> {
        given.iter().flatten().map(|index| Ok((*index, table.read(*index, None, locale, problems)?))).collect()
    }

    /// The three, of the columns that were read: whatever two of them give is filled in where the third is absent or unknown.
    ///
    /// # Errors
    /// [`Code::TooManyDigits`] when a sum or difference has more than 28 digits.
    pub fn of(table: &Table, given: [Option<usize>; 3], fields: &[(usize, Field)]) -> Result<Money, Problem> {
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
        Ok(Money { parts, given })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Grid;

    fn shown(rows: &[[&str; 3]]) -> (Vec<Vec<String>>, Option<(usize, usize)>) {
        let grid = Grid::of_texts(rows.iter().copied());
        let table = Table::from_grid(&grid, "deals").unwrap();
        let given = PARTS.map(|role| table.with_role(role));
        let fields = Money::fields(&table, given, &Locale::default(), &mut Vec::new()).unwrap();
        let money = Money::of(&table, given, &fields).unwrap();
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
}
