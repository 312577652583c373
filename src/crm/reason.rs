//! Why a file is taken for the export of a CRM, in words.

use super::source::{IdShape, Shape};
use crate::lang::{Lang, Texts};

/// A sign that a file comes from a CRM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Headers that no other known CRM writes.
    OwnHeaders(Vec<String>),
    /// Headers that a few CRMs write.
    RareHeaders(Vec<String>),
    /// Headers that many programs write: how many of them.
    CommonHeaders(usize),
    /// The file's name.
    FileName(String),
    /// The separator, the byte order mark and the line end.
    Dialect {
        /// The byte between cells.
        separator: u8,
        /// Whether there is a byte order mark.
        mark: bool,
        /// Whether a separator ends each line.
        trailing: bool,
    },
    /// A table of a web page under the name of a workbook.
    WebPage,
    /// The form of the headers.
    Shape(Shape),
    /// The form of the ids, and the header of their column.
    Ids(IdShape, String),
    /// Stages that no other known CRM has.
    Stages(Vec<String>),
    /// A literal that stands for blank.
    Literal(String),
}

/// More names than this are not listed.
const LISTED: usize = 5;

impl Reason {
    /// The reason in words, for the CRM of that name.
    ///
    /// ```
    /// use tiersheet::{Lang, crm::Reason};
    /// let reason = Reason::OwnHeaders(vec!["Сделка закрыта".into()]);
    /// assert_eq!(reason.text("Bitrix24", Lang::En), "headers that only Bitrix24 writes: «Сделка закрыта»");
    /// ```
    pub fn text(&self, crm: &str, lang: Lang) -> String {
        match self {
            Reason::OwnHeaders(names) => {
                let before: Texts = [
                    "headers that only {} writes",
                    "заголовки, которые пишет только {}",
                    "заголовки, які пише лише {}",
                ];
                format!("{}: {}", lang.pick(&before).replace("{}", crm), quoted(names))
            }
            Reason::RareHeaders(names) => {
                let before: Texts = [
                    "headers that {} and few others write",
                    "заголовки, которые пишут {} и мало кто ещё",
                    "заголовки, які пишуть {} і мало хто ще",
                ];
                format!("{}: {}", lang.pick(&before).replace("{}", crm), quoted(names))
            }
            Reason::CommonHeaders(count) => {
                let before: Texts = [
                    "headers that {} shares with many programs",
                    "заголовки, общие у {} с другими программами",
                    "заголовки, спільні в {} з іншими програмами",
                ];
                format!("{}: {count}", lang.pick(&before).replace("{}", crm))
            }
            Reason::FileName(name) => {
                format!("{} «{name}»", lang.pick(&["the file name", "имя файла", "ім'я файлу"]))
            }
            Reason::Dialect { separator, mark, trailing } => {
                let separator = if *separator == b'\t' { "Tab".to_owned() } else { char::from(*separator).to_string() };
                let mut parts = vec![format!("{} {separator}", lang.pick(&["separator", "разделитель", "роздільник"]))];
                if *trailing {
                    let text =
                        ["also at the end of each line", "он же в конце каждой строки", "він же в кінці кожного рядка"];
                    parts.push(lang.pick(&text).to_owned());
                }
                let text: Texts = if *mark {
                    ["a byte order mark", "метка порядка байтов", "позначка порядку байтів"]
                } else {
                    ["no byte order mark", "без метки порядка байтов", "без позначки порядку байтів"]
                };
                parts.push(lang.pick(&text).to_owned());
                parts.join(", ")
            }
            Reason::WebPage => lang
                .pick(&[
                    "a table of a web page instead of a workbook",
                    "таблица веб-страницы вместо книги Excel",
                    "таблиця вебсторінки замість книги Excel",
                ])
                .to_owned(),
            Reason::Shape(shape) => lang.pick(&of_shape(*shape)).to_owned(),
            Reason::Ids(shape, header) => format!("{} («{header}»)", lang.pick(&of_ids(*shape))),
            Reason::Stages(names) => {
                let before: Texts = ["stages of {}", "стадии, как в {}", "стадії, як у {}"];
                format!("{}: {}", lang.pick(&before).replace("{}", crm), quoted(names))
            }
            Reason::Literal(text) => {
                format!("{} «{text}»", lang.pick(&["the words", "слова", "слова"]))
            }
        }
    }
}

fn of_shape(shape: Shape) -> Texts<'static> {
    match shape {
        Shape::EntityDashField => {
            ["headers such as «Deal - Title»", "заголовки вида «Deal - Title»", "заголовки вигляду «Deal - Title»"]
        }
        Shape::SlashId => {
            ["headers such as «stage_id/id»", "заголовки вида «stage_id/id»", "заголовки вигляду «stage_id/id»"]
        }
        Shape::DotId => [
            "headers such as «Account Name.id» beside «Account Name»",
            "заголовки вида «Account Name.id» рядом с «Account Name»",
            "заголовки вигляду «Account Name.id» поруч з «Account Name»",
        ],
        Shape::CustomSuffix => [
            "headers that end in «__c»",
            "заголовки, которые кончаются на «__c»",
            "заголовки, що закінчуються на «__c»",
        ],
    }
}

fn of_ids(shape: IdShape) -> Texts<'static> {
    match shape {
        IdShape::Salesforce18 => [
            "ids of 18 characters as in Salesforce",
            "ID из 18 знаков, как в Salesforce",
            "ID із 18 знаків, як у Salesforce",
        ],
        IdShape::Salesforce15 => [
            "ids of 15 characters as in reports of Salesforce",
            "ID из 15 знаков, как в отчётах Salesforce",
            "ID із 15 знаків, як у звітах Salesforce",
        ],
        IdShape::Hex17 => [
            "ids of 17 hexadecimal digits as in EspoCRM",
            "ID из 17 шестнадцатеричных цифр, как в EspoCRM",
            "ID із 17 шістнадцяткових цифр, як в EspoCRM",
        ],
        IdShape::Uuid => [
            "ids such as 8c1d3a52-…, as in SuiteCRM",
            "ID вида 8c1d3a52-…, как в SuiteCRM",
            "ID вигляду 8c1d3a52-…, як у SuiteCRM",
        ],
        IdShape::OdooExternal => [
            "ids that begin with «__export__.» as in Odoo",
            "ID, которые начинаются с «__export__.», как в Odoo",
            "ID, що починаються з «__export__.», як в Odoo",
        ],
        IdShape::ZohoPrefixed => [
            "ids that begin with «zcrm_» as in Zoho",
            "ID, которые начинаются с «zcrm_», как в Zoho",
            "ID, що починаються з «zcrm_», як у Zoho",
        ],
        IdShape::Long => [
            "ids of 16 digits and more, as in Zoho",
            "ID из 16 и более цифр, как в Zoho",
            "ID із 16 і більше цифр, як у Zoho",
        ],
    }
}

/// The first names, in quotes.
fn quoted(names: &[String]) -> String {
    let mut texts: Vec<String> = names.iter().take(LISTED).map(|name| format!("«{name}»")).collect();
    if names.len() > LISTED {
        texts.push("…".to_owned());
    }
    texts.join(", ")
}
