//! How a field comes from the data: it is a column, or it is computed from columns.
//!
//! Definitions: profit = revenue - cost; margin = profit / revenue; markup = profit / cost, which is also called return on
//! cost; any two of revenue, cost and profit give the third; average = revenue / orders; recency and tenure are the days
//! from the last and the first date to the as-of date. A blank part makes the result unknown, and so does a denominator of 0.

use crate::messages::Code;
use crate::problem::Problem;
use crate::table::{Role, Table, nearest};

/// Where a field's values come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A column of the table.
    Column(usize),
    /// The first minus the second.
    Difference(Box<Formula>, Box<Formula>),
    /// The first plus the second.
    Sum(Box<Formula>, Box<Formula>),
    /// The first divided by the second.
    Quotient(Box<Formula>, Box<Formula>),
    /// Days from it to the as-of date.
    Age(Box<Formula>),
}

impl Formula {
    /// The columns it needs, each once.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = match self {
            Formula::Column(index) => vec![*index],
            Formula::Difference(a, b) | Formula::Sum(a, b) | Formula::Quotient(a, b) => {
                let mut columns = a.columns();
                columns.extend(b.columns());
                columns
            }
            Formula::Age(date) => date.columns(),
        };
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The columns that a computed column was once computed from, as in a result of METRICS: a blank profit is blank because
    /// its cost is. Empty for a column that is not a metric.
    pub fn roots(table: &Table, column: usize) -> Vec<usize> {
        let role = table.headers.get(column).and_then(|header| header.role);
        let of: &[Role] = match role {
            Some(Role::Profit) => &[Role::Revenue, Role::Cost],
            Some(Role::Margin | Role::Markup) => &[Role::Revenue, Role::Cost, Role::Profit],
            Some(Role::Average) => &[Role::Revenue, Role::Orders],
            _ => &[],
        };
        of.iter().filter_map(|role| table.with_role(*role)).filter(|root| *root != column).collect()
    }

    /// Whether it counts days to the as-of date.
    pub fn needs_as_of(&self) -> bool {
        match self {
            Formula::Column(_) => false,
            Formula::Difference(a, b) | Formula::Sum(a, b) | Formula::Quotient(a, b) => {
                a.needs_as_of() || b.needs_as_of()
            }
            Formula::Age(_) => true,
        }
    }

    /// The formula of a role, if the table has what it needs.
    pub fn of_role(table: &Table, role: Role) -> Option<Formula> {
        let column = |role| table.with_role(role).map(Formula::Column);
        if let Some(own) = column(role) {
            return Some(own);
        }
        let (revenue, cost, profit) = (column(Role::Revenue), column(Role::Cost), column(Role::Profit));
        let minus = |a: Option<Formula>, b: Option<Formula>| Some(Formula::Difference(Box::new(a?), Box::new(b?)));
        let over = |a: Option<Formula>, b: Option<Formula>| Some(Formula::Quotient(Box::new(a?), Box::new(b?)));
        match role {
            Role::Profit => minus(revenue, cost),
            Role::Cost => minus(revenue, profit),
            Role::Revenue => Some(Formula::Sum(Box::new(profit?), Box::new(cost?))),
            Role::Margin => over(Formula::of_role(table, Role::Profit), Formula::of_role(table, Role::Revenue)),
            Role::Markup => over(Formula::of_role(table, Role::Profit), Formula::of_role(table, Role::Cost)),
            Role::Average => over(Formula::of_role(table, Role::Revenue), column(Role::Orders)),
            Role::Recency => Some(Formula::Age(Box::new(column(Role::Last)?))),
            Role::Tenure => Some(Formula::Age(Box::new(column(Role::First)?))),
            _ => None,
        }
    }

    /// The formula of the field that a rule's header names: a column of that name, else of that meaning, else a metric.
    ///
    /// # Errors
    /// [`Code::UnknownField`] with the nearest name, [`Code::MissingSource`] when a metric lacks a column. The place is left to
    /// the caller, who knows the rule table.
    pub fn of_header(table: &Table, header: &str) -> Result<Formula, Problem> {
        if let Some(index) = table.named(header)? {
            return Ok(Formula::Column(index));
        }
        let titles = || table.headers.iter().map(|own| own.title.as_str()).filter(|title| !title.is_empty());
        let listed = || titles().take(12).collect::<Vec<_>>().join(", ");
        let Some(role) = Role::of(header) else {
            let metrics =
                Role::ALL.iter().filter(|role| role.is_metric()).flat_map(|role| role.titles().iter().copied());
            let near = nearest(header, titles().chain(metrics)).unwrap_or_default().to_owned();
            return Err(Problem::new(Code::UnknownField, table.place(), [header.to_owned(), near, listed()]));
        };
        Formula::of_role(table, role).ok_or_else(|| {
            let missing = missing_sources(table, role);
            if missing.is_empty() {
                Problem::new(Code::UnknownField, table.place(), [header.to_owned(), String::new(), listed()])
            } else {
                Problem::new(Code::MissingSource, table.place(), [header.to_owned(), missing.join(", "), listed()])
            }
        })
    }
}

/// What a metric lacks, by its English ids; empty for a role that nothing computes.
fn missing_sources(table: &Table, role: Role) -> Vec<String> {
    let lacks = |role: &Role| Formula::of_role(table, *role).is_none();
    let needs: &[Role] = match role {
        Role::Margin => &[Role::Revenue, Role::Cost],
        Role::Markup | Role::Profit => &[Role::Revenue, Role::Cost],
        Role::Cost => &[Role::Revenue, Role::Profit],
        Role::Revenue => &[Role::Profit, Role::Cost],
        Role::Average => &[Role::Revenue, Role::Orders],
        Role::Recency => &[Role::Last],
        Role::Tenure => &[Role::First],
        _ => &[],
    };
    let lacking: Vec<&Role> = needs.iter().filter(|role| lacks(role)).collect();
    lacking.iter().map(|role| role.id().to_owned()).collect()
}
