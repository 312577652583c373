//! The options argument: names and values in two columns, checked against the function's record.

use super::spec::{Function, OptionSpec, documented};
use crate::cells::numeral::Mark;
use crate::cells::{Cell, Grid};
use crate::date::{Date, DateText, Epoch, Order};
use crate::lang::Lang;
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use crate::table::{Locale, Role, Shares, nearest};
use rust_decimal::Decimal;

/// `as of`
pub const AS_OF: OptionSpec = OptionSpec {
    name: "as of",
    aliases: &["as-of", "asof", "date", "на дату", "дата", "станом на", "дата отчета", "дата звіту"],
    about: documented([
        "The day that ages are counted to; by default the latest date of the data.",
        "День, на который считается давность; по умолчанию последняя дата в данных.",
        "День, на який рахується давність; типово остання дата в даних.",
    ]),
};
/// `language`
pub const LANGUAGE: OptionSpec = OptionSpec {
    name: "language",
    aliases: &["lang", "язык", "мова"],
    about: documented([
        "en, ru or uk: the language of headers, reasons and messages.",
        "en, ru или uk: язык заголовков, причин и сообщений.",
        "en, ru або uk: мова заголовків, причин і повідомлень.",
    ]),
};
/// `decimal`
pub const DECIMAL: OptionSpec = OptionSpec {
    name: "decimal",
    aliases: &["decimal mark", "locale", "десятичный знак", "десятковий знак", "локаль"],
    about: documented([
        "\".\" or \",\": the decimal mark of numbers written as text; inferred per column by default.",
        "«.» или «,»: десятичный знак чисел, записанных текстом; по умолчанию определяется по столбцу.",
        "«.» або «,»: десятковий знак чисел, записаних текстом; типово визначається за стовпцем.",
    ]),
};
/// `dates`
pub const DATES: OptionSpec = OptionSpec {
    name: "dates",
    aliases: &["date order", "даты", "дати"],
    about: documented([
        "\"d/m/y\" or \"m/d/y\": the order in dates with slashes; inferred per column by default.",
        "«d/m/y» или «m/d/y»: порядок в датах с косой чертой; по умолчанию определяется по столбцу.",
        "«d/m/y» або «m/d/y»: порядок у датах зі скісною рискою; типово визначається за стовпцем.",
    ]),
};
/// `epoch`
pub const EPOCH: OptionSpec = OptionSpec {
    name: "epoch",
    aliases: &["date system", "эпоха", "епоха", "система дат"],
    about: documented([
        "1900 or 1904: the day that serial numbers of dates count from; 1900 by default.",
        "1900 или 1904: от какого дня считаются числовые даты; по умолчанию 1900.",
        "1900 або 1904: від якого дня рахуються числові дати; типово 1900.",
    ]),
};
/// `shares`
pub const SHARES: OptionSpec = OptionSpec {
    name: "shares",
    aliases: &["share scale", "percents", "доли", "проценты", "частки", "відсотки"],
    about: documented([
        "\"fractions\" or \"percents\": what shares without a percent sign are, 0.155 or 15.5; asked for where it cannot be told.",
        "«fractions» или «percents»: чем записаны доли без знака процента, 0,155 или 15,5; где это не понять, будет вопрос.",
        "«fractions» або «percents»: чим записано частки без знака відсотка, 0,155 чи 15,5; де це не зрозуміти, буде запитання.",
    ]),
};
/// `client`
pub const CLIENT: OptionSpec = OptionSpec {
    name: "client",
    aliases: &["client column", "id", "клиент", "клієнт"],
    about: documented([
        "The header of the column that tells clients apart; recognised by default.",
        "Заголовок столбца, который различает клиентов; по умолчанию распознаётся.",
        "Заголовок стовпця, який розрізняє клієнтів; типово розпізнається.",
    ]),
};
/// `show`
pub const SHOW: OptionSpec = OptionSpec {
    name: "show",
    aliases: &["result", "показать", "показати"],
    about: documented([
        "\"result\" (default) or \"findings\": what is odd about the data and the rules, instead of the result.",
        "«result» (по умолчанию) или «findings»: замечания к данным и правилам вместо результата.",
        "«result» (типово) або «findings»: зауваження до даних і правил замість результату.",
    ]),
};
/// `columns`
pub const COLUMNS: OptionSpec = OptionSpec {
    name: "columns",
    aliases: &["столбцы", "стовпці"],
    about: documented([
        "Headers of the result's columns to keep, with ; between them; all by default.",
        "Какие столбцы результата оставить, через «;»; по умолчанию все.",
        "Які стовпці результату залишити, через «;»; типово всі.",
    ]),
};
/// `decimals`
pub const DECIMALS: OptionSpec = OptionSpec {
    name: "decimals",
    aliases: &["round", "знаков", "округление", "знаків", "округлення"],
    about: documented([
        "Rounds numbers of the result to so many decimals, half away from zero; not rounded by default.",
        "Округляет числа результата до стольких знаков; по умолчанию без округления.",
        "Округлює числа результату до стількох знаків; типово без округлення.",
    ]),
};
/// `fields`, taken by every function that has a table among its arguments.
pub const FIELDS: OptionSpec = OptionSpec {
    name: "fields",
    aliases: &["field", "поля", "поле"],
    about: documented([
        "What columns mean where their headers do not say it: header = field, with ; between them; \"header = no\" takes a meaning away.",
        "Что означают столбцы, если по заголовкам это не видно: заголовок = поле, через «;»; «заголовок = нет» снимает распознанное.",
        "Що означають стовпці, якщо із заголовків цього не видно: заголовок = поле, через «;»; «заголовок = ні» знімає розпізнане.",
    ]),
};
/// The options that every function takes that reads data.
pub const COMMON: [OptionSpec; 10] = [AS_OF, LANGUAGE, DECIMAL, DATES, EPOCH, SHARES, CLIENT, SHOW, COLUMNS, DECIMALS];

/// The common options and one more.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a bad index is a build error")]
pub const fn with(more: OptionSpec) -> [OptionSpec; COMMON.len() + 1] {
    let mut all = [more; COMMON.len() + 1];
    let mut index = 0;
    while index < COMMON.len() {
        all[index] = COMMON[index];
        index += 1;
    }
    all
}

/// The name of an option as it is compared.
fn wanted(name: &Cell) -> String {
    name.shown().trim().to_lowercase().replace('ё', "е")
}

/// The options of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    given: Vec<(&'static str, Cell)>,
    /// The language of the result.
    pub lang: Lang,
    /// How numbers and dates are written.
    pub locale: Locale,
    /// The as-of date, if one was given.
    pub as_of: Option<Date>,
    /// The decimals to round to, if wanted.
    pub decimals: Option<u32>,
    /// Whether findings are wanted instead of the result.
    pub findings: bool,
}

impl Options {
    /// No options but the language.
    pub fn new(lang: Lang) -> Options {
        Options { lang, ..Options::default() }
    }

    /// Reads the options argument of a function.
    ///
    /// # Errors
    /// [`Code::UnknownOption`] with the nearest name, [`Code::BadOption`] for a value that makes no sense, each with its place.
    pub fn read(grid: &Grid, function: &Function, lang: Lang) -> Result<Options, Vec<Problem>> {
        let mut options = Options::new(lang);
        let mut problems = Vec::new();
        for (index, row) in grid.rows.iter().enumerate() {
            let (name, value) = (grid.cell(index, 0), grid.cell(index, 1));
            if name.is_blank() && row.iter().all(Cell::is_blank) {
                continue;
            }
            let written = name.shown();
            let wanted = wanted(name);
            let wanted = wanted.as_str();
            // The header row of a sheet's options table.
            if index == 0 && matches!(wanted, "option" | "name" | "параметр" | "имя" | "ім'я" | "опция")
            {
                continue;
            }
            let place = Place::of("options").row(index + 1);
            match function.all_options().find(|spec| spec.is(wanted)) {
                None => {
                    let near = nearest(wanted, function.all_options().map(|spec| spec.name)).unwrap_or_default();
                    let all = function.all_options().map(|spec| spec.name).collect::<Vec<_>>().join(", ");
                    problems.push(Problem::new(
                        Code::UnknownOption,
                        place.column(1, ""),
                        [written.as_str(), near, &all],
                    ));
                }
                Some(_) if value.is_blank() => {}
                Some(spec) => {
                    if let Err(expected) = options.take(spec.name, value) {
                        let args = [spec.name.to_owned(), value.shown(), expected.to_owned()];
                        problems.push(Problem::new(Code::BadOption, place.column(2, ""), args));
                    }
                    options.given.push((spec.name, value.clone()));
                }
            }
        }
        if problems.is_empty() { Ok(options) } else { Err(problems) }
    }

    /// The language that a table of options asks for, for errors that are found before the table is read.
    pub fn language(grid: &Grid) -> Option<Lang> {
        let asks = |row: &usize| LANGUAGE.is(&wanted(grid.cell(*row, 0)));
        (0..grid.rows.len()).rfind(asks).and_then(|row| Lang::from_code(&grid.cell(row, 1).shown()))
    }

    /// Takes in a common option; what was expected otherwise.
    fn take(&mut self, name: &str, value: &Cell) -> Result<(), &'static str> {
        let text = value.shown();
        let text = text.trim();
        match name {
            "as of" => self.as_of = Some(date(value, self.locale.epoch).ok_or("2026-12-31")?),
            "language" => self.lang = Lang::from_code(text).ok_or("en, ru, uk")?,
            "decimal" => {
                self.locale.mark = Some(match text.to_lowercase().as_str() {
                    "." | "point" | "en" | "точка" | "крапка" => Mark::Point,
                    "," | "comma" | "ru" | "uk" | "запятая" | "кома" => Mark::Comma,
                    _ => return Err("\".\" / \",\""),
                });
            }
            "dates" => {
                self.locale.order = Some(match text.to_lowercase().as_str() {
                    "d/m/y" | "dmy" | "dd/mm/yyyy" => Order::DayFirst,
                    "m/d/y" | "mdy" | "mm/dd/yyyy" => Order::MonthFirst,
                    _ => return Err("\"d/m/y\" / \"m/d/y\""),
                });
            }
            "epoch" => {
                self.locale.epoch = match text {
                    "1900" => Epoch::Y1900,
                    "1904" => Epoch::Y1904,
                    _ => return Err("1900 / 1904"),
                };
            }
            "shares" => {
                self.locale.shares = Some(match text.to_lowercase().as_str() {
                    "fractions" | "fraction" | "доли" | "частки" => Shares::Fractions,
                    "percents" | "percent" | "%" | "проценты" | "відсотки" => Shares::Percents,
                    _ => return Err("\"fractions\" / \"percents\""),
                });
            }
            "decimals" => {
                let decimals = text.parse().ok().filter(|decimals| *decimals <= 20);
                self.decimals = Some(decimals.ok_or("0 … 20")?);
            }
            "show" => {
                self.findings = match text.to_lowercase().as_str() {
                    "findings" | "замечания" | "зауваження" => true,
                    "result" | "результат" => false,
                    _ => return Err("\"result\" / \"findings\""),
                };
            }
            _ => {}
        }
        Ok(())
    }

    /// The value of an option as a text, if it was given.
    pub fn text(&self, name: &str) -> Option<String> {
        let given = self.given.iter().rev().find(|(own, _)| *own == name)?;
        Some(given.1.shown().trim().to_owned())
    }

    /// The parts of an option's value that are parted by semicolons; empty when it was not given.
    pub fn list(&self, name: &str) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        text.split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    }

    /// The meanings that the option `fields` gives to headers; `None` takes a meaning away.
    ///
    /// # Errors
    /// [`Code::BadOption`] for a part that is no `header = field`, or a field that is not known.
    pub fn meanings(&self) -> Result<Vec<(String, Option<Role>)>, Problem> {
        let bad = |part: &str, wanted: &str| {
            Problem::new(Code::BadOption, Place::of("options"), ["fields", part, wanted].map(str::to_owned))
        };
        let meaning = |part: String| {
            let (header, field) =
                part.rsplit_once('=').ok_or_else(|| bad(&part, "\"header = field; header = field\""))?;
            let field = field.trim();
            let role = match field.to_lowercase().as_str() {
                "no" | "none" | "-" | "нет" | "ні" | "немає" => None,
                _ => Some(Role::of(field).ok_or_else(|| {
                    let names = || Role::ALL.iter().map(|role| self.lang.pick(role.titles()));
                    let near = nearest(field, names()).map(|near| format!("\"{near}\""));
                    bad(&part, &near.unwrap_or_else(|| names().collect::<Vec<_>>().join(", ")))
                })?),
            };
            Ok((header.trim().to_owned(), role))
        };
        self.list("fields").into_iter().map(meaning).collect()
    }

    /// Which of some values an option has, each a list of words for it in lower case; `None` when it was not given.
    ///
    /// # Errors
    /// [`Code::BadOption`] with the first word of each.
    pub fn choice(&self, name: &'static str, values: &[&[&str]]) -> Result<Option<usize>, Problem> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let own = text.to_lowercase().replace('ё', "е");
        values.iter().position(|words| words.contains(&own.as_str())).map(Some).ok_or_else(|| {
            let known = values.iter().filter_map(|words| words.first()).map(|word| format!("\"{word}\""));
            let known = known.collect::<Vec<_>>().join(" / ");
            Problem::new(Code::BadOption, Place::of("options"), [name.to_owned(), text, known])
        })
    }

    /// The value of an option as a number; percent signs are understood.
    ///
    /// # Errors
    /// [`Code::BadOption`].
    pub fn number(&self, name: &'static str) -> Result<Option<Decimal>, Problem> {
        let Some((_, value)) = self.given.iter().rev().find(|(own, _)| *own == name) else { return Ok(None) };
        let parsed = number_of(value);
        let bad =
            || Problem::new(Code::BadOption, Place::of("options"), [name.to_owned(), value.shown(), "0.05".to_owned()]);
        parsed.map(Some).ok_or_else(bad)
    }
}

/// A number from a cell of options or arguments; percent signs are understood.
pub fn number_of(cell: &Cell) -> Option<Decimal> {
    match cell {
        Cell::Number(number) => Some(*number),
        other => {
            let numeral = crate::cells::numeral::Numeral::parse(&other.shown());
            numeral.and_then(|numeral| numeral.value(Mark::Point).or_else(|| numeral.value(Mark::Comma)))
        }
    }
}

/// A date from a cell of options or overrides, in ISO form, with dots, or as a serial.
pub fn date(cell: &Cell, epoch: Epoch) -> Option<Date> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Number(serial) => Date::from_serial(number::to_f64(*serial).0, epoch),
        Cell::Text(text) => {
            let date = DateText::parse(text)?;
            match date.evidence() {
                crate::date::Evidence::Ambiguous => None,
                _ => date.value(Order::DayFirst).or_else(|| date.value(Order::MonthFirst)),
            }
        }
        _ => None,
    }
}
