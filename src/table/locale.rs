//! How numbers and dates are written, where a user has said so.

use crate::cells::numeral::Mark;
use crate::date::{Epoch, Order};

/// What the options say about numbers and dates; what they leave open is inferred, column by column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// The decimal mark of numbers written as text.
    pub mark: Option<Mark>,
    /// The order of day and month in dates with slashes.
    pub order: Option<Order>,
    /// The day that serial numbers count from.
    pub epoch: Epoch,
    /// What shares without a percent sign are.
    pub shares: Option<Shares>,
}

/// The scale of shares that are written without a percent sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shares {
    /// 0.155 is 15.5 %.
    Fractions,
    /// 15.5 is 15.5 %.
    Percents,
}
