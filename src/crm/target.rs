//! What a CRM's import takes.

use super::Entity;
use crate::lang::Texts;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{salesforce_id_18, salesforce_id_restored};
use std::borrow::Cow;

/// What the import of a CRM takes and how it treats what it is given.
#[derive(Debug)]
pub struct Target {
    /// By which column records are found, the usual one first; none where that is whatever the data has.
    pub ids: &'static [IdColumn],
    /// The usual header of the tier's column.
    pub tier: Texts<'static>,
    /// The usual header of the column with the as-of date.
    pub date: Texts<'static>,
    /// The usual header of the column with the reason.
    pub reason: Texts<'static>,
    /// The values that its list of tiers holds unless the user says otherwise; none where there is no such list.
    pub values: &'static [&'static str],
    /// Whether a file can change records that it names by id.
    pub updates: Updates,
    /// How the file is made and what the CRM does with it.
    #[cfg(feature = "files")]
    pub intake: super::send::Intake,
}

/// A column by which a CRM finds the record of a row.
#[derive(Debug)]
pub struct IdColumn {
    /// The records.
    pub entity: Entity,
    /// The header by which the CRM knows the column.
    pub header: &'static str,
    /// What an id looks like.
    pub shape: IdForm,
}

/// Whether a file can change records that it names by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Updates {
    /// It can.
    ById,
    /// It cannot.
    Never,
    /// No way was found in the vendor's documents.
    NotFound,
}

impl crate::crm::Profile {
    /// That a file cannot change records that it names by id, where that is so or no way is known.
    pub fn no_update(&self, place: Place) -> Option<Problem> {
        let name = self.names.first().copied().unwrap_or(self.id);
        let args = match self.target.updates {
            Updates::ById => return None,
            Updates::Never => [name, ""],
            Updates::NotFound => ["", name],
        };
        Some(Problem::new(Code::NoUpdateById, place, args))
    }
}

/// What the ids of a CRM look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdForm {
    /// Whatever is given.
    Any,
    /// Digits without a leading zero.
    Digits,
    /// Digits, and `zcrm_` may stand before them.
    Zoho,
    /// 15 letters and digits whose case counts, or 18 whose last three say the case of the others.
    Salesforce,
    /// A text with a dot, such as `__export__.res_partner_7`.
    XmlId,
    /// 17 hexadecimal digits.
    Hex17,
    /// Up to 36 letters, digits, `-` and `_`.
    UpTo36,
    /// A text of one line without separators and quotes that no spreadsheet takes for a formula.
    Key,
}

/// What goes out as the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The number of the rule.
    Rule,
    /// Nothing.
    Nothing,
    /// All of it, without formulas.
    Safe,
    /// All of it, letter by letter.
    Exact,
}

impl Told {
    /// The words for each, in the order of [`Told::ALL`]; the first is the usual one.
    pub const WORDS: &[&[&str]] = &[
        &["rule", "rule number", "правило", "номер правила"],
        &["none", "no", "нет", "немає", "ні"],
        &["full safe", "safe", "full", "безопасно", "безпечно"],
        &["full exact", "exact", "точно"],
    ];
    /// All of them.
    pub const ALL: [Told; 4] = [Told::Rule, Told::Nothing, Told::Safe, Told::Exact];

    /// What a word means.
    pub fn of(word: &str) -> Option<Told> {
        let own = word.trim().to_lowercase();
        let known = Told::ALL.into_iter().zip(Told::WORDS);
        known.into_iter().find(|(_, words)| words.contains(&own.as_str())).map(|(told, _)| told)
    }
}

/// The usual headers of columns that people add to a CRM for the tiers.
pub const LABELS: [Texts<'static>; 3] = [
    ["Tier", "Категория", "Категорія"],
    ["Tier date", "Дата категории", "Дата категорії"],
    ["Tier reason", "Причина категории", "Причина категорії"],
];

/// The letters that lists of tiers hold unless the user says otherwise.
pub const LETTERS: &[&str] = &["A", "B", "C", "D", "E"];

impl Target {
    /// A file with a header row; nothing is known of who reads it.
    pub const GENERIC: Target = Target {
        ids: &[],
        tier: ["tier", "категория", "категорія"],
        date: ["date", "дата", "дата"],
        reason: ["reason", "причина", "причина"],
        values: &[],
        updates: Updates::ById,
        #[cfg(feature = "files")]
        intake: super::send::Intake::GENERIC,
    };

    /// Whether nothing is known of who reads the file.
    pub fn is_generic(&self) -> bool {
        self.ids.is_empty()
    }

    /// The columns by which records of that kind are found; those of the usual kind if none is named.
    pub fn ids_of(&self, entity: Option<Entity>) -> impl Iterator<Item = &'static IdColumn> {
        let entity = entity.or(self.ids.first().map(|column| column.entity));
        self.ids.iter().filter(move |column| Some(column.entity) == entity)
    }
}

/// The characters at the beginning of a cell that make a spreadsheet take it for a formula.
pub const TRIGGERS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

impl IdForm {
    /// The id as the CRM takes it; `None` if it can be none of its ids.
    ///
    /// ```
    /// use tiersheet::crm::target::IdForm;
    /// assert_eq!(IdForm::Salesforce.read("001A0000006Vm9u").as_deref(), Some("001A0000006Vm9uIAC"));
    /// assert_eq!(IdForm::Digits.read("007"), None);
    /// ```
    pub fn read(self, id: &str) -> Option<Cow<'_, str>> {
        let all = |allowed: fn(&char) -> bool| !id.is_empty() && id.chars().all(|c| allowed(&c));
        let digits = |text: &str| {
            !text.starts_with('0') && (1..=30).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let fits = match self {
            IdForm::Any => !id.trim().is_empty(),
            IdForm::Digits => digits(id),
            IdForm::Zoho => digits(id.strip_prefix("zcrm_").unwrap_or(id)),
            IdForm::Salesforce => return salesforce_id_18(id).or_else(|| salesforce_id_restored(id)).map(Cow::Owned),
            IdForm::XmlId => {
                let named = id.split_once('.').is_some_and(|(module, name)| !module.is_empty() && !name.is_empty());
                named && all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')) && !id.starts_with('-')
            }
            IdForm::Hex17 => id.len() == 17 && all(char::is_ascii_hexdigit),
            IdForm::UpTo36 => {
                id.len() <= 36 && all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) && !id.starts_with('-')
            }
            IdForm::Key => {
                let bad = |c: char| matches!(c, ',' | ';' | '|' | '"') || c.is_control();
                !id.is_empty() && id.trim() == id && !id.starts_with(TRIGGERS) && !id.contains(bad)
            }
        };
        fits.then_some(Cow::Borrowed(id))
    }

    /// What an id looks like, in words.
    pub fn words(self) -> Texts<'static> {
        match self {
            IdForm::Any => ["any text", "любой текст", "будь-який текст"],
            IdForm::Digits => ["digits without a leading zero", "цифры без нуля в начале", "цифри без нуля на початку"],
            IdForm::Zoho => [
                "digits, with or without zcrm_ before them",
                "цифры, перед которыми может стоять zcrm_",
                "цифри, перед якими може стояти zcrm_",
            ],
            IdForm::Salesforce => {
                ["15 or 18 letters and digits", "15 или 18 латинских букв и цифр", "15 або 18 латинських літер і цифр"]
            }
            IdForm::XmlId => [
                "an external id with a dot, such as __export__.res_partner_7",
                "внешний ID с точкой, например __export__.res_partner_7",
                "зовнішній ID з крапкою, наприклад __export__.res_partner_7",
            ],
            IdForm::Hex17 => {
                ["17 digits and letters a-f", "17 цифр и латинских букв a-f", "17 цифр і латинських літер a-f"]
            }
            IdForm::UpTo36 => [
                "up to 36 letters, digits and hyphens",
                "до 36 латинских букв, цифр и дефисов",
                "до 36 латинських літер, цифр і дефісів",
            ],
            IdForm::Key => [
                "a text of one line without separators and quotes",
                "текст в одну строку без разделителей и кавычек",
                "текст в один рядок без роздільників і лапок",
            ],
        }
    }
}

/// The kind of records that a word means, in any of the languages.
pub fn entity(word: &str) -> Option<Entity> {
    const DEALS: &[&str] =
        &["deal", "deals", "opportunity", "opportunities", "lead", "leads", "сделка", "сделки", "угода", "угоди"];
    const COMPANIES: &[&str] = &[
        "company",
        "companies",
        "account",
        "accounts",
        "organization",
        "organizations",
        "компания",
        "компании",
        "организация",
        "компанія",
        "компанії",
        "організація",
    ];
    const CONTACTS: &[&str] = &[
        "contact",
        "contacts",
        "person",
        "people",
        "customer",
        "контакт",
        "контакты",
        "контакти",
        "клиент",
        "клиенты",
        "клієнт",
        "клієнти",
    ];
    let word = word.trim().to_lowercase();
    let known = [(Entity::Deal, DEALS), (Entity::Company, COMPANIES), (Entity::Contact, CONTACTS)];
    known.into_iter().find(|(_, words)| words.contains(&word.as_str())).map(|(entity, _)| entity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn salesforce_ids_get_the_three_letters_that_tell_their_case() {
        let read = |id| IdForm::Salesforce.read(id).map(Cow::into_owned);
        // Pairs that are published with the rule.
        assert_eq!(read("001A0000006Vm9u").as_deref(), Some("001A0000006Vm9uIAC"));
        assert_eq!(read("a0D30000001n7Pi").as_deref(), Some("a0D30000001n7PiEAI"));
        assert_eq!(read("0019000000B98de").as_deref(), Some("0019000000B98deAAB"));
        assert_eq!(read("001A0000006Vm9uIAC").as_deref(), Some("001A0000006Vm9uIAC"));
    }

    #[test]
    fn a_salesforce_id_whose_case_was_lost_gets_it_back() {
        let read = |id| IdForm::Salesforce.read(id).map(Cow::into_owned);
        assert_eq!(read("001A0000006VM9UIAC").as_deref(), Some("001A0000006Vm9uIAC"));
        assert_eq!(read("001a0000006vm9uiac").as_deref(), Some("001A0000006Vm9uIAC"));
    }

    #[test]
    fn a_salesforce_id_with_a_wrong_ending_is_none() {
        for bad in
            ["001A0000006Vm9uZZZ", "001A0000006Vm9uI6C", "001A0000006Vm9", "001A0000006Vm9uIA", "", "001А0000006Vm9u"]
        {
            assert_eq!(IdForm::Salesforce.read(bad), None, "{bad}");
        }
    }

    #[test]
    fn ids_of_each_shape() {
        let cases: &[(IdForm, &[&str], &[&str])] = &[
            (
                IdForm::Digits,
                &["1", "4876876000000311"],
                &["", "0", "007", "12a", "-1", "+7", "1.0", "4.87688E+15", "１２"],
            ),
            (IdForm::Zoho, &["4876876000000311", "zcrm_4876876000000311"], &["zcrm_", "zcrm_0", "zoho_1"]),
            (IdForm::XmlId, &["__export__.res_partner_7", "base.main"], &["7", "a.", ".b", "-a.b", "=a.b", "a.b c"]),
            (IdForm::Hex17, &["5f2a1b3c4d5e6f708"], &["5f2a1b3c4d5e6f70", "5f2a1b3c4d5e6f70g", "5f2a1b3c4d5e6f7081"]),
            (IdForm::UpTo36, &["7c9e6679-7425-40de-944b-e07fc1f90ae7", "1"], &["", "-1", "a b", "a;b"]),
            (IdForm::Key, &["C-17", "Иванов 12"], &["", " a", "=1", "+7", "a;b", "a\nb", "a\"b", "@x", "-1"]),
        ];
        for (shape, good, bad) in cases {
            for id in *good {
                assert_eq!(shape.read(id).as_deref(), Some(*id), "{shape:?}");
            }
            for id in *bad {
                assert_eq!(shape.read(id), None, "{shape:?} {id:?}");
            }
        }
        let long = "a".repeat(37);
        assert_eq!(IdForm::UpTo36.read(&long), None);
    }
}
