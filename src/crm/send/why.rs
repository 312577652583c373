//! Why rows are not sent.

use crate::lang::Texts;

/// Why a row is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has no id.
    NoId,
    /// Its id is none of this CRM's.
    StrangeId,
    /// It has no tier.
    NoTier,
    /// Its tier is not among the confirmed ones.
    Unconfirmed,
    /// A cell of it has what the file may not hold.
    Unsafe,
    /// Its date is none.
    BadDate,
    /// Its id stands twice, with different tiers.
    Twice,
    /// Its tier has no number in the CRM's list.
    NoNumber,
    /// A spreadsheet shortened its id.
    Damaged,
    /// The field of the CRM that takes the tier is not named.
    NoField,
}

impl Why {
    /// In words.
    pub fn texts(self) -> Texts<'static> {
        match self {
            Why::NoId => ["no id", "нет ID", "немає ID"],
            Why::StrangeId => ["cannot be an id of this CRM", "не может быть ID этой CRM", "не може бути ID цієї CRM"],
            Why::NoTier => ["no tier", "нет категории", "немає категорії"],
            Why::Unconfirmed => [
                "the tier is not known to be in the CRM's list",
                "неизвестно, есть ли категория в списке CRM",
                "невідомо, чи є категорія у списку CRM",
            ],
            Why::Unsafe => [
                "a cell has what the file may not hold",
                "в ячейке есть то, чего в файле быть не может",
                "у клітинці є те, чого у файлі бути не може",
            ],
            Why::BadDate => ["the date is none", "дата не читается", "дата не читається"],
            Why::Twice => [
                "the id stands twice with different tiers",
                "ID повторяется с разными категориями",
                "ID повторюється з різними категоріями",
            ],
            Why::NoField => [
                "the setting \"tier field\" does not name the CRM's field",
                "в настройке «tier field» не указано поле CRM",
                "у налаштуванні «tier field» не вказано поле CRM",
            ],
            Why::Damaged => ["the id was shortened by a spreadsheet", "ID испорчен таблицей", "ID зіпсовано таблицею"],
            Why::NoNumber => [
                "no number of the list is given for the tier",
                "для категории не задан номер варианта",
                "для категорії не задано номер варіанта",
            ],
        }
    }
}
