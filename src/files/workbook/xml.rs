//! What the two formats of plain XML share.

use super::broken;
use crate::problem::Problem;
use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::{Reader, XmlVersion};

/// A reader for which an empty element has a start and an end.
pub(super) fn xml(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    // A sheet is read from where its rows begin.
    config.allow_unmatched_ends = true;
    reader
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Problem> {
    let pair = tag.try_get_attribute(name).map_err(broken)?;
    pair.map(|pair| pair.normalized_value(XmlVersion::Explicit1_0).map(|text| text.into_owned()).map_err(broken))
        .transpose()
}

/// The letter of a reference such as `&amp;` or `&#10;`.
pub(super) fn reference(part: &BytesRef<'_>) -> Result<String, Problem> {
    if let Some(letter) = part.resolve_char_ref().map_err(broken)? {
        return Ok(letter.to_string());
    }
    let name: &str = part.as_ref();
    let known = quick_xml::escape::resolve_xml_entity(name);
    known.map(str::to_owned).ok_or_else(|| broken(format!("&{name};")))
}
