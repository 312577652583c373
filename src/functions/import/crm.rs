//! The CRM that the rows are for: the options about it, and by which column it finds records.

use crate::crm::target::{self, IdColumn, Told};
use crate::crm::{self, Entity, PROFILES, Profile, Target};
use crate::functions::spec::documented;
use crate::functions::{Inputs, OptionSpec};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::nearest;

/// `changed`
pub const CHANGED: OptionSpec = OptionSpec {
    name: "changed",
    aliases: &["changed only", "только изменения", "лише зміни"],
    about: documented([
        "yes (default): only rows whose tier differs from the previous one; no: all rows.",
        "yes (по умолчанию): только строки, где категория изменилась; no: все строки.",
        "yes (типово): лише рядки, де категорія змінилася; no: усі рядки.",
    ]),
};

/// `tiers`
pub const CONFIRMED: OptionSpec = OptionSpec {
    name: "tiers",
    aliases: &["values", "confirmed", "категории", "значения", "категорії", "значення"],
    about: documented([
        "The values that the list of tiers in the CRM is known to have, with ; between them, letter by letter; A;B;C;D;E by default, none for generic. Others are not sent.",
        "Значения, которые точно есть в списке категорий CRM, через «;», буква в букву; по умолчанию A;B;C;D;E, для generic любые. Другие не отправляются.",
        "Значення, які точно є у списку категорій CRM, через «;», літера в літеру; типово A;B;C;D;E, для generic будь-які. Інші не надсилаються.",
    ]),
};
/// `entity`
pub const ENTITY: OptionSpec = OptionSpec {
    name: "entity",
    aliases: &["object", "records", "объект", "записи", "об'єкт"],
    about: documented([
        "company, deal or contact: the records whose ids these are; companies by default, contacts for RetailCRM.",
        "company, deal или contact: чьи это ID; по умолчанию компаний, для RetailCRM контактов.",
        "company, deal або contact: чиї це ID; типово компаній, для RetailCRM контактів.",
    ]),
};
/// `tier column`
pub const TIER_COLUMN: OptionSpec = OptionSpec {
    name: "tier column",
    aliases: &["столбец категории", "стовпець категорії"],
    about: documented([
        "The header of the tier in the result, such as the name of the field in the CRM.",
        "Заголовок категории в результате, например имя поля в CRM.",
        "Заголовок категорії в результаті, наприклад ім'я поля в CRM.",
    ]),
};
/// `date column`
pub const DATE_COLUMN: OptionSpec = OptionSpec {
    name: "date column",
    aliases: &["столбец даты", "стовпець дати"],
    about: documented([
        "The header of the date in the result; \"none\" leaves it out.",
        "Заголовок даты в результате; «none» — без неё.",
        "Заголовок дати в результаті; «none» — без неї.",
    ]),
};
/// `reason column`
pub const REASON_COLUMN: OptionSpec = OptionSpec {
    name: "reason column",
    aliases: &["столбец причины", "стовпець причини"],
    about: documented([
        "The header of the reason in the result.",
        "Заголовок причины в результате.",
        "Заголовок причини в результаті.",
    ]),
};
/// `reason`
pub const REASON: OptionSpec = OptionSpec {
    name: "reason",
    aliases: &["причина"],
    about: documented([
        "What goes out as the reason: rule (the number of the rule, no text of people; the default for a named CRM), none, full safe (an apostrophe before what a spreadsheet would take for a formula, which stays in the CRM), full exact (letter by letter; the default for generic).",
        "Что отправить как причину: rule (номер правила, без текста людей; по умолчанию для названной CRM), none, full safe (апостроф перед тем, что таблица приняла бы за формулу, он останется в CRM), full exact (буква в букву; по умолчанию для generic).",
        "Що надіслати як причину: rule (номер правила, без тексту людей; типово для названої CRM), none, full safe (апостроф перед тим, що таблиця сприйняла б за формулу, він залишиться в CRM), full exact (літера в літеру; типово для generic).",
    ]),
};
/// `also`
pub const ALSO: OptionSpec = OptionSpec {
    name: "also",
    aliases: &["with", "also columns", "еще", "также", "ще", "також"],
    about: documented([
        "Headers of columns of the data to put beside, with ; between them: such as the name, for a CRM that finds records by it. None by default.",
        "Какие столбцы данных добавить рядом, через «;»: например название, если CRM ищет записи по нему. По умолчанию никакие.",
        "Які стовпці даних додати поруч, через «;»: наприклад назву, якщо CRM шукає записи за нею. Типово жодних.",
    ]),
};

/// The CRM, and the kind of records that the option names.
///
/// # Errors
/// [`Code::UnknownCrm`] with all that are known; [`Code::BadOption`] for records that the CRM's file cannot name.
pub fn crm(inputs: &Inputs) -> Result<(&'static Profile, Option<Entity>), Problem> {
    let name = inputs.cell(2).shown();
    let given = if name.trim().is_empty() { "generic" } else { name.as_str() };
    let profile = crm::find(given).ok_or_else(|| {
        let all = PROFILES.iter().map(|profile| profile.id).collect::<Vec<_>>().join(", ");
        let names = PROFILES.iter().flat_map(|profile| profile.names.iter().copied().chain([profile.id]));
        let near = nearest(given, names).unwrap_or_default();
        Problem::new(Code::UnknownCrm, Place::of("crm"), [given, &all, near])
    })?;
    let Some(word) = inputs.options.text("entity") else { return Ok((profile, None)) };
    let entity = target::entity(&word);
    if entity.is_none() || !profile.target.is_generic() && profile.target.ids_of(entity).next().is_none() {
        let known = |(entity, name): (Entity, &'static str)| {
            let taken = profile.target.is_generic() || profile.target.ids_of(Some(entity)).next().is_some();
            taken.then_some(name)
        };
        let all = [(Entity::Company, "company"), (Entity::Deal, "deal"), (Entity::Contact, "contact")];
        let all = all.into_iter().filter_map(known).collect::<Vec<_>>().join(" / ");
        return Err(Problem::new(Code::BadOption, Place::of("options"), ["entity".to_owned(), word, all]));
    }
    Ok((profile, entity))
}

/// The column by which the CRM finds records: of several the one that most ids suit.
pub fn id_column_of(target: &Target, entity: Option<Entity>, ids: &[String]) -> Option<&'static IdColumn> {
    let suited = |column: &IdColumn| ids.iter().filter(|id| column.shape.read(id).is_some()).count();
    // Of equal ones the first is the usual one.
    target.ids_of(entity).collect::<Vec<_>>().into_iter().rev().max_by_key(|column| suited(column))
}

/// What the option asks for, or what is usual for the CRM.
///
/// # Errors
/// [`Code::BadOption`].
pub fn told(inputs: &Inputs, target: &Target) -> Result<Told, Problem> {
    let usual = if target.is_generic() { Told::Exact } else { Told::Rule };
    let place = inputs.options.choice("reason", Told::WORDS)?;
    Ok(place.and_then(|place| Told::ALL.get(place).copied()).unwrap_or(usual))
}

/// What the CRM is called.
pub fn name(profile: &Profile) -> &'static str {
    profile.names.first().copied().unwrap_or(profile.id)
}
