//! One spelling for a name in Cyrillic and in Latin letters.

/// The Latin letters of a Cyrillic one, as in passports; the Ukrainian и and г have sounds of their own, see [`skeletons`].
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'ї' => "yi",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

/// Ways to write one sound, each replaced by what follows it, in this order.
const SOUNDS: &[(&str, &str)] = &[
    ("shch", "sch"),
    ("kh", "h"),
    ("tz", "ts"),
    ("ck", "k"),
    ("ph", "f"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
    ("ii", "i"),
    ("io", "e"),
    ("ie", "e"),
];

/// The forms in which a name is compared across alphabets: one, or two where a letter has two readings. The name is plain: in
/// lower case, without legal form and punctuation.
///
/// ```
/// use tiersheet::metrics::skeletons;
/// assert_eq!(skeletons("ромашка"), skeletons("romashka"));
/// assert!(skeletons("галичина").contains(&skeletons("halychyna")[0]));
/// ```
pub fn skeletons(name: &str) -> Vec<String> {
    let written = |of_g: &str| {
        let mut text = String::with_capacity(name.len());
        for c in name.chars() {
            match latin(c) {
                _ if c == 'г' => text.push_str(of_g),
                Some(letters) => text.push_str(letters),
                None => text.push(c),
            }
        }
        canonical(text)
    };
    let mut forms = vec![written("g")];
    if name.contains('г') {
        forms.push(written("h"));
    }
    forms
}

fn canonical(mut text: String) -> String {
    for (from, to) in SOUNDS {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in letters.iter().enumerate() {
        match (c, letters.get(at + 1)) {
            ('c', Some('h')) => out.push('c'),
            ('c', Some('e' | 'i')) => out.push_str("ts"),
            ('c', _) => out.push('k'),
            (c, _) if out.ends_with(*c) && c.is_alphabetic() => {}
            (c, _) => out.push(*c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_in_any_usual_spelling() {
        for (cyrillic, spellings) in [
            ("щукин", ["shchukin", "schukin"]),
            ("юлия", ["yuliya", "iuliia"]),
            ("химпром", ["khimprom", "himprom"]),
            ("цемекс", ["tsemeks", "cemex"]),
            ("василек", ["vasilek", "vasilyok"]),
            ("київ", ["kyiv", "kyyiv"]),
            ("єнакієве", ["yenakiieve", "enakieve"]),
            ("майский", ["mayskiy", "maiskii"]),
            ("акме", ["acme", "akme"]),
            ("григорій", ["hryhorii", "grigoriy"]),
            ("россия", ["rossiya", "rosiia"]),
        ] {
            for spelling in spellings {
                let own = skeletons(spelling);
                assert!(skeletons(cyrillic).contains(&own[0]), "{cyrillic}: {:?}, {own:?}", skeletons(cyrillic));
            }
        }
        assert_ne!(skeletons("жуков"), skeletons("zukov"));
        assert_ne!(skeletons("роса"), skeletons("коса"));
    }
}
