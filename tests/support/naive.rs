//! The rules' meaning once more, as the description of the rule table has it: row by row, from the texts of the conditions,
//! with nothing of the engine but its cells and its decimals.

use rust_decimal::Decimal;
use std::fmt;
use tiersheet::cells::Cell;

/// True, false, or unknown.
pub type Verdict = Option<bool>;

/// What a client has in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Missing,
    Unreadable,
    Number(Decimal),
    Text(String),
    Bool(bool),
}

/// Rows of clients below a header.
#[derive(Clone)]
pub struct Clients {
    pub headers: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl fmt::Debug for Clients {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.headers.join(", "))?;
        for row in &self.rows {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| match cell {
                    Cell::Text(text) => format!("{text:?}"),
                    other => other.shown(),
                })
                .collect();
            writeln!(f, "{}", cells.join(", "))?;
        }
        Ok(())
    }
}

/// A rule: its tier, and the conditions by header.
#[derive(Clone, Debug)]
pub struct Rule {
    pub tier: String,
    pub conditions: Vec<(String, String)>,
}

/// What the rules say of a client: the winning rule, and whether one above it is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub rule: Option<usize>,
    pub provisional: bool,
}

/// Columns in which only numbers make sense.
const NUMERIC: [&str; 5] = ["revenue", "cost", "profit", "complaints", "orders"];

impl Clients {
    fn column(&self, header: &str) -> Option<usize> {
        self.headers.iter().position(|own| own.eq_ignore_ascii_case(header))
    }

    /// A client's value in a field.
    pub fn value(&self, row: usize, field: &str) -> Value {
        let number = |field: &str| match self.value(row, field) {
            Value::Number(number) => Some(number),
            _ => None,
        };
        let Some(column) = self.column(field) else {
            let computed = match field.to_lowercase().as_str() {
                "profit" => number("revenue").zip(number("cost")).map(|(revenue, cost)| revenue - cost),
                "margin" => number("profit")
                    .zip(number("revenue"))
                    .filter(|(_, revenue)| !revenue.is_zero())
                    .map(|(p, r)| p / r),
                other => panic!("no field {other}"),
            };
            return computed.map_or(Value::Missing, Value::Number);
        };
        let numeric = NUMERIC.contains(&field.to_lowercase().as_str()) || self.all_numerals(column);
        match &self.rows[row][column] {
            Cell::Blank => Value::Missing,
            Cell::Number(number) => Value::Number(*number),
            Cell::Text(text) if numeric => text.parse().map_or(Value::Unreadable, Value::Number),
            Cell::Text(text) => Value::Text(text.clone()),
            Cell::Bool(value) if !numeric => Value::Bool(*value),
            _ => Value::Unreadable,
        }
    }

    /// A column of nothing but numbers written as text, as from a CSV file.
    fn all_numerals(&self, column: usize) -> bool {
        let mut filled = self.rows.iter().map(|row| &row[column]).filter(|cell| **cell != Cell::Blank).peekable();
        filled.peek().is_some()
            && filled.all(|cell| matches!(cell, Cell::Text(text) if text.parse::<Decimal>().is_ok()))
    }

    /// What the rules say of a client.
    pub fn answer(&self, rules: &[Rule], row: usize) -> Answer {
        let mut provisional = false;
        for (index, rule) in rules.iter().enumerate() {
            let verdicts: Vec<Verdict> =
                rule.conditions.iter().map(|(field, condition)| self.condition(row, field, condition)).collect();
            match all(&verdicts) {
                Some(true) => return Answer { rule: Some(index), provisional },
                None => provisional = true,
                Some(false) => {}
            }
        }
        Answer { rule: None, provisional }
    }

    /// What a condition cell says of a client; a blank one says yes to everybody.
    pub fn condition(&self, row: usize, field: &str, condition: &str) -> Verdict {
        if condition.trim().is_empty() {
            return Some(true);
        }
        let any: Vec<Verdict> = condition
            .split('|')
            .map(|part| all(&part.split('&').map(|test| self.test(row, field, test.trim())).collect::<Vec<_>>()))
            .collect();
        if any.contains(&Some(true)) {
            Some(true)
        } else if any.contains(&None) {
            None
        } else {
            Some(false)
        }
    }

    fn test(&self, row: usize, field: &str, test: &str) -> Verdict {
        let value = self.value(row, field);
        match test {
            "blank" => return Some(value == Value::Missing),
            "filled" => return Some(value != Value::Missing),
            _ => {}
        }
        let (op, rest) = operator(test);
        match (&value, op) {
            (Value::Missing, "<>") => return Some(true),
            (Value::Missing | Value::Unreadable, _) => return None,
            _ => {}
        }
        let words: Vec<&str> = test.split(' ').collect();
        Some(match words.as_slice() {
            ["top" | "bottom", ..] => return self.rank(row, field, &words),
            ["yes"] => match &value {
                Value::Number(number) => *number == Decimal::ONE,
                Value::Text(text) => ["yes", "true", "y", "1"].contains(&text.to_lowercase().as_str()),
                other => *other == Value::Bool(true),
            },
            ["no"] => match &value {
                Value::Number(number) => number.is_zero(),
                Value::Text(text) => ["no", "false", "n", "0"].contains(&text.to_lowercase().as_str()),
                other => *other == Value::Bool(false),
            },
            ["has", tag] => match &value {
                Value::Text(text) => text.split([';', ',']).any(|own| own.trim().eq_ignore_ascii_case(tag)),
                Value::Number(number) => tag.parse() == Ok(*number),
                _ => false,
            },
            _ => match test.split_once("..") {
                Some((low, high)) => match &value {
                    Value::Number(own) => number(low).unwrap() <= *own && *own <= number(high).unwrap(),
                    _ => false,
                },
                None => compare(&value, op, rest),
            },
        })
    }

    fn rank(&self, row: usize, field: &str, words: &[&str]) -> Verdict {
        let bottom = words[0] == "bottom";
        let (amount, rest) = (words[1], &words[2..]);
        let (of_total, rest) = if rest.starts_with(&["of", "total"]) { (true, &rest[2..]) } else { (false, rest) };
        let group = |row: usize| match rest {
            ["within", by @ ..] => match self.value(row, &by.join(" ")) {
                Value::Missing | Value::Unreadable => None,
                Value::Text(text) => Some(text.trim().to_lowercase()),
                other => Some(format!("{other:?}")),
            },
            _ => Some(String::new()),
        };
        // A text or a logical value has no place.
        let Value::Number(own) = self.value(row, field) else { return Some(false) };
        let own_group = group(row)?;
        let mut values: Vec<Decimal> = (0..self.rows.len())
            .filter(|row| group(*row).as_ref() == Some(&own_group))
            .filter_map(|row| match self.value(row, field) {
                Value::Number(number) => Some(number),
                _ => None,
            })
            .collect();
        values.sort();
        if !bottom {
            values.reverse();
        }
        let last_in = if of_total {
            values.retain(|value| *value > Decimal::ZERO);
            let total: Decimal = values.iter().sum();
            let line = number(amount).unwrap() * total;
            let mut sum = Decimal::ZERO;
            let mut last = None;
            for value in values {
                if sum >= line {
                    break;
                }
                sum += value;
                last = Some(value);
            }
            last
        } else {
            let places = match amount.strip_suffix('%') {
                Some(percent) => {
                    let hundredths = percent.parse::<usize>().unwrap() * values.len();
                    hundredths.div_ceil(100)
                }
                None => amount.parse().unwrap(),
            };
            values.get(places.max(1).min(values.len()) - 1).copied()
        };
        Some(last_in.is_some_and(|last| if bottom { own <= last } else { own >= last }))
    }
}

fn all(verdicts: &[Verdict]) -> Verdict {
    if verdicts.contains(&Some(false)) {
        Some(false)
    } else if verdicts.contains(&None) {
        None
    } else {
        Some(true)
    }
}

fn operator(test: &str) -> (&'static str, &str) {
    for op in ["<>", "<=", ">=", "<", ">", "="] {
        if let Some(rest) = test.strip_prefix(op) {
            return (op, rest.trim());
        }
    }
    ("=", test)
}

/// `25%` is 0.25.
fn number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse().ok().map(|percent: Decimal| percent / Decimal::ONE_HUNDRED),
        None => text.parse().ok(),
    }
}

fn compare(value: &Value, op: &str, wanted: &str) -> bool {
    use std::cmp::Ordering::{Equal, Greater, Less};
    // Values of different kinds are unequal, and neither is less.
    let ordering = match (value, number(wanted)) {
        (Value::Number(own), Some(number)) => Some(own.cmp(&number)),
        // As in COUNTIFS the text 5 equals the number 5, and is neither above nor below 4.
        (Value::Text(text), Some(wanted)) => (number(text) == Some(wanted)).then_some(Equal),
        // The text TRUE is not the logical value.
        (Value::Text(_), None) if matches!(wanted.to_lowercase().as_str(), "true" | "false") => None,
        (Value::Text(text), None) if matches!(op, "=" | "<>") => like(wanted, text).then_some(Equal),
        (Value::Text(text), None) => Some(text.to_lowercase().cmp(&wanted.to_lowercase())),
        (Value::Bool(own), None) => (own.to_string().eq_ignore_ascii_case(wanted)).then_some(Equal),
        _ => None,
    };
    let sized = matches!(value, Value::Number(_)) || matches!(value, Value::Text(_)) && number(wanted).is_none();
    match op {
        "=" => ordering == Some(Equal),
        "<>" => ordering != Some(Equal),
        _ if !sized => false,
        "<" => ordering == Some(Less),
        "<=" => matches!(ordering, Some(Less | Equal)),
        ">" => ordering == Some(Greater),
        _ => matches!(ordering, Some(Greater | Equal)),
    }
}

/// Whether a text is like a pattern with `*` and `?`, without case.
fn like(pattern: &str, text: &str) -> bool {
    fn step(pattern: &[char], text: &[char]) -> bool {
        match (pattern.first(), text.first()) {
            (None, None) => true,
            (Some('*'), _) => step(&pattern[1..], text) || (!text.is_empty() && step(pattern, &text[1..])),
            (Some('?'), Some(_)) => step(&pattern[1..], &text[1..]),
            (Some(own), Some(other)) if own == other => step(&pattern[1..], &text[1..]),
            _ => false,
        }
    }
    let chars = |text: &str| text.to_lowercase().chars().collect::<Vec<_>>();
    step(&chars(pattern), &chars(text))
}
