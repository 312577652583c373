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
