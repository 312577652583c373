//! A condition as data: what one cell of a rule table asks of one field.

use crate::date::Date;
use rust_decimal::Decimal;

/// A condition cell: any of several, each all of several tests. A blank cell is no condition at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The alternatives, `|` between them; each is a list of tests with `&` between them. Neither level is empty.
    pub any: Vec<Vec<Test>>,
}

/// One test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `=5`, `<>ООО`, `>=25%`; without an operator it is `=`.
    Compare(Op, Value),
    /// `10..20`, both ends included.
    Between(Value, Value),
    /// `top 20%`
    Rank(Rank),
    /// `filled`
    Word(Word),
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// What a field is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `1000.5`, with the currency that was written beside it.
    Number(Decimal, Option<String>),
    /// `25%`, kept as 0.25.
    Percent(Decimal),
    /// `2026-12-31`
    Date(Date),
    /// `2 years`
    Duration(Decimal, Period),
    /// Text to be matched without case, `*` and `?` being wildcards and `~` taking their meaning away.
    Pattern(String),
    /// Text in quotes: matched without case, every character standing for itself.
    Exact(String),
    /// TRUE or FALSE typed as a logical value.
    Bool(bool),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Days.
    Day,
    /// Seven days.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// A place among the other clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// Whether the smallest values are meant instead of the largest.
    pub bottom: bool,
    /// How many.
    pub amount: Amount,
    /// The header of the field within whose groups is ranked.
    pub within: Option<String>,
}

/// How many clients are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// `top 10`
    Count(u64),
    /// `top 20%`: that share of the clients that have a value, rounded up.
    Share(Decimal),
    /// `top 80% of total`: as many as bring that share of the sum.
    Total(Decimal),
}

/// A test in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// The cell is empty.
    Blank,
    /// The cell is not empty.
    Filled,
    /// TRUE, yes, да, так, 1.
    Yes,
    /// FALSE, no, нет, ні, 0.
    No,
    /// The cell is a list with this tag in it.
    Has(String),
}
