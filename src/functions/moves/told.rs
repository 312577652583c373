//! Causes of moves in words.

use super::sides::Side;
use crate::Lang;
use crate::date::Date;
use crate::explain::{reason, trace};
use crate::functions::Inputs;
use crate::rules::Evaluation;
use crate::time::mixture::Mixed;
use crate::time::{Causes, Factor, Mixture, Moved, Tiers};

/// What the words are made from.
pub struct Told<'a> {
    /// The call.
    pub inputs: &'a Inputs,
    /// The two reviews.
    pub sides: &'a [Side<'a>; 2],
    /// All tiers.
    pub tiers: &'a Tiers,
}

const MISSING: [&str; 3] = ["missing data", "нехватка данных", "нестача даних"];
const OVERRIDE: [&str; 3] = ["override", "ручная категория", "ручна категорія"];

impl Told<'_> {
    fn lang(&self) -> Lang {
        self.inputs.lang()
    }

    /// The cause that the rules tell when they are asked again, and its details.
    pub fn by_rules(&self, causes: &mut Causes<'_>, moved: &Moved, to: Option<u32>) -> [String; 2] {
        let cause = causes.of(moved, to);
        let lang = self.lang();
        let missing = causes.mixture(cause.rules).is_some_and(|mixture| {
            cause.fields.iter().any(|field| {
                let unknown = |side: usize| {
                    let source = mixture.side(side).sources.get(*field);
                    source.is_some_and(|source| !source.field.is_known(row(moved, side)))
                };
                unknown(0) != unknown(1)
            })
        });
        let word = |first: bool, factor: &Factor| {
            let texts = match factor {
                Factor::Data if first && missing => MISSING,
                Factor::Data => ["client's data", "данные клиента", "дані клієнта"],
                Factor::Others => ["other clients", "другие клиенты", "інші клієнти"],
                Factor::Rules => ["rules", "правила", "правила"],
                Factor::Override => OVERRIDE,
            };
            lang.pick(&texts).to_owned()
        };
        let ways = cause
            .ways
            .iter()
            .enumerate()
            .map(|(place, way)| way.iter().map(|factor| word(place == 0, factor)).collect::<Vec<_>>().join(" + "));
        let or = lang.pick(&[" or ", " или ", " або "]);
        let ways = ways.collect::<Vec<_>>().join(or);
        let mut named: Vec<Factor> = cause.ways.iter().flatten().copied().collect();
        named.sort_unstable();
        named.dedup();
        let mut details: Vec<String> = Vec::new();
        for factor in named {
            details.extend(match factor {
                Factor::Data => causes.mixture(cause.rules).map(|mixture| {
                    let or = if cause.each { or } else { ", " };
                    cause.fields.iter().map(|field| self.field(mixture, *field, moved)).collect::<Vec<_>>().join(or)
                }),
                Factor::Others => self.others(causes, cause.rules, moved),
                Factor::Rules => self.rules(causes, moved),
                Factor::Override => Some(self.set_by_hand(moved)),
            });
        }
        details.retain(|text| !text.is_empty());
        [ways, details.join("; ")]
    }

    /// A field before and after: `margin 40% → 25%`.
    fn field(&self, mixture: &Mixture<'_>, field: usize, moved: &Moved) -> String {
        let lang = self.lang();
        let seen = |side: usize| {
            let evaluation = mixture.side(side);
            let Some(source) = evaluation.sources.get(field) else { return String::new() };
            let row = row(moved, side);
            if source.field.is_known(row) {
                return trace::seen(&source.field, row, lang);
            }
            let missing = evaluation.measures.missing(&source.formula, row);
            let table = evaluation.measures.table;
            let titles: Vec<&str> = missing.iter().map(|column| table.title(*column)).collect();
            let none = lang.pick(&["no", "нет", "немає"]);
            if titles.is_empty() { "?".to_owned() } else { format!("? ({none} {})", titles.join(", ")) }
        };
        let header = mixture.side(0).rules.fields.get(field).map_or("", |own| own.header.as_str());
        let (before, after) = (seen(0), seen(1));
        if before == after {
            // The value is the same, and time has passed.
            let as_of = |side: usize| mixture.side(side).measures.as_of.map(Date::iso).unwrap_or_default();
            let word = lang.pick(&["as of", "на дату", "станом на"]);
            return format!("{header} {before} ({word} {} → {})", as_of(0), as_of(1));
        }
        format!("{header} {before} → {after}")
    }

    /// The first rank whose verdict on the earlier data differs among the later clients, with its limit there and here.
    fn others(&self, causes: &mut Causes<'_>, rules: usize, moved: &Moved) -> Option<String> {
        let lang = self.lang();
        let mixture = causes.mixture_mut(rules)?;
        let table = mixture.side(0).rules;
        for (rule, own) in table.rows.iter().enumerate() {
            for (index, condition) in own.conditions.iter().enumerate() {
                if condition.condition.ranks().next().is_none() {
                    continue;
                }
                let mut verdict = |among: usize| {
                    let mixed = Mixed { rows: moved.rows, among, side: &|_| 0 };
                    mixture.verdict(rule, index, condition, mixed)
                };
                if verdict(0) == verdict(1) {
                    continue;
                }
                let limit = |evaluation: &Evaluation<'_>, row: usize| {
                    let asked = evaluation.asked.get(rule)?.get(index)?;
                    let set = asked.compiled.set(row)?;
                    Some(trace::limit(set, asked.compiled.field.unit, lang))
                };
                let limits = [0, 1].map(|side| limit(mixture.side(side), row(moved, side)).unwrap_or_default());
                let header = table.fields.get(condition.field).map_or("", |field| field.header.as_str());
                let [before, after] = limits;
                return Some(format!("{header} {}: {before} → {after}", condition.condition.print(lang)));
            }
        }
        None
    }

    /// The rule that decides under the later rules.
    fn rules(&self, causes: &mut Causes<'_>, moved: &Moved) -> Option<String> {
        let lang = self.lang();
        let mixture = causes.mixture_mut(1)?;
        let mixed = Mixed { rows: moved.rows, among: 1, side: &|_| 1 };
        let winner = mixture.winner(mixed);
        Some(reason::of_rules(mixture.side(1).rules, winner, &[], lang))
    }

    fn set_by_hand(&self, moved: &Moved) -> String {
        let lang = self.lang();
        let [was, is] = self.sides;
        let [before, after] = moved.by_hand;
        let [earlier, row] = moved.rows;
        let name = |tier: Option<u32>| tier.map_or("—", |tier| self.tiers.name(tier)).to_owned();
        match (before, after) {
            // The reason tells who, why and until when.
            (_, Some(tier)) if is.recorded_differs(row) => {
                format!("{} {}", lang.pick(&["recorded", "записана", "записана"]), name(tier))
            }
            (_, Some(_)) => is.reason(row),
            (Some(tier), None) if was.recorded_differs(earlier) => {
                format!("{} {}", lang.pick(&["was recorded", "была записана", "була записана"]), name(tier))
            }
            (Some(_), None) => {
                let words = ["no longer set by hand", "больше не задано вручную", "більше не задано вручну"];
                format!("{}: {}", lang.pick(&words), is.reason(row))
            }
            (None, None) => String::new(),
        }
    }

    /// What the recorded reasons tell where the rules cannot be asked.
    pub fn by_reasons(&self, moved: &Moved) -> [String; 2] {
        let [was, is] = self.sides;
        let [a, b] = moved.rows;
        let by_hand = |side: &Side<'_>, row: usize| side.by_hand(row).is_some() || side.recorded_by_hand(row);
        let lacks = |side: &Side<'_>, row: usize| side.tier(row).is_none() && !side.missing(row).is_empty();
        let cause = match () {
            () if by_hand(was, a) != by_hand(is, b) => self.lang().pick(&OVERRIDE),
            () if lacks(was, a) != lacks(is, b) => self.lang().pick(&MISSING),
            () => "",
        };
        [cause.to_owned(), is.reason(b)]
    }
}

fn row(moved: &Moved, side: usize) -> usize {
    moved.rows.get(side).copied().unwrap_or_default()
}
