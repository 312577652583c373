//! The three languages that texts, keywords and headers exist in.

/// A language of the people who read our texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English, the language of ids and of the default texts.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Ukrainian.
    Uk,
}

impl Lang {
    /// All languages, in the order in which [`Texts`] keeps them.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Uk];

    /// The language named by a code such as `ru`, `ru-RU`, `uk` or `ua`.
    pub fn from_code(code: &str) -> Option<Lang> {
        let code = code.trim().to_lowercase();
        match code.split(['-', '_']).next().unwrap_or("") {
            "en" | "eng" | "english" | "английский" | "англійська" => Some(Lang::En),
            "ru" | "rus" | "russian" | "русский" | "російська" => Some(Lang::Ru),
            "uk" | "ua" | "ukr" | "ukrainian" | "украинский" | "українська" => Some(Lang::Uk),
            _ => None,
        }
    }

    /// The language of some texts, by their letters: Ukrainian and Russian have letters of their own.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Lang {
        let mut found = Lang::En;
        for c in texts.into_iter().flat_map(str::chars) {
            match c {
                'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => return Lang::Uk,
                'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' => found = Lang::Ru,
                _ => {}
            }
        }
        found
    }

    /// The two-letter code: `en`, `ru` or `uk`.
    pub fn code(self) -> &'static str {
        self.pick(&["en", "ru", "uk"])
    }

    /// This language's text of the three.
    pub fn pick<'a>(self, texts: &Texts<'a>) -> &'a str {
        let [en, ru, uk] = *texts;
        match self {
            Lang::En => en,
            Lang::Ru => ru,
            Lang::Uk => uk,
        }
    }
}

/// One text in English, Russian and Ukrainian.
pub type Texts<'a> = [&'a str; 3];
