//! What two clients that may be one have in common: a phone, an e-mail address, a taxpayer's number.

use super::keys::{NONE, key_text};
use crate::cells::Kind;
use crate::maps::Numbered;
use crate::table::{Role, Table, TaxNumber};

/// What more clients than this share, such as the phone of a switchboard, says nothing.
const SHARED: usize = 5;
/// A phone of fewer digits is an extension.
const SHORTEST_PHONE: usize = 7;

/// What a column of contacts holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Phones.
    Phone,
    /// E-mail addresses.
    Email,
    /// Taxpayers' numbers.
    Tax(TaxNumber),
}

impl Contact {
    /// What a column holds by its header.
    fn of(table: &Table, index: usize) -> Option<Contact> {
        let header = table.headers.get(index)?;
        let names = |parts: &[&str]| parts.iter().any(|part| header.key.contains(part));
        match header.role {
            Some(Role::Phone) => Some(Contact::Phone),
            Some(Role::Email) => Some(Contact::Email),
            // Offices share a КПП with all of their district.
            _ => match TaxNumber::of_header(&header.title) {
                Some(TaxNumber::Kpp) => None,
                Some(number) => Some(Contact::Tax(number)),
                None if names(&["phone", "телефон"]) => Some(Contact::Phone),
                None if names(&["email", "e-mail", "почта", "пошта"]) => Some(Contact::Email),
                None => None,
            },
        }
    }

    /// The values of a cell, each as it is compared.
    fn values(self, text: &str) -> Vec<String> {
        match self {
            Contact::Phone => text.split([',', ';', '\n', '|']).filter_map(phone).collect(),
            Contact::Email => {
                let addresses = text.split([',', ';', '\n', '|', ' ']).map(|address| address.trim().to_lowercase());
                let whole = |address: &String| matches!(address.split_once('@'), Some((a, b)) if !a.is_empty() && b.contains('.'));
                addresses.filter(whole).collect()
            }
            Contact::Tax(number) => {
                let text = text.trim_matches(crate::cells::numeral::is_space);
                let digits = text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
                let whole = || number.padded(text).unwrap_or_else(|| text.to_owned());
                if digits || number.padded(text).is_some() { vec![whole()] } else { Vec::new() }
            }
        }
    }
}

/// The digits of a phone without the country's or the long distance's prefix, where that is one of those that are left out;
/// `None` for what is no phone.
fn phone(text: &str) -> Option<String> {
    // "доб. 12", "ext 5": what follows letters is no part of the number.
    let spoken = text.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ':' | ' '));
    let number = spoken.split(char::is_alphabetic).next()?;
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("00").unwrap_or(&digits);
    let last = |count: usize| digits.len().checked_sub(count).and_then(|at| digits.get(at..)).unwrap_or(digits);
    match digits.len() {
        0..SHORTEST_PHONE => None,
        11 if digits.starts_with(['7', '8']) => Some(last(10).to_owned()),
        12 if digits.starts_with("380") => Some(last(10).to_owned()),
        12 if digits.starts_with("375") => Some(format!("0{}", last(9))),
        _ => Some(digits.to_owned()),
    }
}

/// The columns of contacts of a table.
pub fn contact_columns(table: &Table) -> Vec<usize> {
    (0..table.headers.len()).filter(|index| Contact::of(table, *index).is_some()).collect()
}

/// Pairs of clients with a contact in common, with what it is: the first client that has it with each other one.
pub fn in_common(tables: &[(&Table, &[u32], usize)]) -> Vec<(usize, usize, Contact, String)> {
    let mut values = Numbered::default();
    let mut kinds: Vec<Contact> = Vec::new();
    let mut found: Vec<(usize, u32)> = Vec::new();
    for (table, clients, key) in tables {
        for index in contact_columns(table).into_iter().filter(|index| index != key) {
            let (Some(contact), Some(Some(column))) = (Contact::of(table, index), table.columns.get(index)) else {
                continue;
            };
            let mut number = |text: &str| -> Vec<usize> {
                let name = |value: String| {
                    let number = values.number(format!("{}{value}", prefix(contact)));
                    if number == kinds.len() {
                        kinds.push(contact);
                    }
                    number
                };
                contact.values(text).into_iter().map(name).collect()
            };
            let of_texts: Vec<Vec<usize>> = column.texts().iter().map(|text| number(text)).collect();
            for (row, client) in clients.iter().enumerate().filter(|(_, client)| **client != NONE) {
                let own: Vec<usize> = match column.kind(row) {
                    Kind::Text => of_texts.get(column.code(row)).cloned().unwrap_or_default(),
                    Kind::Number => number(&key_text(column, row)),
                    _ => continue,
                };
                found.extend(own.into_iter().map(|value| (value, *client)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    let texts = values.into_texts();
    let mut pairs = Vec::new();
    for group in found.chunk_by(|a, b| a.0 == b.0).filter(|group| (2..=SHARED).contains(&group.len())) {
        let [(value, first), others @ ..] = group else { continue };
        let (Some(contact), Some(text)) = (kinds.get(*value), texts.get(*value)) else { continue };
        let shown = text.get(1..).unwrap_or_default();
        pairs.extend(others.iter().map(|(_, other)| (*first as usize, *other as usize, *contact, shown.to_owned())));
    }
    pairs
}

/// Keeps a phone apart from a taxpayer's number of the same digits.
fn prefix(contact: Contact) -> char {
    match contact {
        Contact::Phone => 'p',
        Contact::Email => 'e',
        Contact::Tax(_) => 't',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_compared_by_their_digits() {
        for text in [
            "+7 (495) 123-45-67",
            "8 495 1234567",
            "74951234567",
            "4951234567",
            "т. 8-495-123-45-67 доб. 12",
            "007 495 123-45-67",
        ] {
            assert_eq!(phone(text).as_deref(), Some("4951234567"), "{text}");
        }
        for text in ["+380 50 123 45 67", "050-123-45-67", "80501234567"] {
            assert_eq!(phone(text).as_deref(), Some("0501234567"), "{text}");
        }
        assert_eq!(phone("+375 29 123-45-67"), phone("8 029 123 45 67"));
        assert_ne!(phone("+1 495 123 4567"), phone("+7 495 123 4567"));
        assert_eq!((phone("12-34"), phone("7.9E+10"), phone("нет")), (None, None, None));
    }

    #[test]
    fn a_cell_can_hold_several() {
        assert_eq!(Contact::Phone.values("8 495 123-45-67; +380501234567\n").len(), 2);
        assert_eq!(Contact::Email.values("A@b.example, c@d.example; x@"), ["a@b.example", "c@d.example"]);
        assert_eq!(Contact::Tax(TaxNumber::Inn).values("277012345"), ["0277012345"]);
    }
}
