//! Ids of Salesforce: reports show 15 characters whose case counts, exports by the API show 18 that differ without case.

/// Characters of the short form.
const SHORT: usize = 15;
/// What each group of five letters adds: bit n says that its n-th character is a capital.
const SUFFIXES: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/// The 18 characters of an id of 15; `None` for a text that is not 15 Latin letters and digits.
///
/// ```
/// use tiersheet::table::salesforce_id_18;
/// assert_eq!(salesforce_id_18("001A0000006Vm9u").as_deref(), Some("001A0000006Vm9uIAC"));
/// assert_eq!(salesforce_id_18("001A0000006Vm9uIAC"), None);
/// ```
pub fn salesforce_id_18(id: &str) -> Option<String> {
    if id.len() != SHORT || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let mut long = id.to_owned();
    for group in id.as_bytes().chunks(5) {
        let bits = group.iter().enumerate().map(|(at, byte)| usize::from(byte.is_ascii_uppercase()) << at);
        long.push(char::from(*SUFFIXES.get(bits.sum::<usize>())?));
    }
    Some(long)
}

/// An id of 18 characters with the case that its last three say, so that one whose case was lost gets it back; `None` for what
/// is no such id.
///
/// ```
/// use tiersheet::table::salesforce_id_restored;
/// assert_eq!(salesforce_id_restored("001a0000006vm9uiac").as_deref(), Some("001A0000006Vm9uIAC"));
/// assert_eq!(salesforce_id_restored("001A0000006Vm9u"), None);
/// ```
pub fn salesforce_id_restored(id: &str) -> Option<String> {
    let (own, given) = id.split_at_checked(SHORT)?;
    if given.len() != SHORT / 5 || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let mut short = own.to_ascii_lowercase().into_bytes();
    for (group, letter) in short.chunks_mut(5).zip(given.bytes()) {
        let capitals = SUFFIXES.iter().position(|known| *known == letter.to_ascii_uppercase())?;
        for (_, byte) in group.iter_mut().enumerate().filter(|(place, _)| capitals >> place & 1 == 1) {
            if !byte.is_ascii_alphabetic() {
                return None;
            }
            byte.make_ascii_uppercase();
        }
    }
    Some(String::from_utf8(short).ok()? + &given.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_differ_by_case_get_different_ends() {
        assert_eq!(salesforce_id_18("001a0000006vm9u").as_deref(), Some("001a0000006vm9uAAA"));
        assert_eq!(salesforce_id_18("ABCDEFGHIJKLMNO").as_deref(), Some("ABCDEFGHIJKLMNO555"));
        assert_eq!(salesforce_id_18("001A0000006Vm9"), None);
        assert_eq!(salesforce_id_18("001A0000006Vm9я"), None);
    }
}
