//! Cells that hold several values: a list of tags, as CRMs write it.

/// The tags of a list such as `a; b`, `;a;b`, `a, b` or `["a","b"]`. A separator within a tag that stands in quotes does not
/// part it.
pub fn tags(list: &str) -> impl Iterator<Item = String> {
    let list = list.trim();
    let json = list.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let mut rest = json.unwrap_or(list);
    let mut tags: Vec<String> = Vec::new();
    loop {
        rest = rest.trim_start();
        let (tag, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(is_separator).unwrap_or(rest.len());
            let (tag, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (tag.trim().trim_matches('"').trim().to_owned(), after)
        });
        if !tag.is_empty() {
            tags.push(tag);
        }
        match after.strip_prefix(is_separator) {
            Some(next) => rest = next,
            None => break,
        }
    }
    tags.into_iter()
}

fn is_separator(c: char) -> bool {
    matches!(c, ';' | ',' | '|' | '\n')
}

/// A tag in quotes at the start of a list, its doubled and escaped quotes undone, and what follows it; `None` where no quotes
/// open, or where they do not close before a separator or the end.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut tag = String::new();
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(|(_, next)| matches!(next, '"' | '\\')) => {
                tag.extend(chars.next().map(|(_, next)| next));
            }
            '"' if chars.next_if(|(_, next)| *next == '"').is_some() => tag.push('"'),
            '"' => {
                let after = inner.get(at + 1..)?.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
                let closes = after.is_empty() || after.starts_with(is_separator);
                return closes.then(|| (tag.trim().to_owned(), after));
            }
            c => tag.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_tags() {
        for list in ["спорт; благотворительность", "спорт, благотворительность", "[\"спорт\",\"благотворительность\"]"]
        {
            assert_eq!(tags(list).count(), 2, "{list}");
        }
        let all = |list: &str| tags(list).collect::<Vec<_>>().join("/");
        assert_eq!(all(";a;b"), "a/b");
        assert_eq!(all("a , b;"), "a/b");
        assert_eq!(all("\"опт, розница\"; \"IT\" ;x"), "опт, розница/IT/x");
        assert_eq!(all("[\"a;b\", \"c \\\"d\\\"\"]"), "a;b/c \"d\"");
        assert_eq!(all("\"a \"\"b\"\"\", c"), "a \"b\"/c");
        assert_eq!(all("\"a; b"), "a/b");
        assert_eq!(all("экран 5\", b"), "экран 5/b");
        assert_eq!(all("[]"), "");
    }
}
