//! Forms of ids by which CRMs are told apart.

use super::source::IdShape;
use crate::table::salesforce_id_18;

/// Whether an id has that form.
///
/// ```
/// use tiersheet::crm::{ids::has_shape, source::IdShape};
/// assert!(has_shape("0015e00000AbCdEAAV", IdShape::Salesforce18));
/// assert!(!has_shape("0015e00000AbCdEAAA", IdShape::Salesforce18));
/// assert!(has_shape("__export__.crm_lead_12_a1b2c3", IdShape::OdooExternal));
/// ```
pub fn has_shape(id: &str, shape: IdShape) -> bool {
    let id = id.trim();
    let all = |wanted: fn(&u8) -> bool| !id.is_empty() && id.bytes().all(|byte| wanted(&byte));
    let hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    match shape {
        IdShape::Salesforce18 => id.len() == 18 && id.get(..15).and_then(salesforce_id_18).as_deref() == Some(id),
        IdShape::Salesforce15 => {
            let letters = id.bytes().any(|byte| byte.is_ascii_alphabetic());
            id.len() == 15 && letters && (id.starts_with("00") || id.starts_with('a')) && all(u8::is_ascii_alphanumeric)
        }
        IdShape::Hex17 => id.len() == 17 && hex(id) && id.bytes().any(|byte| byte.is_ascii_alphabetic()),
        IdShape::Uuid => {
            let lengths: Vec<usize> = id.split('-').map(str::len).collect();
            lengths == [8, 4, 4, 4, 12] && hex(&id.to_ascii_lowercase().replace('-', ""))
        }
        IdShape::OdooExternal => id.starts_with("__export__."),
        IdShape::ZohoPrefixed => {
            id.strip_prefix("zcrm_").is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
        }
        IdShape::Long => id.len() >= 16 && all(u8::is_ascii_digit),
    }
}
