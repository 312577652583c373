//! The arguments and options of VIPS.

use crate::functions::Inputs;
use crate::functions::options::number_of;
use crate::functions::payments::drops_partial;
use crate::lists::vips::{Fallen, MOST_MONTHS};
use crate::messages::Code;
use crate::metrics::{Amount, Needs};
use crate::problem::{Place, Problem};
use crate::table::{Role, normalise};
use rust_decimal::Decimal;

/// What makes a client one of the best.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A sum.
    Of(Amount),
    /// The number of payments.
    Number,
}

impl Measure {
    /// The measure that a word means.
    pub fn parse(text: &str) -> Option<Measure> {
        let word = normalise(text);
        Some(match word.as_str() {
            ""
            | "payments"
            | "payments received"
            | "received"
            | "money"
            | "платежи"
            | "платежі"
            | "оплаты"
            | "оплати"
            | "деньги"
            | "гроші"
            | "сумма оплат"
            | "сумма платежей"
            | "сума оплат"
            | "сума платежів" => Measure::Of(Amount::Revenue),
            "count" | "количество платежей" | "кількість оплат" | "число оплат" | "количество оплат" => {
                Measure::Number
            }
            "net profit" | "чистая прибыль" | "чистий прибуток" => {
                Measure::Of(Amount::Profit)
            }
            "units shipped"
            | "единицы"
            | "штуки"
            | "отгружено"
            | "отгрузки"
            | "відвантаження"
            | "одиниці"
            | "відвантажено" => Measure::Of(Amount::Units),
            _ => match Role::of(&word)? {
                Role::Revenue => Measure::Of(Amount::Revenue),
                Role::Profit => Measure::Of(Amount::Profit),
                Role::Quantity => Measure::Of(Amount::Units),
                Role::Orders => Measure::Number,
                _ => return None,
            },
        })
    }

    /// What it cannot do without.
    pub fn needs(self) -> Needs {
        let amounts: &[Amount] = match self {
            Measure::Of(Amount::Profit) => &[Amount::Profit],
            Measure::Of(Amount::Units) => &[Amount::Units],
            Measure::Of(_) => &[Amount::Revenue],
            Measure::Number => &[],
        };
        Needs { amounts, date: true }
    }

    /// The field that it is.
    pub fn role(self) -> Role {
        match self {
            Measure::Of(amount) => amount.role(),
            Measure::Number => Role::Orders,
        }
    }
}

/// What is asked for.
pub struct Wishes {
    /// The share of a month's payers that is in its list.
    pub share: Decimal,
    /// Months of the window.
    pub months: usize,
    /// What is measured.
    pub measure: Measure,
    /// Months between two refreshes.
    pub refresh: usize,
    /// Who is a fallen VIP.
    pub fallen: Fallen,
    /// Whether a month that is cut short is left out.
    pub drop_partial: bool,
    /// Whether the lists of the months are asked for.
    pub by_month: bool,
}

impl Wishes {
    /// Reads the arguments and options.
    ///
    /// # Errors
    /// [`Code::BadArgument`], [`Code::BadOption`].
    pub fn of(inputs: &Inputs) -> Result<Wishes, Problem> {
        let options = &inputs.options;
        let bad = |name: &'static str, shown: String, expected: &str| {
            Problem::new(Code::BadArgument, Place::of(name), [name, &shown, expected])
        };
        let given = |index: usize| Some(inputs.cell(index)).filter(|cell| !cell.is_blank());
        let share = match given(1) {
            None => Decimal::new(20, 2),
            Some(cell) => number_of(&cell)
                .filter(|share| Decimal::ZERO < *share && *share <= Decimal::ONE)
                .ok_or_else(|| bad("share", cell.shown(), "20%"))?,
        };
        let whole = |number: Decimal, least: usize| {
            let whole = usize::try_from(number.normalize()).ok().filter(|_| number.fract().is_zero());
            whole.filter(|number| (least..=MOST_MONTHS).contains(number))
        };
        let months = match given(2) {
            None => 6,
            Some(cell) => number_of(&cell)
                .and_then(|number| whole(number, 1))
                .ok_or_else(|| bad("months", cell.shown(), "1 … 60"))?,
        };
        let written = inputs.cell(3).shown();
        let known = "revenue / number of payments / units / profit";
        let measure = Measure::parse(&written).ok_or_else(|| bad("measure", written, known))?;
        let refresh = match options.number("refresh")? {
            None => 1,
            Some(number) => whole(number, 1).ok_or_else(|| {
                let args = ["refresh".to_owned(), number.to_string(), "1 … 60".to_owned()];
                Problem::new(Code::BadOption, Place::of("options"), args)
            })?,
        };
        let fallen = options.choice(
            "fallen",
            &[
                &["previous", "прошлое", "прошлое окно", "минуле", "минуле вікно"],
                &["ever", "когда-либо", "будь-коли"],
                &["nobody", "no", "никто", "нет", "ніхто", "ні"],
            ],
        )?;
        let fallen = match fallen {
            Some(1) => Fallen::Ever,
            Some(2) => Fallen::Nobody,
            _ => Fallen::Previous,
        };
        let lists: [&[&str]; 2] = [&["clients", "клиенты", "клієнти"], &["months", "месяцы", "місяці"]];
        Ok(Wishes {
            share,
            months,
            measure,
            refresh,
            fallen,
            drop_partial: drops_partial(inputs)?,
            by_month: options.choice("list", &lists)? == Some(1),
        })
    }
}
