//! Reads and computes the fields that are asked for, each column once.

use super::{Formula, Latest};
use crate::date::Date;
use crate::maps::Map;
use crate::messages::Code;
use crate::problem::Problem;
use crate::table::{Field, Locale, Numbers, Role, State, Table, Unit};
use std::rc::Rc;

/// A field with where it comes from.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its values.
    pub field: Rc<Field>,
    /// Its formula.
    pub formula: Formula,
}

/// The fields of a table, read on demand.
pub struct Measures<'a> {
    /// The table.
    pub table: &'a Table,
    /// The day that ages are counted to, if the data or the user has one.
    pub as_of: Option<Date>,
    /// What was odd about the columns that were read.
    pub problems: Vec<Problem>,
    locale: Locale,
    columns: Map<usize, Rc<Field>>,
    computed: Vec<(Formula, Rc<Field>)>,
}

/// The columns that tell the as-of date of a table, if the user does not.
pub fn as_of_columns(table: &Table) -> Vec<usize> {
    let found: Vec<usize> = [Role::Last, Role::Date].iter().filter_map(|role| table.with_role(*role)).collect();
    if found.is_empty() { table.with_role(Role::First).into_iter().collect() } else { found }
}

impl<'a> Measures<'a> {
    /// The fields of this table.
    pub fn new(table: &'a Table, locale: Locale, as_of: Option<Date>) -> Measures<'a> {
        Measures { table, as_of, problems: Vec::new(), locale, columns: Map::new(), computed: Vec::new() }
    }

    /// Takes the latest date of the table as the as-of date, unless there is one.
    ///
    /// # Errors
    /// When the dates can be read two ways.
    pub fn infer_as_of(&mut self) -> Result<(), Problem> {
        if self.as_of.is_some() {
            return Ok(());
        }
        for index in as_of_columns(self.table) {
            let field = self.column(index)?;
            let days = (0..field.len()).filter_map(|row| Some((row, field.date(row)?.day_number())));
            if let Some(latest) = Latest::of(days) {
                self.problems.extend(latest.doubt(self.table, index));
                self.as_of = self.as_of.max(Some(latest.day));
            }
        }
        Ok(())
    }

    /// A column's values.
    ///
    /// # Errors
    /// As [`Field::read`].
    pub fn column(&mut self, index: usize) -> Result<Rc<Field>, Problem> {
        if let Some(field) = self.columns.get(&index) {
            return Ok(field.clone());
        }
        let field = Rc::new(self.table.read(index, None, &self.locale, &mut self.problems)?);
        self.columns.insert(index, field.clone());
        Ok(field)
    }

    /// A column's values, if it was read before.
    pub fn read_column(&self, index: usize) -> Option<Rc<Field>> {
        self.columns.get(&index).cloned()
    }

    /// The values of a formula.
    ///
    /// # Errors
    /// As [`Field::read`]; [`Code::TooManyDigits`] when a sum or difference has more than 28 digits.
    pub fn measure(&mut self, formula: &Formula, unit: Unit) -> Result<Measure, Problem> {
        let field = self.computed(formula, unit)?;
        Ok(Measure { field, formula: formula.clone() })
    }

    /// The values of a formula, each part computed once.
    fn computed(&mut self, formula: &Formula, unit: Unit) -> Result<Rc<Field>, Problem> {
        if let Formula::Column(index) = formula {
            return self.column(*index);
        }
        if let Some((_, field)) = self.computed.iter().find(|(own, _)| own == formula) {
            return Ok(field.clone());
        }
        let field = Rc::new(Field::computed(unit, self.compute(formula)?));
        self.computed.push((formula.clone(), field.clone()));
        Ok(field)
    }

    /// The measure of a role, if the table has what it needs.
    ///
    /// # Errors
    /// As [`Measures::measure`].
    pub fn role(&mut self, role: Role) -> Result<Option<Measure>, Problem> {
        match Formula::of_role(self.table, role) {
            Some(formula) => self.measure(&formula, role.unit()).map(Some),
            None => Ok(None),
        }
    }

    fn compute(&mut self, formula: &Formula) -> Result<Numbers, Problem> {
        let too_long = |table: &Table| {
            let largest = |index: usize| table.title(index).to_owned();
            let columns = formula.columns();
            let titles = columns.iter().map(|index| largest(*index)).collect::<Vec<_>>().join(", ");
            Problem::new(Code::TooManyDigits, table.place(), [titles, String::new()])
        };
        Ok(match formula {
            Formula::Column(index) => self.column(*index)?.numbers.clone(),
            Formula::Difference(a, b) => {
                let (a, b) = (self.computed(a, Unit::Money)?, self.computed(b, Unit::Money)?);
                Numbers::difference(&a.numbers, &b.numbers).ok_or_else(|| too_long(self.table))?
            }
            Formula::Sum(a, b) => {
                let (a, b) = (self.computed(a, Unit::Money)?, self.computed(b, Unit::Money)?);
                Numbers::sum(&a.numbers, &b.numbers).ok_or_else(|| too_long(self.table))?
            }
            Formula::Quotient(a, b) => {
                let (a, b) = (self.computed(a, Unit::Money)?, self.computed(b, Unit::Money)?);
                Numbers::quotient(&a.numbers, &b.numbers)
            }
            Formula::Age(date) => {
                let dates = self.computed(date, Unit::Date)?;
                let Some(as_of) = self.as_of else { return Ok(Numbers::unknown(self.table.rows)) };
                let as_of = Numbers::Fixed { scale: 0, values: vec![i64::from(as_of.day_number()); dates.len()] };
                Numbers::difference(&as_of, &dates.numbers).ok_or_else(|| too_long(self.table))?
            }
        })
    }

    /// The columns that make a formula unknown in one row; empty when all parts are there and a denominator is 0. Where a
    /// metric is blank because of what it was computed from, that is named instead.
    pub fn missing(&self, formula: &Formula, row: usize) -> Vec<usize> {
        let unknown = |index: &usize| match self.columns.get(index) {
            Some(field) => matches!(field.state(row), State::Blank | State::Unreadable),
            None => false,
        };
        let mut missing: Vec<usize> = Vec::new();
        for column in formula.columns().into_iter().filter(unknown) {
            // A profit among the roots of a margin is itself computed.
            let roots = Formula::roots(self.table, column).into_iter().filter(unknown);
            let deepest: Vec<usize> =
                roots.filter(|root| !Formula::roots(self.table, *root).iter().any(unknown)).collect();
            let causes = if deepest.is_empty() { vec![column] } else { deepest };
            missing.extend(causes.into_iter().filter(|cause| !missing.contains(cause)).collect::<Vec<_>>());
        }
        missing
    }
}
