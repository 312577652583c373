//! Requests for the REST interface of a CRM as lines of JSON, and a program that sends them.
//!
//! Bitrix24: `batch` with up to 50 `crm.item.update`, whose answer holds the item, so that a field that was ignored is seen.
//! Kommo: `PATCH /api/v4/companies` and the like, with a list of records.

use super::rows::{Checked, Meant};
use super::settings::Settings;
use super::words::TEXTS;
use super::{OutFile, plural};
use crate::crm::{Entity, Profile};
use crate::lang::Lang;
use crate::maps::text_hash;
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// Commands of one `batch` of Bitrix24: its documented limit.
const COMMANDS: usize = 50;
/// Records of one request to Kommo. Its limit is not verified, so a small number.
const RECORDS: usize = 25;

/// Noon is the same day in nearly all zones.
const NOON: &str = "T12:00:00+00:00";

/// The name of the file with the requests.
pub const REQUESTS: &str = "tiersheet-send.jsonl";
/// The name of the program.
pub const SENDER: &str = "tiersheet-send.mjs";

const PROGRAM: &str = include_str!("sender.mjs");

/// That a field must be named, and how to find it.
pub fn field_needed(api: Api) -> Problem {
    let code = if api == Api::Kommo { Code::FieldIdNeeded } else { Code::FieldCodeNeeded };
    Problem::new(code, Place::of("settings"), ["tier field"])
}

/// The fields that requests fill.
struct Fields<'a> {
    tier: &'a str,
    date: Option<&'a str>,
}

/// Whose requests they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// Those of Bitrix24.
    Bitrix,
    /// Those of Kommo.
    Kommo,
}

/// The file with the requests and the program; and the number of records in them.
///
/// # Errors
/// A field that cannot be one of the CRM's own; requests that read otherwise than they were meant.
pub fn files(
    profile: &Profile,
    api: Api,
    checked: &Checked,
    settings: &Settings,
    lang: Lang,
) -> Result<(Vec<OutFile>, usize), Problem> {
    let fields = Fields {
        tier: field(api, "tier field", settings)?.ok_or_else(|| field_needed(api))?,
        date: field(api, "date field", settings)?,
    };
    let entity = settings.entity.or(profile.target.ids.first().map(|column| column.entity)).unwrap_or(Entity::Company);
    let size = if api == Api::Bitrix { COMMANDS } else { RECORDS };
    let parts: Vec<&[Meant]> = checked.meant.chunks(size).collect();
    let bodies: Vec<String> = parts.iter().map(|part| body(api, entity, part, &fields, settings)).collect();
    let stamp = format!("{:08x}", text_hash(&bodies.concat()));
    let line = |(index, body): (usize, &String)| {
        format!(
            "{{\"stamp\":\"{stamp}\",\"line\":{},\"lines\":{},\"crm\":\"{}\",{body}}}\n",
            index + 1,
            bodies.len(),
            profile.id
        )
    };
    let text: String = bodies.iter().enumerate().map(line).collect();
    reread(api, &text, &checked.meant, &fields, settings)?;
    let words: Vec<String> =
        TEXTS.iter().map(|(name, texts)| format!("  {name}: {}", quoted(lang.pick(texts)))).collect();
    let program = PROGRAM.replace("/* TEXTS */ {}", &format!("{{\n{},\n}}", words.join(",\n")));
    let file = |name: &str, text: String| OutFile { name: name.to_owned(), bytes: text.into_bytes() };
    Ok((vec![file(REQUESTS, text), file(SENDER, program)], checked.meant.len()))
}

fn field<'a>(api: Api, name: &str, settings: &'a Settings) -> Result<Option<&'a str>, Problem> {
    let Some(text) = settings.text(name) else { return Ok(None) };
    // Only fields that the company made itself: a standard field is never overwritten.
    let (own, example) = match api {
        Api::Bitrix => (text.strip_prefix("UF_CRM_").is_some_and(|code| !code.is_empty()), "UF_CRM_1723209318"),
        Api::Kommo => (text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0'), "123456"),
    };
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if own && plain {
        return Ok(Some(text));
    }
    Err(Problem::new(Code::BadOption, Place::of("settings"), [name, text, example]))
}

/// The value that stands for a tier: its number in the list, where one is given.
fn value<'a>(own: &'a Meant, settings: &'a Settings) -> (&'a str, bool) {
    let number = settings.numbers.iter().find(|(tier, _)| *tier == own.tier);
    number.map_or((own.tier.as_str(), false), |(_, number)| (number.as_str(), true))
}

fn body(api: Api, entity: Entity, part: &[Meant], fields: &Fields<'_>, settings: &Settings) -> String {
    let joined = |show: &dyn Fn(&Meant) -> String| part.iter().map(show).collect::<Vec<_>>().join(",");
    match api {
        Api::Bitrix => {
            let kind = match entity {
                Entity::Deal => 2,
                Entity::Contact => 3,
                Entity::Company => 4,
            };
            let command = |own: &Meant| {
                let mut query = format!(
                    "crm.item.update?entityTypeId={kind}&id={}&useOriginalUfNames=Y&fields%5B{}%5D={}",
                    own.id,
                    fields.tier,
                    percent(value(own, settings).0)
                );
                if let Some((field, date)) = fields.date.zip(own.date) {
                    query.push_str(&format!("&fields%5B{field}%5D={}", date.iso()));
                }
                format!("\"id{}\":{}", own.id, quoted(&query))
            };
            let expected = |own: &Meant| format!("\"{}\":{}", own.id, quoted(value(own, settings).0));
            let dated = |own: &Meant| own.date.map(|date| format!("\"{}\":\"{}\"", own.id, date.iso()));
            let dates = fields.date.map(|field| {
                let dates = part.iter().filter_map(dated).collect::<Vec<_>>().join(",");
                format!("\"dateField\":{},\"dates\":{{{dates}}},", quoted(field))
            });
            format!(
                "\"field\":{},\"expect\":{{{}}},{}\"method\":\"batch\",\"body\":{{\"halt\":0,\"cmd\":{{{}}}}}",
                quoted(fields.tier),
                joined(&expected),
                dates.unwrap_or_default(),
                joined(&command)
            )
        }
        Api::Kommo => {
            let record = |own: &Meant| {
                let (value, numbered) = value(own, settings);
                let value =
                    if numbered { format!("\"enum_id\":{value}") } else { format!("\"value\":{}", quoted(value)) };
                let mut filled = format!("{{\"field_id\":{},\"values\":[{{{value}}}]}}", fields.tier);
                if let Some((field, date)) = fields.date.zip(own.date) {
                    let noon = quoted(&format!("{}{NOON}", date.iso()));
                    filled.push_str(&format!(",{{\"field_id\":{field},\"values\":[{{\"value\":{noon}}}]}}"));
                }
                format!("{{\"id\":{},\"custom_fields_values\":[{filled}]}}", own.id)
            };
            format!("\"method\":\"PATCH\",\"path\":\"/api/v4/{}\",\"body\":[{}]", plural(entity), joined(&record))
        }
    }
}

/// Reads the requests again: the same records with the same values, in order.
fn reread(api: Api, text: &str, meant: &[Meant], fields: &Fields<'_>, settings: &Settings) -> Result<(), Problem> {
    let differs = |line: usize, meant: &str, read: &str| {
        let args = [REQUESTS, &line.to_string(), meant, read];
        Problem::new(Code::ReadBackDiffers, Place::of(REQUESTS).row(line), args)
    };
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let broken = || differs(index + 1, "", line.get(..80).unwrap_or(line));
        match api {
            Api::Bitrix => {
                let (_, commands) = line.split_once("\"cmd\":{").ok_or_else(broken)?;
                for command in commands.trim_end_matches('}').split(',') {
                    let query = command.split('"').nth(3).and_then(|query| query.split_once('?')).ok_or_else(broken)?;
                    let pairs: Vec<(String, String)> = query
                        .1
                        .split('&')
                        .filter_map(|pair| pair.split_once('='))
                        .map(|(name, value)| (plain(name), plain(value)))
                        .collect();
                    let of = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
                    let tier = of(&format!("fields[{}]", fields.tier)).ok_or_else(broken)?;
                    let date = fields.date.and_then(|field| of(&format!("fields[{field}]")));
                    found.push((index + 1, of("id").ok_or_else(broken)?, tier, date));
                }
            }
            Api::Kommo => {
                for record in line.split("{\"id\":").skip(1) {
                    let (id, rest) = record.split_once(',').ok_or_else(broken)?;
                    let start = format!("{{\"field_id\":{},\"values\":[{{", fields.tier);
                    let (_, rest) = rest.split_once(&start).ok_or_else(broken)?;
                    let (_, rest) = rest.split_once(':').ok_or_else(broken)?;
                    let (value, rest) = rest.split_once("}]}").ok_or_else(broken)?;
                    let value = value.trim_matches('"').replace("\\\\", "\\");
                    let date = fields.date.and_then(|field| {
                        let (_, date) =
                            rest.split_once(&format!("{{\"field_id\":{field},\"values\":[{{\"value\":\""))?;
                        date.split_once('"').map(|(date, _)| date.to_owned())
                    });
                    found.push((index + 1, id.to_owned(), value, date));
                }
            }
        }
    }
    let tail = if api == Api::Kommo { NOON } else { "" };
    for (own, (line, id, tier, date)) in meant.iter().zip(&found) {
        let wanted = value(own, settings).0;
        let day = fields.date.and(own.date).map(|date| format!("{}{tail}", date.iso()));
        if own.id != *id || wanted != tier || day != *date {
            let shown = |date: &Option<String>| date.clone().unwrap_or_default();
            let (meant, read) =
                (format!("{} {wanted} {}", own.id, shown(&day)), format!("{id} {tier} {}", shown(date)));
            return Err(differs(*line, meant.trim_end(), read.trim_end()));
        }
    }
    if found.len() == meant.len() {
        Ok(())
    } else {
        Err(differs(1, &meant.len().to_string(), &found.len().to_string()))
    }
}

/// A text in the query of an address.
fn percent(text: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(escaped).collect()
}

/// The text that a part of a query stands for.
fn plain(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.extend(u8::from_str_radix(code, 16));
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text of JSON.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_as_it_was_written() {
        for text in ["A", "Б+", "a&b=c", "100%", "[x]", "é \\ 漢"] {
            assert_eq!(plain(&percent(text)), text);
        }
        assert_eq!(percent("Б+"), "%D0%91%2B");
    }

    #[test]
    fn a_date_that_differs_is_seen_when_requests_are_read_again() {
        let profile = crate::crm::find("bitrix24").unwrap();
        let settings = Settings::read(profile, &[]).unwrap();
        let own = |day| Meant {
            id: "12".to_owned(),
            tier: "A".to_owned(),
            date: crate::date::Date::new(2026, 6, day),
            reason: String::new(),
            name: String::new(),
            also: Vec::new(),
        };
        for (api, tier, date) in [(Api::Bitrix, "UF_CRM_1", "UF_CRM_2"), (Api::Kommo, "77", "78")] {
            let fields = Fields { tier, date: Some(date) };
            let text = format!("{{{}}}", body(api, Entity::Company, &[own(30)], &fields, &settings));
            assert_eq!(reread(api, &text, &[own(30)], &fields, &settings), Ok(()));
            let none = Meant { date: None, ..own(30) };
            for other in [own(29), none.clone()] {
                let problem = reread(api, &text, &[other], &fields, &settings).unwrap_err();
                assert_eq!(problem.code, Code::ReadBackDiffers);
            }
            let without =
                format!("{{{}}}", body(api, Entity::Company, std::slice::from_ref(&none), &fields, &settings));
            assert_eq!(reread(api, &without, &[none], &fields, &settings), Ok(()));
            assert!(reread(api, &without, &[own(30)], &fields, &settings).is_err());
        }
    }

    #[test]
    fn the_program_has_a_place_for_its_texts_and_uses_each() {
        assert_eq!(PROGRAM.matches("/* TEXTS */ {}").count(), 1);
        for (name, texts) in TEXTS {
            assert!(PROGRAM.contains(&format!("say.{name}")), "{name}");
            let holes = |text: &str| (0..4).filter(|hole| text.contains(&format!("{{{hole}}}"))).count();
            assert_eq!(texts.map(holes), [holes(texts[0]); 3], "{name}");
        }
    }
}
