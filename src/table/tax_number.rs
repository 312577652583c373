//! Numbers of taxpayers, which a spreadsheet robs of their zeros in front.

use super::normalise;

/// A number of a fixed length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxNumber {
    /// ИНН: 10 digits of a company, 12 of a person; ІПН likewise.
    Inn,
    /// ЄДРПОУ: 8 digits.
    Edrpou,
    /// КПП: 9 digits.
    Kpp,
}

impl TaxNumber {
    /// The number that a header speaks of, if it speaks of one alone.
    ///
    /// ```
    /// use tiersheet::table::TaxNumber;
    /// assert_eq!(TaxNumber::of_header("ИНН клиента"), Some(TaxNumber::Inn));
    /// assert_eq!(TaxNumber::of_header("Код ЄДРПОУ"), Some(TaxNumber::Edrpou));
    /// assert_eq!(TaxNumber::of_header("ИНН/КПП"), None);
    /// ```
    pub fn of_header(title: &str) -> Option<TaxNumber> {
        let key = normalise(title);
        let words = key.split(|c: char| !c.is_alphanumeric());
        let mut found = words.filter_map(|word| match word {
            "инн" | "inn" | "іпн" | "рнокпп" => Some(TaxNumber::Inn),
            "єдрпоу" | "едрпоу" | "edrpou" => Some(TaxNumber::Edrpou),
            "кпп" | "kpp" => Some(TaxNumber::Kpp),
            _ => None,
        });
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The number with the zeros that it lacks in front; `None` for one of a right length, or no such number at all.
    ///
    /// ```
    /// use tiersheet::table::TaxNumber;
    /// assert_eq!(TaxNumber::Inn.padded("277012345").as_deref(), Some("0277012345"));
    /// assert_eq!(TaxNumber::Inn.padded("7701234567"), None);
    /// assert_eq!(TaxNumber::Edrpou.padded("32129").as_deref(), Some("00032129"));
    /// ```
    pub fn padded(self, number: &str) -> Option<String> {
        if !number.bytes().all(|byte| byte.is_ascii_digit()) || number.starts_with('0') {
            return None;
        }
        let length = match (self, number.len()) {
            (TaxNumber::Inn, 9) => 10,
            (TaxNumber::Inn, 11) => 12,
            (TaxNumber::Edrpou, 5..=7) => 8,
            (TaxNumber::Kpp, 8) => 9,
            _ => return None,
        };
        Some(format!("{number:0>length$}"))
    }
}
