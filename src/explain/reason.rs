//! Why a tier: the only place where reasons are worded.

use crate::lang::{Lang, Texts};
use crate::rules::RuleTable;
use crate::tiers::Override;

/// A rule as people call it: `rule 3 "VIP": margin >=25%, profit top 20%`.
pub fn rule(rules: &RuleTable, index: usize, lang: Lang) -> String {
    let Some(row) = rules.rows.get(index) else { return String::new() };
    let mut text = format!("{} {}", lang.pick(&RULE), rules.rule_number(index));
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

const RULE: Texts<'static> = ["rule", "правило", "правило"];
/// How the reason of a tier that was set by hand begins.
const BY_HAND: Texts<'static> = ["set by hand", "задано вручную", "задано вручну"];
/// What stands before the tier that the rules give, in the reason of a tier that was set by hand.
const RULES_GIVE: Texts<'static> = ["rules", "по правилам", "за правилами"];
const NO_VERDICT: Texts<'static> = ["no verdict", "нет вердикта", "немає вердикту"];
const THE_SAME: Texts<'static> = ["now the same", "теперь то же", "тепер те саме"];

/// What a reason that was written by [`of_override`] says of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByRules {
    /// They give the same tier.
    Same,
    /// They give none.
    None,
    /// They give this one.
    Tier(String),
}

/// Whether a reason, in any of the languages, says that the tier was set by hand; and what the rules give.
///
/// ```
/// use tiersheet::explain::reason::{by_hand, ByRules};
/// assert_eq!(by_hand("set by hand, Ann: loyal (rules: C)"), Some(ByRules::Tier("C".into())));
/// assert_eq!(by_hand("задано вручную (по правилам: теперь то же)"), Some(ByRules::Same));
/// assert_eq!(by_hand("rule 1: profit >=800"), None);
/// ```
pub fn by_hand(reason: &str) -> Option<ByRules> {
    let reason = reason.trim();
    BY_HAND.iter().find(|words| reason.starts_with(**words))?;
    let inner = reason.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).map_or("", |(_, inner)| inner);
    let verdict = RULES_GIVE.iter().find_map(|words| inner.strip_prefix(words)?.strip_prefix(": "));
    Some(match verdict {
        None => ByRules::None,
        Some(verdict) if NO_VERDICT.contains(&verdict) => ByRules::None,
        Some(verdict) if THE_SAME.contains(&verdict) => ByRules::Same,
        Some(tier) => ByRules::Tier(tier.to_owned()),
    })
}

/// What a reason says without any text that people wrote: the number of the rule, or that the tier was set by hand. Empty for
/// other texts.
///
/// ```
/// use tiersheet::{Lang, explain::reason::neutral};
/// assert_eq!(neutral("rule 2 \"=HYPERLINK()\": margin >=40%", Lang::Ru), "правило 2");
/// assert_eq!(neutral("set by hand, Ann: loyal (rules: C)", Lang::En), "set by hand");
/// assert_eq!(neutral("a good client", Lang::En), "");
/// ```
pub fn neutral(reason: &str, lang: Lang) -> String {
    let reason = reason.trim();
    if by_hand(reason).is_some() {
        return lang.pick(&BY_HAND).to_owned();
    }
    let behind = RULE.iter().find_map(|word| reason.strip_prefix(word)?.strip_prefix(' ')).unwrap_or_default();
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    match behind.split_at_checked(end) {
        Some((number, rest)) if !number.is_empty() && (rest.is_empty() || rest.starts_with([' ', ':', ';'])) => {
            format!("{} {number}", lang.pick(&RULE))
        }
        _ => String::new(),
    }
}

/// The reason of a client whose tier a leader set; `by_rules` is what the rules would give.
pub fn of_override(own: &Override, by_rules: &str, tier: &str, lang: Lang) -> String {
    let mut text = lang.pick(&BY_HAND).to_owned();
    if !own.who.is_empty() {
        text.push_str(&format!(", {}", own.who));
    }
    if let Some(until) = own.until {
        text.push_str(&format!(", {} {}", lang.pick(&["until", "до", "до"]), until.iso()));
    }
    if !own.why.is_empty() {
        text.push_str(&format!(": {}", own.why));
    }
    let rules = lang.pick(&RULES_GIVE);
    let verdict = match by_rules {
        "" => lang.pick(&NO_VERDICT).to_owned(),
        same if same == tier => lang.pick(&THE_SAME).to_owned(),
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
