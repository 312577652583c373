//! Problems as data: what is wrong, where, and what to do next. Their texts are in [`crate::messages`].

use crate::lang::Lang;
use crate::messages::Code;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No result can be given.
    Error,
    /// A result is given, and it may not be what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// Where in an argument a problem is. Rows and columns count from 1 within the range that was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The argument's name, such as `rules`; empty when the problem has no place.
    pub range: String,
    /// The row in the range, its header row being 1.
    pub row: Option<usize>,
    /// The column in the range.
    pub column: Option<usize>,
    /// The header of that column.
    pub header: String,
}

impl Place {
    /// A whole argument.
    pub fn of(range: &str) -> Place {
        Place { range: range.to_owned(), ..Place::default() }
    }

    /// The same place, narrowed to a row of the range (header row 1).
    pub fn row(mut self, row: usize) -> Place {
        self.row = Some(row);
        self
    }

    /// The same place, narrowed to a column of the range (first column 1) with its header.
    pub fn column(mut self, column: usize, header: &str) -> Place {
        self.column = Some(column);
        self.header = header.to_owned();
        self
    }

    /// The place in words: `rules, row 3, column C "margin"`.
    pub fn shown(&self, lang: Lang) -> String {
        self.within(called(&self.range, lang), lang)
    }

    /// The same where the range is a file or a sheet, which goes by its own name.
    pub fn in_file(&self, lang: Lang) -> String {
        self.within(&self.range, lang)
    }

    fn within(&self, range: &str, lang: Lang) -> String {
        let mut text = range.to_owned();
        if let Some(row) = self.row {
            let word = lang.pick(&["row", "строка", "рядок"]);
            text.push_str(&format!(", {word} {row}"));
        }
        if let Some(column) = self.column {
            let word = lang.pick(&["column", "столбец", "стовпець"]);
            text.push_str(&format!(", {word} {}", letters(column)));
            if !self.header.is_empty() {
                text.push_str(&format!(" \"{}\"", self.header));
            }
        }
        text.trim_start_matches(", ").to_owned()
    }

    /// The cell in the range's own letters and numbers, such as `C3`; empty unless both row and column are known.
    pub fn cell(&self) -> String {
        match (self.row, self.column) {
            (Some(row), Some(column)) => format!("{}{row}", letters(column)),
            _ => String::new(),
        }
    }
}

/// What people call an argument that is a table. Others go by the names that a formula shows.
fn called(range: &str, lang: Lang) -> &str {
    lang.pick(&match range {
        "data" => ["data", "данные", "дані"],
        "rules" => ["rules", "правила", "правила"],
        "overrides" => ["overrides", "ручные категории", "ручні категорії"],
        "options" => ["options", "параметры", "параметри"],
        "clients" => ["clients", "клиенты", "клієнти"],
        "deals" => ["deals", "сделки", "угоди"],
        "payments" => ["payments", "платежи", "платежі"],
        "rates" => ["rates", "курсы", "курси"],
        "tiers" => ["tiers", "категории", "категорії"],
        "history" => ["history", "история", "історія"],
        "plan" => ["plan", "план", "план"],
        _ => return range,
    })
}

/// A column's letters: 1 is A, 27 is AA.
pub fn letters(mut column: usize) -> String {
    let mut text = Vec::new();
    while column > 0 {
        column -= 1;
        text.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    text.iter().rev().collect()
}

/// One thing that is wrong or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct Problem {
    /// Which of the known problems it is.
    pub code: Code,
    /// Where it is.
    pub place: Place,
    /// What the text names: `{0}`, `{1}` and so on.
    pub args: Vec<String>,
    /// How much it matters.
    pub severity: Severity,
}

impl Problem {
    /// A problem of the code's usual severity.
    #[cold]
    #[inline(never)]
    pub fn new<A: Into<String>>(code: Code, place: Place, args: impl IntoIterator<Item = A>) -> Problem {
        let args: Vec<String> = args.into_iter().map(Into::into).collect();
        debug_assert!(all_named(code, args.len()), "{} has {} arguments only", code.name(), args.len());
        Problem { code, place, args, severity: code.severity() }
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        fill(lang.pick(self.code.texts().0), &self.args)
    }

    /// What to do next.
    pub fn hint(&self, lang: Lang) -> String {
        fill(lang.pick(self.code.texts().1), &self.args)
    }

    /// What was perhaps meant, empty where nothing comes near: the argument that the hint's question names.
    pub fn suggestion(&self) -> &str {
        let question = Lang::En.pick(self.code.texts().1).split_once("[[Did you mean \"{");
        let index =
            question.and_then(|(_, rest)| rest.split_once('}')).and_then(|(index, _)| index.parse::<usize>().ok());
        index.and_then(|index| self.args.get(index)).map_or("", String::as_str)
    }
}

/// Whether so many arguments are enough for what the texts of a code name outside of parts that may be left out.
fn all_named(code: Code, count: usize) -> bool {
    let needed = |text: &str| {
        let mut parts = text.split("[[").map(|part| part.split_once("]]").map_or(part, |(_, rest)| rest));
        let named = |part: &str| {
            part.split('{').skip(1).all(|name| {
                let digits = name.split(['}', '|']).next().unwrap_or_default();
                digits.parse().is_ok_and(|index: usize| index < count)
            })
        };
        parts.all(named)
    };
    let (what, next) = code.texts();
    what.iter().chain(next).all(|text| needed(text))
}

/// Puts the arguments into a template: `{0}` is the first of them, `{0|client|clients}` the word that stands behind it, of which the
/// first is for one. A part in `[[ ]]` is left out when an argument that it names is empty.
fn fill(template: &str, args: &[String]) -> String {
    let put = |part: &str| {
        let mut text = String::new();
        let mut complete = true;
        let mut rest = part;
        while let Some((before, after)) = rest.split_once('{') {
            let (named, after) = after.split_once('}').unwrap_or(("", after));
            let (index, words) =
                named.split_once('|').map_or((named, None), |(index, words)| (index, words.split_once('|')));
            let arg = index.parse().ok().and_then(|index: usize| args.get(index)).map_or("", String::as_str);
            complete &= !arg.is_empty();
            text.push_str(before);
            text.push_str(words.map_or(arg, |(one, many)| if arg == "1" { one } else { many }));
            rest = after;
        }
        text.push_str(rest);
        (text, complete)
    };
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("[[") {
        let (optional, after) = after.split_once("]]").unwrap_or((after, ""));
        text.push_str(&put(before).0);
        let (part, complete) = put(optional);
        if complete {
            text.push_str(&part);
        }
        rest = after;
    }
    text.push_str(&put(rest).0);
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_a_sheet_names_them() {
        let place = Place::of("rules").row(3).column(28, "profit");
        assert_eq!(place.shown(Lang::En), "rules, row 3, column AB \"profit\"");
        assert_eq!(place.shown(Lang::Uk), "правила, рядок 3, стовпець AB \"profit\"");
        assert_eq!(place.in_file(Lang::Uk), "rules, рядок 3, стовпець AB \"profit\"", "a sheet of that name");
        assert_eq!(place.cell(), "AB3");
    }

    #[test]
    fn a_word_agrees_with_its_number() {
        let told = |count: &str| fill("{0} {0|client lacks|clients lack} {1}.", &[count.to_owned(), "data".to_owned()]);
        assert_eq!((told("1"), told("21")), ("1 client lacks data.".to_owned(), "21 clients lack data.".to_owned()));
    }

    #[test]
    fn every_text_takes_its_arguments() {
        for (code, lang) in Code::ALL.iter().flat_map(|code| Lang::ALL.map(|lang| (code, lang))) {
            for arg in ["", "1", "2"] {
                let problem = Problem::new(*code, Place::default(), [arg; 8]);
                let told = problem.message(lang) + &problem.hint(lang);
                assert!(!told.contains(['{', '}', '[', ']']), "{}: {told}", code.name());
            }
        }
    }

    #[test]
    fn a_suggestion_is_what_the_hint_asks_about() {
        let of = |code: Code| Problem::new(code, Place::default(), ["a", "b", "c", "d", "e"]).suggestion().to_owned();
        assert_eq!([of(Code::UnknownField), of(Code::BadCondition), of(Code::NoRules)], ["b", "c", ""]);
    }

    #[test]
    fn an_optional_part_needs_its_argument() {
        let args = ["x".to_owned(), String::new()];
        assert_eq!(fill("No {0}.[[ Is it {1}?]]", &args), "No x.");
        assert_eq!(fill("No {0}.[[ Is it {0}?]]", &args), "No x. Is it x?");
    }
}
