//! ABC classes: by cumulative share of the total, or by count of clients.

use super::top::{Rounding, places};
use super::{Border, Cut, Standing, TooLong};
use rust_decimal::Decimal;

/// What the cuts are shares of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Of the sum of all positive values.
    #[default]
    Share,
    /// Of the number of clients with a positive value.
    Count,
}

/// The class of each group, 0 being A; `None` for zeros and losses, which have no share in a total.
///
/// The cuts are ascending shares. A class ends where its cut is reached: with [`Border::In`] the clients that cross the
/// line still belong to it, with [`Border::Out`] they do not. The last class takes who is behind the last cut.
///
/// # Errors
/// As [`Standing::within`].
///
/// ```
/// use tiersheet::lists::{Border, Standing, abc};
/// use tiersheet::table::Numbers;
/// let numbers = Numbers::from_decimals([85, 5, 4, 3, 0].map(|value| Some(value.into())).to_vec());
/// let standing = Standing::new(&numbers, 0..5, false).unwrap();
/// let cuts = ["0.8".parse()?, "0.95".parse()?];
/// let classes = |border| abc::classes(&standing, &cuts, abc::By::Share, border).unwrap();
/// assert_eq!(classes(Border::In), [Some(0), Some(1), Some(1), Some(2), None]);
/// assert_eq!(classes(Border::Out), [Some(1), Some(1), Some(2), Some(2), None]);
/// # Ok::<(), rust_decimal::Error>(())
/// ```
pub fn classes(standing: &Standing, cuts: &[Decimal], by: By, border: Border) -> Result<Vec<Option<usize>>, TooLong> {
    let positive = standing.groups.iter().filter(|group| group.value > Decimal::ZERO);
    let clients = positive.map(|group| group.after).max().unwrap_or(0);
    let cut = |share: &Decimal| match by {
        By::Share => Cut::Total(*share),
        By::Count => Cut::Count(places(*share, clients, Rounding::Up)),
    };
    let cuts: Vec<Cut> = cuts.iter().map(cut).collect();
    let class = |group| {
        for (class, cut) in cuts.iter().enumerate() {
            if standing.within(group, *cut, border)? {
                return Ok(class);
            }
        }
        Ok(cuts.len())
    };
    let classes = standing.groups.iter().map(|group| match group.value > Decimal::ZERO {
        true => class(group).map(Some),
        false => Ok(None),
    });
    classes.collect()
}
