//! What each tier gets: the relationship, its motive and cost, how often to review, who answers.

mod template;

pub use template::{grid, is_template};

use crate::lang::Texts;
use crate::number::{self, Sum};
use crate::table::{nearest, normalise};
use rust_decimal::Decimal;

/// A row of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanRow {
    /// The tier as it is written.
    pub tier: String,
    /// How clients of the tier are looked after.
    pub relationship: String,
    /// What for.
    pub motive: String,
    /// What a client costs in [`PlanRow::months`].
    pub cost: Option<Decimal>,
    /// The months that the cost is for; the whole time that the profit is of when not given.
    pub months: Option<u32>,
    /// The period as it is written.
    pub period: String,
    /// How often to review, as it is written.
    pub review: String,
    /// The role that answers for the tier.
    pub answerable: String,
    /// Its row in the range.
    pub row: usize,
}

/// A word that plans are made of, with other words for it, normalised.
pub struct Word {
    /// The word.
    pub titles: Texts<'static>,
    /// Other words for it.
    pub others: &'static [&'static str],
}

const fn word(titles: Texts<'static>, others: &'static [&'static str]) -> Word {
    Word { titles, others }
}

/// The kinds of relationship (after Osterwalder and Pigneur, "Business model generation", 2010).
pub const RELATIONSHIPS: [Word; 6] = [
    word(
        ["personal", "личное", "особисті"],
        &["personal assistance", "личные", "персональное", "персональні", "особисте"],
    ),
    word(
        ["dedicated personal", "личное закреплённое", "особисті закріплені"],
        &[
            "dedicated",
            "dedicated personal assistance",
            "личный менеджер",
            "закрепленное",
            "особистий менеджер",
            "закріплені",
        ],
    ),
    word(["self-service", "самообслуживание", "самообслуговування"], &["self service", "selfservice"]),
    word(
        ["automated", "автоматическое", "автоматичні"],
        &["automatic", "automated services", "автоматизированное", "автоматизовані", "автоматичне"],
    ),
    word(["community", "сообщество", "спільнота"], &["communities", "клуб", "club"]),
    word(
        ["co-creation", "совместное создание", "співтворення"],
        &["cocreation", "co creation", "сотворчество", "співтворчість"],
    ),
];

/// What a relationship is for.
pub const MOTIVES: [Word; 3] = [
    word(["acquire", "привлечь", "залучити"], &["acquisition", "привлечение", "залучення"]),
    word(["retain", "удержать", "утримати"], &["retention", "удержание", "утримання"]),
    word(
        ["grow", "развить", "розвинути"],
        &["growth", "boost sales", "upselling", "развитие", "рост", "розвиток", "зростання"],
    ),
];

/// The known word that a text is, if it is one; else the nearest.
///
/// # Errors
/// The nearest word of the text's own language, or an empty text.
pub fn known(words: &[Word], text: &str) -> Result<usize, String> {
    let key = normalise(text);
    let is =
        |word: &Word| word.titles.iter().any(|title| normalise(title) == key) || word.others.contains(&key.as_str());
    words.iter().position(is).ok_or_else(|| {
        let all = words.iter().flat_map(|word| word.titles.iter().chain(word.others)).copied();
        nearest(text, all).unwrap_or_default().to_owned()
    })
}

/// The months of a period in words: `month`, `quarter`, `half-year`, `year`, `2 months`.
///
/// ```
/// use tiersheet::choice::plan::months;
/// assert_eq!(months("Квартал"), Some(3));
/// assert_eq!(months("per 2 months"), Some(2));
/// assert_eq!(months("fortnight"), None);
/// ```
pub fn months(text: &str) -> Option<u32> {
    const WORDS: &[(u32, &[&str])] = &[
        (
            1,
            &[
                "month",
                "months",
                "monthly",
                "месяц",
                "месяца",
                "месяцев",
                "ежемесячно",
                "мес",
                "мес.",
                "місяць",
                "місяці",
                "місяців",
                "щомісяця",
                "міс",
                "міс.",
            ],
        ),
        (
            3,
            &[
                "quarter",
                "quarters",
                "quarterly",
                "квартал",
                "квартала",
                "кварталов",
                "ежеквартально",
                "квартали",
                "кварталів",
                "щокварталу",
            ],
        ),
        (6, &["half-year", "half year", "полугодие", "полгода", "півріччя", "пів року"]),
        (
            12,
            &[
                "year",
                "years",
                "yearly",
                "annual",
                "annually",
                "год",
                "года",
                "лет",
                "ежегодно",
                "рік",
                "роки",
                "років",
                "щороку",
            ],
        ),
    ];
    let key = normalise(text);
    let key = ["per ", "a ", "в ", "за ", "на "].iter().find_map(|before| key.strip_prefix(before)).unwrap_or(&key);
    let (count, word) = match key.split_once(' ') {
        Some((count, word)) if count.bytes().all(|byte| byte.is_ascii_digit()) => (count.parse().ok()?, word),
        _ => (1u32, key),
    };
    let (months, _) = WORDS.iter().find(|(_, words)| words.contains(&word))?;
    months.checked_mul(count).filter(|months| (1..=1200).contains(months))
}

impl PlanRow {
    /// What so many clients cost in so many months: exact, but for a division by the months of the plan.
    ///
    /// ```
    /// use tiersheet::choice::plan::PlanRow;
    /// let row = PlanRow { cost: Some("10.5".parse()?), months: Some(1), ..PlanRow::default() };
    /// assert_eq!(row.cost_of(3, 12), Some("378".parse()?));
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    pub fn cost_of(&self, clients: usize, months: u32) -> Option<Decimal> {
        let cost = self.cost?.normalize();
        let own = self.months.unwrap_or(months);
        let mut sum = Sum::default();
        sum.add_scaled(cost.mantissa().checked_mul(clients as i128)?.checked_mul(i128::from(months))?, cost.scale())?;
        number::quotient(sum.value()?, Decimal::from(own)).map(|cost| cost.normalize())
    }
}

/// What is known of a tier's clients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// How many clients it has.
    pub clients: usize,
    /// Of how many the profit is known.
    pub with_profit: usize,
    /// Their profit.
    pub profit: Option<Decimal>,
}
