//! Which CRM a file comes from, and what its rows are.
//!
//! Each sign makes its CRM likely by itself, to a degree that its record states; what several signs leave in doubt is the
//! product of what each leaves. The CRMs are then weighed against each other and against "none of them" by their odds, so
//! that two CRMs which are equally likely are both in doubt.

use super::head::{Head, folded};
use super::ids::has_shape;
use super::reason::Reason;
use super::source::{IdShape, Known, Shape, Source, Telling};
use super::{Entity, PROFILES, Profile};
use crate::cells::Column;
use crate::cells::numeral::is_space;
use crate::files::{Format, Read};
use crate::lang::Lang;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::Role;

/// A CRM is taken for granted from this confidence on.
pub const SURE: u8 = 50;

/// A CRM below this confidence is not worth naming.
const NAMED: u8 = 15;

/// So many rows are looked at for forms of ids and stages.
const ROWS: usize = 500;

/// One is one million here.
const WHOLE: u64 = 1_000_000;

/// No number of signs proves more than this.
const MOST: u64 = 995_000;

/// What a file may be.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The CRM; the one with the id `generic` for a file of none of them.
    pub profile: &'static Profile,
    /// What its rows are.
    pub entity: Entity,
    /// How likely that is, in percent; all together make at most 100.
    pub confidence: u8,
    /// The signs, the strongest first.
    pub reasons: Vec<Reason>,
}

/// The CRMs that a file may come from, the likeliest first. "None of them" is one of them, so the list is never empty.
///
/// The file's name may be empty. See [`chosen`] for the one to go on with, and [`note`] for what to tell the user.
pub fn recognise(read: &Read, file_name: &str) -> Vec<Recognised> {
    let Some(head) = Head::of(&read.sheet) else { return generic(Entity::Company, WHOLE, WHOLE) };
    let file = File { read, head: &head, name: file_name.rsplit(['/', '\\']).next().unwrap_or("").to_lowercase() };
    let mut found: Vec<(u64, Recognised)> = Vec::new();
    for profile in PROFILES {
        let signs = file.signs(&profile.source);
        if signs.is_empty() {
            continue;
        }
        let doubt = signs.iter().fold(WHOLE, |doubt, (weight, _)| doubt * (100 - u64::from(*weight).min(100)) / 100);
        let likely = (WHOLE - doubt).min(MOST);
        let odds = likely * WHOLE / (WHOLE - likely);
        let entity = file.entity(&profile.source);
        found.push((odds, Recognised { profile, entity, confidence: 0, reasons: reasons(signs) }));
    }
    let all = WHOLE + found.iter().map(|(odds, _)| odds).sum::<u64>();
    let mut list = generic(file.entity_by_roles(), WHOLE, all);
    for (odds, mut one) in found {
        one.confidence = percent(odds, all);
        list.push(one);
    }
    // The generic one comes first among equals.
    list.sort_by_key(|one| std::cmp::Reverse(one.confidence));
    list
}

/// The CRM to go on with: the likeliest one if it is sure enough and is a CRM at all.
pub fn chosen(found: &[Recognised]) -> Option<&Recognised> {
    found.first().filter(|one| one.confidence >= SURE && one.profile.id != "generic")
}

/// What to tell the user: which CRM it is and why, or a question where it may be one of several, or that it is none of them.
pub fn note(found: &[Recognised], lang: Lang) -> Problem {
    let name = |one: &Recognised| one.profile.names.first().copied().unwrap_or(one.profile.id);
    let why = |one: &Recognised| {
        let texts: Vec<String> = one.reasons.iter().map(|reason| reason.text(name(one), lang)).collect();
        texts.join("; ")
    };
    if let Some(one) = chosen(found) {
        let entity = lang.pick(&one.entity.texts()).to_owned();
        let args = [name(one).to_owned(), entity, one.confidence.to_string(), why(one)];
        return Problem::new(Code::CrmRecognised, Place::default(), args);
    }
    let may_be: Vec<&Recognised> =
        found.iter().filter(|one| one.profile.id != "generic" && one.confidence >= NAMED).collect();
    if may_be.is_empty() {
        return Problem::new(Code::CrmUnknown, Place::default(), [""; 0]);
    }
    let texts: Vec<String> =
        may_be.iter().map(|one| format!("{} ({} %: {})", name(one), one.confidence, why(one))).collect();
    let ids: Vec<&str> = may_be.iter().map(|one| one.profile.id).collect();
    Problem::new(Code::CrmUnsure, Place::default(), [texts.join("; "), ids.join(" / ")])
}

/// What a user said it is: that CRM, with the entity that its headers show.
pub fn as_told(read: &Read, profile: &'static Profile) -> Recognised {
    let entity = Head::of(&read.sheet)
        .map_or(Entity::Company, |head| File { read, head: &head, name: String::new() }.entity(&profile.source));
    Recognised { profile, entity, confidence: 100, reasons: Vec::new() }
}

fn generic(entity: Entity, odds: u64, all: u64) -> Vec<Recognised> {
    let profile = PROFILES.iter().copied().find(|profile| profile.id == "generic");
    let one = |profile| Recognised { profile, entity, confidence: percent(odds, all), reasons: Vec::new() };
    profile.map(one).into_iter().collect()
}

fn percent(part: u64, all: u64) -> u8 {
    u8::try_from(part.saturating_mul(100) / all.max(1)).unwrap_or(100)
}

/// The signs as reasons, the strongest first; headers of one kind in one reason.
fn reasons(mut signs: Vec<(u8, Reason)>) -> Vec<Reason> {
    signs.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let mut list: Vec<Reason> = Vec::new();
    for (_, sign) in signs {
        let same = list.iter_mut().find_map(|own| match (own, &sign) {
            (Reason::OwnHeaders(own), Reason::OwnHeaders(more)) => Some((own, more)),
            (Reason::RareHeaders(own), Reason::RareHeaders(more)) => Some((own, more)),
            _ => None,
        });
        if let Some((own, more)) = same {
            own.extend(more.iter().cloned());
        } else if let (Reason::CommonHeaders(more), Some(Reason::CommonHeaders(own))) =
            (&sign, list.iter_mut().find(|own| matches!(own, Reason::CommonHeaders(_))))
        {
            *own += more;
        } else {
            list.push(sign);
        }
    }
    list
}

/// The column of a CRM's record that a header names, and whether letter by letter.
pub(super) fn known<'a>(source: &'a Source, written: &str) -> Option<(&'a Known, bool)> {
    let trimmed = written.trim_matches(is_space);
    if trimmed.is_empty() {
        return None;
    }
    // A name that ends in a space is meant so.
    let exact = |name: &&str| if name.ends_with(' ') { **name == *written } else { **name == *trimmed };
    let by = |wanted: &dyn Fn(&&str) -> bool| {
        let named = source.columns.iter().filter(|known| known.names.iter().any(wanted));
        named.max_by_key(|known| (known.telling, known.role.is_some()))
    };
    let key = folded(written);
    let loose = |name: &&str| !name.ends_with(' ') && folded(name) == key;
    by(&exact).map(|known| (known, true)).or_else(|| by(&loose).map(|known| (known, false)))
}

/// A file that is looked at.
struct File<'a> {
    read: &'a Read,
    head: &'a Head,
    name: String,
}

impl File<'_> {
    fn signs(&self, source: &Source) -> Vec<(u8, Reason)> {
        let mut signs = Vec::new();
        let mut own = 0;
        for written in &self.head.written {
            let Some((known, exact)) = known(source, written) else { continue };
            let name = || vec![written.trim_matches(is_space).to_owned()];
            signs.push(match (known.telling, exact) {
                (Telling::Only, true) => {
                    own += 1;
                    // One such header may stand in anybody's list; two are no chance.
                    (if own == 1 { 48 } else { 75 }, Reason::OwnHeaders(name()))
                }
                (Telling::Only, false) => (25, Reason::RareHeaders(name())),
                (Telling::Rare, true) => (30, Reason::RareHeaders(name())),
                (Telling::Rare, false) => (10, Reason::RareHeaders(name())),
                (Telling::Common, true) => (4, Reason::CommonHeaders(1)),
                (Telling::Common, false) => (3, Reason::CommonHeaders(1)),
            });
        }
        let name = source.files.iter().filter(|file| matches(file.pattern, &self.name)).map(|file| file.weight).max();
        signs.extend(name.map(|weight| (weight, Reason::FileName(self.name.clone()))));
        signs.extend(self.dialect(source));
        let shapes = source.shapes.iter().filter(|(shape, _)| self.has_headers(*shape));
        signs.extend(shapes.map(|(shape, weight)| (*weight, Reason::Shape(*shape))));
        signs.extend(source.ids.iter().find_map(|(shape, weight)| {
            let column = self.ids(*shape)?;
            Some((*weight, Reason::Ids(*shape, self.head.title(column).to_owned())))
        }));
        signs.extend(self.stages(source));
        signs.extend(self.literal(source));
        signs
    }

    fn dialect(&self, source: &Source) -> Option<(u8, Reason)> {
        let sniffed = &self.read.sniffed;
        let last = self.read.sheet.columns.last();
        let trailing = last.is_some_and(|column| column.kinds().iter().all(|kind| *kind == 0));
        let sign = |dialect: &super::source::Dialect| match sniffed.format {
            Format::Html => dialect.html.then_some((dialect.weight, Reason::WebPage)),
            Format::Csv => {
                let same = !dialect.html
                    && dialect.separator == sniffed.separator
                    && dialect.mark == sniffed.mark
                    && (dialect.line_end.is_empty() || dialect.line_end == sniffed.line_end);
                let weight = if dialect.trailing && !trailing { dialect.weight / 3 } else { dialect.weight };
                let reason = Reason::Dialect {
                    separator: sniffed.separator,
                    mark: sniffed.mark,
                    trailing: trailing && dialect.trailing,
                };
                same.then_some((weight, reason))
            }
            _ => None,
        };
        source.dialects.iter().filter_map(sign).max_by_key(|(weight, _)| *weight)
    }

    fn has_headers(&self, shape: Shape) -> bool {
        let keys: Vec<String> = self.head.written.iter().map(|written| folded(written)).collect();
        let count = |wanted: &dyn Fn(&str) -> bool| keys.iter().filter(|key| wanted(key)).count();
        match shape {
            Shape::EntityDashField => {
                let entities = ["deal - ", "person - ", "organization - ", "lead - ", "product - ", "activity - "];
                count(&|key| entities.iter().any(|entity| key.starts_with(entity))) >= 2
            }
            Shape::SlashId => count(&|key| key.ends_with("_id/id") || key.ends_with("_id/.id")) > 0,
            Shape::DotId => {
                count(&|key| key.strip_suffix(".id").is_some_and(|own| keys.iter().any(|key| key == own))) > 0
            }
            Shape::CustomSuffix => count(&|key| key.ends_with("__c")) > 0,
        }
    }

    /// The first column whose ids have that form.
    fn ids(&self, shape: IdShape) -> Option<usize> {
        let general = matches!(shape, IdShape::Long | IdShape::Uuid | IdShape::Salesforce15);
        self.read.sheet.columns.iter().enumerate().position(|(index, column)| {
            let title = folded(self.head.title(index));
            let named = title.split(|c: char| !c.is_alphanumeric()).any(|word| word == "id" || word.ends_with("id"));
            if general && !named {
                return false;
            }
            let texts = self.head.sample(column, ROWS);
            let good = texts.iter().filter(|text| has_shape(text, shape)).count();
            // Lines below the table may stand in the column of ids.
            good > 0 && good * 10 >= texts.len() * 7
        })
    }

    fn stages(&self, source: &Source) -> Option<(u8, Reason)> {
        if source.own_stages.is_empty() {
            return None;
        }
        let mut found: Vec<String> = Vec::new();
        for index in self.head.with_roles(&[Role::Stage]) {
            let texts = self.read.sheet.columns.get(index).map(|column: &Column| self.head.sample(column, ROWS));
            let own = |text: &String| source.own_stages.iter().any(|stage| folded(stage) == folded(text));
            found.extend(texts.unwrap_or_default().into_iter().filter(own));
        }
        // Companies name their stages after those of a CRM that they left, or never had.
        let weight = match found.len() {
            0 => return None,
            1 => 15,
            _ => 25,
        };
        Some((weight, Reason::Stages(found)))
    }

    fn literal(&self, source: &Source) -> Option<(u8, Reason)> {
        for literal in source.blanks {
            for (index, column) in self.read.sheet.columns.iter().enumerate() {
                if literal.headers.contains(&folded(self.head.title(index)).as_str())
                    && let Some(text) = self
                        .head
                        .sample(column, ROWS)
                        .into_iter()
                        .find(|text| literal.texts.contains(&folded(text).as_str()))
                {
                    return Some((50, Reason::Literal(text)));
                }
            }
        }
        None
    }

    /// What the rows are, by the headers that only one kind of export has; by their meaning where none is such.
    fn entity(&self, source: &Source) -> Entity {
        let points = |entity: Entity| {
            let own = self.head.written.iter().filter_map(|written| known(source, written));
            let own = own.filter(|(known, _)| known.of.contains(&entity));
            own.map(|(known, _)| match known.of.len() {
                1 if known.telling != Telling::Common => 3,
                1 => 2,
                2 => 1,
                _ => 0,
            })
            .sum::<usize>()
        };
        let all = [Entity::Deal, Entity::Company, Entity::Contact].map(|entity| (points(entity), entity));
        let best = all.iter().map(|(points, _)| *points).max().unwrap_or(0);
        let mut first = all.iter().filter(|(points, _)| *points == best);
        match (first.next(), first.next()) {
            (Some((_, entity)), None) => *entity,
            _ => self.entity_by_roles(),
        }
    }

    fn entity_by_roles(&self) -> Entity {
        let of_deals = [Role::DealId, Role::Deal, Role::OrderId, Role::Stage, Role::Date];
        if !self.head.with_roles(&of_deals).is_empty() {
            return Entity::Deal;
        }
        let of_persons =
            ["first name", "last name", "firstname", "lastname", "имя", "фамилия", "ім'я", "прізвище", "full name"];
        let person = |written: &String| of_persons.contains(&folded(written).as_str());
        if self.head.written.iter().any(person) { Entity::Contact } else { Entity::Company }
    }
}

/// Whether a name fits a pattern in which `*` is any run of characters.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            after.is_empty() || rest.char_indices().any(|(at, _)| matches(after, rest.get(at..).unwrap_or("")))
        }),
    }
}
