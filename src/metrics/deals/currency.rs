//! Currencies by their codes, signs and names in three languages.

/// Codes with what people and CRMs write for them, in lower case and without points.
const NAMES: &[(&str, &[&str])] = &[
    (
        "RUB",
        &[
            "₽",
            "руб",
            "рублей",
            "рубли",
            "рубль",
            "р",
            "rur",
            "российский рубль",
            "рос рубль",
            "российские рубли",
            "російський рубль",
            "російські рублі",
            "ruble",
            "rubles",
            "rouble",
            "russian ruble",
            "russian rouble",
        ],
    ),
    (
        "UAH",
        &[
            "₴",
            "грн",
            "гривна",
            "гривны",
            "гривен",
            "гривня",
            "гривні",
            "гривень",
            "украинская гривна",
            "українська гривня",
            "hryvnia",
            "ukrainian hryvnia",
        ],
    ),
    (
        "USD",
        &[
            "$",
            "us$",
            "доллар",
            "доллары",
            "долларов",
            "долл",
            "доллар сша",
            "доллары сша",
            "долл сша",
            "долар",
            "долари",
            "доларів",
            "дол",
            "долар сша",
            "долари сша",
            "dollar",
            "dollars",
            "us dollar",
            "us dollars",
            "american dollar",
        ],
    ),
    ("EUR", &["€", "евро", "євро", "euro", "euros"]),
    (
        "GBP",
        &[
            "£",
            "фунт",
            "фунт стерлингов",
            "фунты стерлингов",
            "фунт стерлінгів",
            "фунти стерлінгів",
            "pound",
            "pound sterling",
            "british pound",
            "sterling",
        ],
    ),
    (
        "KZT",
        &["₸", "тг", "тенге", "казахстанский тенге", "казахстанський теньге", "теньге", "tenge", "kazakhstani tenge"],
    ),
    (
        "BYN",
        &[
            "br",
            "белорусский рубль",
            "белорусские рубли",
            "бел руб",
            "білоруський рубль",
            "білоруські рублі",
            "belarusian ruble",
        ],
    ),
    (
        "PLN",
        &[
            "zł",
            "zl",
            "злотый",
            "злотых",
            "польский злотый",
            "злотий",
            "злотих",
            "польський злотий",
            "zloty",
            "polish zloty",
        ],
    ),
    ("UZS", &["сум", "узбекский сум", "узбецький сум", "so'm", "uzbekistani som"]),
    ("KGS", &["сом", "киргизский сом", "кыргызский сом", "киргизький сом"]),
    ("GEL", &["₾", "лари", "грузинский лари", "ларі", "грузинський ларі", "lari"]),
    ("AMD", &["֏", "драм", "армянский драм", "вірменський драм"]),
    ("AZN", &["₼", "манат", "азербайджанский манат", "азербайджанський манат"]),
    ("MDL", &["молдавский лей", "молдовський лей"]),
    ("RON", &["румынский лей", "румунський лей"]),
    ("TRY", &["₺", "лира", "турецкая лира", "ліра", "турецька ліра", "turkish lira"]),
    ("CNY", &["юань", "юани", "китайский юань", "юані", "китайський юань", "yuan", "renminbi", "rmb"]),
    ("JPY", &["¥", "иена", "йена", "японская иена", "єна", "японська єна", "yen", "japanese yen"]),
    ("CHF", &["швейцарский франк", "швейцарський франк", "swiss franc"]),
    ("CZK", &["kč", "чешская крона", "чеська крона", "czech koruna"]),
    ("ILS", &["₪", "шекель", "new shekel"]),
    ("INR", &["₹", "рупия", "рупія", "indian rupee"]),
    ("AED", &["дирхам", "дирхам оаэ", "дирхам оае", "dirham"]),
    ("BRL", &["r$"]),
    ("CAD", &["канадский доллар", "канадський долар", "canadian dollar"]),
    ("AUD", &["австралийский доллар", "австралійський долар", "australian dollar"]),
];

/// Signs that more than one currency is written with, and the currencies that they can be.
const SHARED: &[(&[&str], &[&str])] = &[
    (&["$"], &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP"]),
    (&["¥"], &["JPY", "CNY"]),
    (&["р", "руб", "рублей", "рубль"], &["RUB", "BYN"]),
    (&["£"], &["GBP", "EGP"]),
];

fn plain(written: &str) -> String {
    let lower = written.to_lowercase().replace('ё', "е").replace('.', "");
    lower.split(crate::cells::numeral::is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn known(plain: &str) -> Option<&'static str> {
    let same = |(code, names): &&(&'static str, &[&str])| code.eq_ignore_ascii_case(plain) || names.contains(&plain);
    NAMES.iter().find(same).map(|(code, _)| *code)
}

/// The code of the currency that a sign, code or name means; a name that is not known stands for itself, in capitals.
///
/// ```
/// use tiersheet::metrics::currency_code;
/// assert_eq!(currency_code("Российский рубль"), "RUB");
/// assert_eq!(currency_code("руб."), currency_code("₽"));
/// assert_eq!(currency_code("USD - U.S. Dollar"), "USD");
/// assert_eq!(currency_code("sek"), "SEK");
/// ```
pub fn currency_code(written: &str) -> String {
    let name = plain(written);
    if let Some(code) = known(&name) {
        return code.to_owned();
    }
    // A code beside the name, as in "Доллар США (USD)".
    let words = || written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_code = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    match words().find(is_code).filter(|_| words().count() > 1) {
        Some(code) => code.to_owned(),
        None => name.to_uppercase(),
    }
}

/// The currency that a header ends with, as in "Бюджет ₽", "Сумма, грн" and "Amount (USD)".
pub fn header_currency(title: &str) -> Option<&'static str> {
    let apart = |c: char| crate::cells::numeral::is_space(c) || matches!(c, '(' | ')' | ',' | '[' | ']' | '/' | ':');
    let last = title.split(apart).rfind(|word| !word.is_empty())?;
    let word = plain(last);
    let sign = word.chars().all(|c| !c.is_alphanumeric()) || matches!(word.as_str(), "руб" | "грн" | "тг");
    let code = NAMES.iter().any(|(code, _)| *code == last);
    // A title that is nothing but a sign names no amount.
    if (sign || code) && last.len() < title.trim().len() { known(&word) } else { None }
}

/// Whether what is written beside an amount can mean that currency: a dollar sign can mean Canadian dollars.
pub fn can_mean(written: &str, code: &str) -> bool {
    let name = plain(written);
    known(&name).unwrap_or(&name).eq_ignore_ascii_case(code)
        || SHARED.iter().any(|(signs, codes)| signs.contains(&name.as_str()) && codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_currency_has_many_names() {
        for (names, code) in [
            (["руб.", "Российский рубль", " RUB ", "₽"], "RUB"),
            (["грн.", "Гривня", "uah", "Украинская гривна"], "UAH"),
            (["US$", "Доллар США (USD)", "U.S. Dollar", "долл."], "USD"),
            (["тг.", "Тенге", "KZT", "₸"], "KZT"),
        ] {
            assert_eq!(names.map(currency_code), [code; 4]);
        }
        assert_eq!(currency_code("XAU"), "XAU");
        assert_eq!(currency_code("  "), "");
    }

    #[test]
    fn no_name_stands_for_two_currencies() {
        for (code, names) in NAMES {
            for name in *names {
                assert_eq!((plain(name).as_str(), known(name)), (*name, Some(*code)));
            }
        }
    }

    #[test]
    fn headers_that_name_their_currency() {
        let found = ["Бюджет ₽", "Сумма, руб.", "Amount (USD)", "Сума, грн", "Amount", "Value", "Сумма всего", "$"]
            .map(header_currency);
        assert_eq!(found, [Some("RUB"), Some("RUB"), Some("USD"), Some("UAH"), None, None, None, None]);
    }

    #[test]
    fn a_sign_can_be_shared() {
        assert!(can_mean("$", "CAD") && can_mean("руб.", "BYN") && can_mean("€", "EUR"));
        assert!(!can_mean("$", "EUR") && !can_mean("USD", "CAD"));
    }
}
