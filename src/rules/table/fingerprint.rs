//! What a rule table means, as a number.

use super::{RuleCondition, RuleTable};
use crate::lang::Lang;
use crate::rules::condition::{Condition, Period, Test, Value};
use crate::table::{Role, Unit, normalise};
use crate::tiers::tier_key;
use rust_decimal::Decimal;

pub(super) fn of(table: &RuleTable) -> String {
    let mut hash = Fnv::new();
    for tier in table.ladder.names() {
        hash.add(&tier_key(tier));
    }
    let fields: Vec<String> = table.fields.iter().map(|field| field_name(&field.header)).collect();
    for row in &table.rows {
        hash.add("row");
        hash.add(&tier_key(table.ladder.name(row.tier)));
        let canonical = |condition: &RuleCondition| {
            let field = table.fields.get(condition.field);
            let unit = field.map_or(Unit::Any, |field| field.unit);
            let name = fields.get(condition.field).map_or("", String::as_str);
            [name, &canonical(&condition.condition, unit)].join("\u{1f}")
        };
        let mut conditions: Vec<String> = row.conditions.iter().map(canonical).collect();
        conditions.sort_unstable();
        conditions.iter().for_each(|condition| hash.add(condition));
    }
    format!("{:016x}", hash.0)
}

/// A field's name apart from language and spelling.
fn field_name(header: &str) -> String {
    Role::of(header).map_or_else(|| normalise(header), |role| role.id().to_owned())
}

/// The condition in English, equal values written equally.
fn canonical(condition: &Condition, unit: Unit) -> String {
    let mut condition = condition.clone();
    let simpler = |value: &mut Value| {
        *value = match value {
            Value::Percent(share) => Value::Number(*share, None),
            Value::Duration(count, Period::Day) if unit == Unit::Days => Value::Number(*count, None),
            Value::Duration(count, Period::Week) => match (count.checked_mul(Decimal::from(7)), unit) {
                (Some(days), Unit::Days) => Value::Number(days, None),
                (Some(days), _) => Value::Duration(days, Period::Day),
                (None, _) => return,
            },
            _ => return,
        }
    };
    for test in condition.any.iter_mut().flatten() {
        match test {
            Test::Compare(_, value) => simpler(value),
            Test::Between(low, high) => [low, high].into_iter().for_each(simpler),
            Test::Rank(rank) => rank.within = rank.within.as_deref().map(field_name),
            Test::Word(_) => {}
        }
    }
    condition.print(Lang::En).to_lowercase()
}

/// FNV-1a of 64 bits.
struct Fnv(u64);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and the end of it.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
