//! How plausible a text's letters are, to tell single-byte encodings apart.

/// How common each letter is in Russian and Ukrainian, from 0 to 10.
fn commonness(letter: char) -> Option<i64> {
    Some(match letter {
        'о' => 10,
        'а' | 'е' | 'и' => 9,
        'н' | 'т' => 8,
        'р' | 'с' | 'в' | 'л' => 7,
        'к' | 'м' | 'д' => 6,
        'п' | 'у' | 'я' | 'і' => 5,
        'г' | 'з' | 'б' => 4,
        'ы' | 'ь' | 'ч' | 'й' | 'х' => 3,
        'ж' | 'ш' | 'ю' | 'ц' | 'ф' | 'ї' | 'є' => 2,
        'щ' | 'э' | 'ё' => 1,
        'ъ' | 'ґ' => 0,
        _ => return None,
    })
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ё' | 'і' | 'ї' | 'є')
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Ascii,
    Cyrillic,
    Latin,
    Other,
}

fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' => Kind::Ascii,
        'Ѐ'..='ԯ' => Kind::Cyrillic,
        'À'..='ÿ' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' if c != '×' && c != '÷' => Kind::Latin,
        _ => Kind::Other,
    }
}

/// Points for a text: more for letters, cases and neighbours that are usual in Russian, Ukrainian and Western languages,
/// fewer for what is not. Texts that the same bytes make in different encodings can be compared.
///
/// ```
/// use tiersheet::files::letters::plausibility;
/// assert!(plausibility("Иванов") > plausibility("хБЮМНБ"));
/// assert!(plausibility("Müller") > plausibility("Mьller"));
/// ```
pub fn plausibility(text: &str) -> i64 {
    let mut points = 0;
    let mut before = ' ';
    // Lengths of runs of consonants and of vowels.
    let (mut consonants, mut vowels) = (0, 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let (own, last) = (kind(c), kind(before));
        let next = chars.peek().copied().map_or(Kind::Other, kind);
        match own {
            Kind::Ascii => {}
            Kind::Cyrillic => {
                let lower = c.to_lowercase().next().unwrap_or(c);
                points += commonness(lower).map_or(-8, |common| common - 4);
                let (start, upper) = (last != Kind::Cyrillic, lower != c);
                if upper && !start && before.is_lowercase() {
                    points -= 12;
                }
                if start && matches!(lower, 'ь' | 'ъ' | 'ы') {
                    points -= 8;
                }
                if start && upper && next == Kind::Cyrillic {
                    points += 2;
                }
                if last == Kind::Ascii || next == Kind::Ascii {
                    points -= 10;
                }
                if start {
                    (consonants, vowels) = (0, 0);
                }
                if is_vowel(lower) {
                    (consonants, vowels) = (0, vowels + 1);
                } else if !matches!(lower, 'ь' | 'ъ') {
                    (consonants, vowels) = (consonants + 1, 0);
                }
                points -= i64::from(consonants > 3) * 4 + i64::from(vowels > 2) * 4;
            }
            Kind::Latin => {
                let usual = matches!(
                    c,
                    'à' | 'á'
                        | 'â'
                        | 'ã'
                        | 'ä'
                        | 'å'
                        | 'æ'
                        | 'ç'
                        | 'è'
                        | 'é'
                        | 'ê'
                        | 'ë'
                        | 'í'
                        | 'î'
                        | 'ï'
                        | 'ñ'
                        | 'ó'
                        | 'ô'
                        | 'õ'
                        | 'ö'
                        | 'ø'
                        | 'ù'
                        | 'ú'
                        | 'û'
                        | 'ü'
                        | 'ß'
                        | 'œ'
                        | 'É'
                        | 'Ä'
                        | 'Ö'
                        | 'Ü'
                        | 'Å'
                        | 'Ø'
                        | 'Ç'
                );
                points += if usual { 2 } else { -2 };
                points += match (last, next) {
                    (Kind::Latin, _) | (_, Kind::Latin) => -8,
                    (Kind::Ascii, _) | (_, Kind::Ascii) => 5,
                    _ => -1,
                };
                if c.is_uppercase() && before.is_lowercase() {
                    points -= 12;
                }
            }
            Kind::Other => points += symbol(c, last, next),
        }
        before = c;
    }
    points
}

/// Points for what is no letter.
fn symbol(c: char, last: Kind, next: Kind) -> i64 {
    let inside = |kind| kind != Kind::Other;
    match c {
        '\0'..='\x7f' => 0,
        '№' | '«' | '»' | '„' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '€' | '₽' | '°' | '\u{a0}' => {
            1
        }
        '§' | '©' | '®' | '™' | '·' | '•' | '±' | '£' | '²' | '³' | '½' | '×' | 'º' | 'ª' | '¿' | '¡'
            if !(inside(last) && inside(next)) =>
        {
            0
        }
        '\u{80}'..='\u{9f}' => -20,
        _ => -10,
    }
}
