//! Why a tier: the only place where reasons are worded.

use crate::lang::Lang;
use crate::rules::RuleTable;
use crate::tiers::Override;

/// A rule as people call it: `rule 3 "VIP": margin >=25%, profit top 20%`.
pub fn rule(rules: &RuleTable, index: usize, lang: Lang) -> String {
    let Some(row) = rules.rows.get(index) else { return String::new() };
    let mut text = format!("{} {}", lang.pick(&["rule", "правило", "правило"]), rules.rule_number(index));
    if !row.note.is_empty() {
        let (open, close) = if lang == Lang::En { ("\"", "\"") } else { ("«", "»") };
        text.push_str(&format!(" {open}{}{close}", row.note));
    }
    let conditions: Vec<String> = row
        .conditions
        .iter()
        .filter_map(|own| Some(format!("{} {}", rules.fields.get(own.field)?.header, own.condition.print(lang))))
        .collect();
    text.push_str(": ");
    if conditions.is_empty() {
        text.push_str(lang.pick(&["all the rest", "все остальные", "усі інші"]));
    } else {
        text.push_str(&conditions.join(", "));
    }
    text
}

/// The reason of a client whom a rule won, or none; `missing` are the fields that could change the verdict.
pub fn of_rules(rules: &RuleTable, winner: Option<usize>, missing: &[String], lang: Lang) -> String {
    let listed = missing.join(", ");
    match (winner, missing.is_empty()) {
        (Some(winner), true) => rule(rules, winner, lang),
        (Some(winner), false) => {
            let word = lang.pick(&["provisional, unknown", "предварительно, неизвестно", "попередньо, невідомо"]);
            format!("{}; {word}: {listed}", rule(rules, winner, lang))
        }
        (None, true) => {
            lang.pick(&["no rule matches", "не подошло ни одно правило", "не підійшло жодне правило"]).to_owned()
        }
        (None, false) => {
            format!("{}: {listed}", lang.pick(&["not enough data", "не хватает данных", "бракує даних"]))
        }
    }
}

/// The reason of a client whose tier a leader set; `by_rules` is what the rules would give.
pub fn of_override(own: &Override, by_rules: &str, tier: &str, lang: Lang) -> String {
    let mut text = lang.pick(&["set by hand", "задано вручную", "задано вручну"]).to_owned();
    if !own.who.is_empty() {
        text.push_str(&format!(", {}", own.who));
    }
    if let Some(until) = own.until {
        text.push_str(&format!(", {} {}", lang.pick(&["until", "до", "до"]), until.iso()));
    }
    if !own.why.is_empty() {
        text.push_str(&format!(": {}", own.why));
    }
    let rules = lang.pick(&["rules", "по правилам", "за правилами"]);
    let verdict = match by_rules {
        "" => lang.pick(&["no verdict", "нет вердикта", "немає вердикту"]).to_owned(),
        same if same == tier => lang.pick(&["now the same", "теперь то же", "тепер те саме"]).to_owned(),
        other => other.to_owned(),
    };
    format!("{text} ({rules}: {verdict})")
}

/// What is added to the reason of a client whose override has run out.
pub fn expired(own: &Override, tier: &str, lang: Lang) -> String {
    let until = own.until.map(crate::date::Date::iso).unwrap_or_default();
    let words = ["the override to {} expired on", "ручная категория {} истекла", "ручна категорія {} закінчилася"];
    format!("{} {until}", lang.pick(&words).replace("{}", tier))
}
