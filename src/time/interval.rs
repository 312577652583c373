//! How long until the next review, as people write it, and the day that it leads to.

use crate::cells::Cell;
use crate::date::Date;
use crate::rules::{Op, Period, Reading, Test, Value, parse_condition};
use crate::table::Unit;
use crate::tiers::tier_key;
use rust_decimal::Decimal;

/// The time between two reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// So many months of the calendar.
    Months(u32),
    /// So many days.
    Days(u32),
    /// No review is wanted.
    Never,
}

/// Every quarter.
pub const QUARTER: Interval = Interval::Months(3);

const WORDS: &[(&str, Interval)] = &[
    ("weekly", Interval::Days(7)),
    ("еженедельно", Interval::Days(7)),
    ("щотижня", Interval::Days(7)),
    ("monthly", Interval::Months(1)),
    ("ежемесячно", Interval::Months(1)),
    ("щомісяця", Interval::Months(1)),
    ("quarterly", QUARTER),
    ("quarter", QUARTER),
    ("every quarter", QUARTER),
    ("ежеквартально", QUARTER),
    ("квартал", QUARTER),
    ("раз в квартал", QUARTER),
    ("щокварталу", QUARTER),
    ("щоквартально", QUARTER),
    ("раз на квартал", QUARTER),
    ("half-yearly", Interval::Months(6)),
    ("half a year", Interval::Months(6)),
    ("half-year", Interval::Months(6)),
    ("полугодие", Interval::Months(6)),
    ("раз в полгода", Interval::Months(6)),
    ("полгода", Interval::Months(6)),
    ("півроку", Interval::Months(6)),
    ("раз на півроку", Interval::Months(6)),
    ("yearly", Interval::Months(12)),
    ("annually", Interval::Months(12)),
    ("annual", Interval::Months(12)),
    ("ежегодно", Interval::Months(12)),
    ("раз в год", Interval::Months(12)),
    ("щороку", Interval::Months(12)),
    ("раз на рік", Interval::Months(12)),
    ("раз в месяц", Interval::Months(1)),
    ("раз на місяць", Interval::Months(1)),
    ("never", Interval::Never),
    ("none", Interval::Never),
    ("no", Interval::Never),
    ("никогда", Interval::Never),
    ("нет", Interval::Never),
    ("ніколи", Interval::Never),
    ("немає", Interval::Never),
    ("ні", Interval::Never),
    ("-", Interval::Never),
    ("—", Interval::Never),
];

impl Interval {
    /// Reads a cell: a number is of months; `3 months`, `90 days`, `2 weeks`, `1 year`, `quarterly`, `never`, in three languages.
    /// `None` when it is none of them.
    ///
    /// ```
    /// use tiersheet::cells::Cell;
    /// use tiersheet::time::Interval;
    /// assert_eq!(Interval::read(&Cell::Number(3.into())), Some(Interval::Months(3)));
    /// assert_eq!(Interval::read(&Cell::text("2 недели")), Some(Interval::Days(14)));
    /// assert_eq!(Interval::read(&Cell::text("1 рік")), Some(Interval::Months(12)));
    /// assert_eq!(Interval::read(&Cell::text("-3 months")), None);
    /// ```
    pub fn read(cell: &Cell) -> Option<Interval> {
        let text = cell.shown().trim().to_lowercase();
        if let Some((_, interval)) = WORDS.iter().find(|(word, _)| *word == text) {
            return Some(*interval);
        }
        let condition = parse_condition(cell, Unit::Days, &Reading::default()).ok()??;
        let [test] = condition.any.first()?.as_slice() else { return None };
        let Test::Compare(Op::Equal, value) = test else { return None };
        let (count, period) = match value {
            Value::Number(count, None) => (*count, Period::Month),
            Value::Duration(count, period) => (*count, *period),
            _ => return None,
        };
        let of = |each: u32| {
            let whole = count.checked_mul(Decimal::from(each))?.normalize();
            whole.to_string().parse::<u32>().ok().filter(|count| *count <= 12_000)
        };
        Some(match period {
            _ if count.is_zero() => Interval::Never,
            Period::Day => Interval::Days(of(1)?),
            Period::Week => Interval::Days(of(7)?),
            Period::Month => Interval::Months(of(1)?),
            Period::Year => Interval::Months(of(12)?),
        })
    }

    /// The day of the next review; by the calendar for months, and the last day of a shorter month.
    pub fn after(self, day: Date) -> Option<Date> {
        match self {
            Interval::Months(months) => day.months_after(months),
            Interval::Days(days) => day.days_after(i64::from(days)),
            Interval::Never => None,
        }
    }

    /// In words.
    pub fn shown(self, lang: crate::Lang) -> String {
        match self {
            Interval::Months(count) => format!("{count} {}", lang.pick(&["mo", "мес", "міс"])),
            Interval::Days(count) => format!("{count} {}", lang.pick(&["d", "дн", "дн"])),
            Interval::Never => lang.pick(&["never", "никогда", "ніколи"]).to_owned(),
        }
    }
}

/// Intervals by tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intervals {
    own: Vec<(String, Interval)>,
    rest: Option<Interval>,
}

impl Intervals {
    /// One interval for all.
    pub fn all(interval: Interval) -> Intervals {
        Intervals { own: Vec::new(), rest: Some(interval) }
    }

    /// Intervals of tiers; a blank tier, `*` or `rest` stands for all others.
    pub fn by_tier(rows: Vec<(String, Interval)>) -> Intervals {
        let rest =
            |name: &String| matches!(tier_key(name).as_str(), "" | "*" | "rest" | "остальные" | "решта" | "інші");
        let (others, own): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(name, _)| rest(name));
        let own = own.into_iter().map(|(name, interval)| (tier_key(&name), interval)).collect();
        Intervals { own, rest: others.first().map(|(_, interval)| *interval) }
    }

    /// The interval of a tier, and whether one was given for it; every quarter otherwise.
    pub fn of(&self, tier: &str) -> (Interval, bool) {
        let key = tier_key(tier);
        let own = self.own.iter().find(|(name, _)| *name == key).map(|(_, interval)| *interval);
        let given = own.or(self.rest);
        (given.unwrap_or(QUARTER), given.is_some())
    }
}
