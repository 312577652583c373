//! What the user says of the CRM and of the files.

use super::form::{Form, Quoting};
use super::{Blank, DateForm, Limit};
use crate::crm::target::{self, Told};
use crate::crm::{Entity, Profile};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::nearest;
use encoding_rs::Encoding;

/// The settings: the name of each and other names for it.
pub const NAMES: &[(&str, &[&str])] = &[
    ("entity", &["object", "records", "объект", "записи", "об'єкт"]),
    ("tiers", &["values", "confirmed", "категории", "значения", "категорії", "значення"]),
    ("id column", &["столбец id", "стовпець id"]),
    ("tier column", &["столбец категории", "стовпець категорії"]),
    ("date column", &["столбец даты", "стовпець дати"]),
    ("reason column", &["столбец причины", "стовпець причини"]),
    ("name column", &["столбец названия", "стовпець назви"]),
    ("reason", &["причина"]),
    ("also", &["with", "also columns", "еще", "также", "ще", "також"]),
    ("separator", &["разделитель", "роздільник"]),
    ("encoding", &["кодировка", "кодування"]),
    ("mark", &["bom"]),
    ("quotes", &["кавычки", "лапки"]),
    ("date form", &["форма даты", "форма дати"]),
    ("edition", &["редакция", "редакція"]),
    ("tool", &["инструмент", "інструмент"]),
    ("rows", &["rows per file", "строк в файле", "рядків у файлі"]),
    ("bytes", &["bytes per file", "байт в файле", "байтів у файлі"]),
    ("tier field", &["поле категории", "поле категорії"]),
    ("date field", &["поле даты", "поле дати"]),
    ("tier values", &["номера вариантов", "номери варіантів"]),
    ("duplicate control", &["контроль дубликатов", "контроль дублікатів"]),
];

/// The settings, read.
#[derive(Clone, Debug)]
pub struct Settings {
    given: Vec<(&'static str, String)>,
    /// The records.
    pub entity: Option<Entity>,
    /// The tiers that the CRM is known to have; none where any will do.
    pub values: Vec<String>,
    /// What goes out as the reason.
    pub reason: Told,
    /// How files are made.
    pub form: Form,
    /// How dates are written.
    pub date: DateForm,
    /// How much a file may hold, and what comes with that choice.
    pub limit: Limit,
    /// What an empty cell does.
    pub blank: Blank,
    /// The number of each tier in the CRM's list.
    pub numbers: Vec<(String, String)>,
}

fn bad(name: &str, text: &str, known: &str) -> Problem {
    Problem::new(Code::BadOption, Place::of("settings"), [name, text, known])
}

impl Settings {
    /// Reads the settings for a CRM.
    ///
    /// # Errors
    /// A name that is not known; a value that makes no sense.
    pub fn read(profile: &Profile, settings: &[(String, String)]) -> Result<Settings, Vec<Problem>> {
        let (mut given, mut problems) = (Vec::new(), Vec::new());
        for (name, value) in settings.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let wanted = name.trim().to_lowercase().replace('ё', "е");
            match NAMES.iter().find(|(own, others)| *own == wanted || others.contains(&wanted.as_str())) {
                Some((own, _)) => given.push((*own, value.trim().to_owned())),
                None => {
                    let near = nearest(&wanted, NAMES.iter().map(|(own, _)| *own)).unwrap_or_default();
                    let all = NAMES.iter().map(|(own, _)| *own).collect::<Vec<_>>().join(", ");
                    let args = [name.as_str(), near, &all];
                    problems.push(Problem::new(Code::UnknownOption, Place::of("settings"), args));
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let intake = &profile.target.intake;
        let mut read = Settings {
            given,
            entity: None,
            values: profile.target.values.iter().map(|value| (*value).to_owned()).collect(),
            reason: Told::Rule,
            form: intake.form,
            date: intake.date,
            limit: Limit::NONE,
            blank: intake.blank,
            numbers: Vec::new(),
        };
        read.take(profile).map_err(|problem| vec![problem])?;
        Ok(read)
    }

    /// The value of a setting.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.given.iter().rev().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// Whether a setting says yes.
    pub fn yes(&self, name: &str) -> bool {
        self.text(name)
            .is_some_and(|text| ["yes", "true", "1", "да", "так", "on"].contains(&text.to_lowercase().as_str()))
    }

    fn take(&mut self, profile: &Profile) -> Result<(), Problem> {
        let target = &profile.target;
        let given = self.given.clone();
        let own = |name: &str| given.iter().rev().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
        if let Some(word) = own("entity") {
            let entity = target::entity(&word);
            let taken = target.is_generic() || target.ids_of(entity).next().is_some();
            self.entity = entity.filter(|_| taken);
            if self.entity.is_none() {
                return Err(bad("entity", &word, "company / deal / contact"));
            }
        }
        if let Some(list) = own("tiers") {
            self.values = parts(&list);
        }
        if let Some(word) = own("reason") {
            let known =
                || Told::WORDS.iter().filter_map(|words| words.first().copied()).collect::<Vec<_>>().join(" / ");
            self.reason = Told::of(&word).ok_or_else(|| bad("reason", &word, &known()))?;
        }
        if let Some(word) = own("separator") {
            self.form.separator = match word.to_lowercase().as_str() {
                "," | "comma" | "запятая" | "кома" => b',',
                ";" | "semicolon" => b';',
                "\\t" | "tab" | "табуляция" | "табуляція" => b'\t',
                "|" => b'|',
                _ => return Err(bad("separator", &word, ", / ; / tab / |")),
            };
        }
        if let Some(word) = own("encoding") {
            let encoding = Encoding::for_label(word.to_lowercase().as_bytes());
            self.form.encoding = encoding
                .ok_or_else(|| bad("encoding", &word, "utf-8 / utf-16le / windows-1251 / windows-1252 / koi8-r"))?
                .name();
        }
        if own("mark").is_some() {
            self.form.mark = self.yes("mark") && self.form.encoding.starts_with("UTF");
        }
        if let Some(word) = own("quotes") {
            self.form.quoting = match word.to_lowercase().as_str() {
                "all" | "все" | "усі" => Quoting::All,
                "needed" | "нужные" | "потрібні" => Quoting::Needed,
                _ => return Err(bad("quotes", &word, "all / needed")),
            };
        }
        if let Some(word) = own("date form") {
            self.date = match word.to_lowercase().as_str() {
                "iso" | "yyyy-mm-dd" => DateForm::Iso,
                "d.m.y" | "dd.mm.yyyy" => DateForm::DayFirst,
                "m/d/y" | "mm/dd/yyyy" => DateForm::MonthFirst,
                _ => return Err(bad("date form", &word, "yyyy-mm-dd / dd.mm.yyyy / mm/dd/yyyy")),
            };
        }
        self.limit = self.limits(profile)?;
        self.blank = self.limit.blank.unwrap_or(self.blank);
        let number = |name: &str| -> Result<Option<usize>, Problem> {
            let Some(text) = own(name) else { return Ok(None) };
            let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '_' | '\u{a0}')).collect();
            let number = digits.parse().ok().filter(|number| *number > 0);
            number.map(Some).ok_or_else(|| bad(name, &text, "1, 2, 3 …"))
        };
        let (rows, bytes) = (number("rows")?, number("bytes")?);
        self.limit.rows = rows.unwrap_or(usize::MAX).min(self.limit.rows);
        self.limit.bytes = bytes.into_iter().chain(self.limit.bytes).min();
        for pair in own("tier values").map(|list| parts(&list)).unwrap_or_default() {
            let (tier, id) = pair.split_once('=').ok_or_else(|| bad("tier values", &pair, "A=45; B=46"))?;
            let id = id.trim();
            if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(bad("tier values", &pair, "A=45; B=46"));
            }
            self.numbers.push((tier.trim().to_owned(), id.to_owned()));
        }
        // What has a number in the list is in the list.
        if self.text("tiers").is_none() && !self.numbers.is_empty() {
            self.values = self.numbers.iter().map(|(tier, _)| tier.clone()).collect();
        }
        Ok(())
    }

    fn limits(&self, profile: &Profile) -> Result<Limit, Problem> {
        let deals = self.entity == Some(Entity::Deal);
        let all = || profile.target.intake.rows.iter().filter(|limit| limit.deals || !deals);
        let first = all().next().copied().unwrap_or(Limit::NONE);
        let Some(word) = self.text(first.setting).filter(|_| !first.setting.is_empty()) else { return Ok(first) };
        let chosen = all().find(|limit| limit.value == word.to_lowercase());
        chosen.copied().ok_or_else(|| {
            let known = all().map(|limit| limit.value).collect::<Vec<_>>().join(" / ");
            bad(first.setting, word, &known)
        })
    }

    /// The headers of the columns to put beside.
    pub fn also(&self) -> Vec<String> {
        self.text("also").map(parts).unwrap_or_default()
    }
}

fn parts(list: &str) -> Vec<String> {
    list.split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
