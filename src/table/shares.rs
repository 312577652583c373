//! Shares without a percent sign: 0.155 or 15.5, as the user says, or as the column shows.

use super::{Field, Numbers, Role, Shares};
use crate::cells::numeral::Numeral;
use crate::cells::{Column, Kind};
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use rust_decimal::Decimal;

/// A column of shares with those in percent made fractions.
///
/// A margin or discount is hardly ever above 1, so where most of those without a sign are, the scale is asked for. A markup or a
/// trend can be 3, which is 300 %.
///
/// # Errors
/// [`Code::AmbiguousShares`].
pub(super) fn scaled(
    field: Field,
    column: &Column,
    role: Role,
    scale: Option<Shares>,
    place: &Place,
) -> Result<Field, Problem> {
    let asked = matches!(role, Role::Margin | Role::Discount);
    if scale == Some(Shares::Fractions) || (scale.is_none() && !asked) {
        return Ok(field);
    }
    let signed: Vec<bool> =
        column.texts().iter().map(|text| Numeral::parse(text).is_some_and(|own| own.percent)).collect();
    let bare = |row: usize| match column.kind(row) {
        Kind::Number => true,
        Kind::Text => signed.get(column.code(row)) == Some(&false),
        _ => false,
    };
    if scale == Some(Shares::Percents) {
        let hundred = Decimal::ONE_HUNDRED;
        let value = |row: usize| {
            let value = field.numbers.get(row)?;
            if bare(row) { number::quotient(value, hundred) } else { Some(value) }
        };
        let numbers = Numbers::from_decimals((0..field.len()).map(value).collect());
        return Ok(Field { numbers, ..field });
    }
    let sizes = (0..field.len()).filter(|row| bare(*row)).filter_map(|row| Some((row, field.numbers.get(row)?.abs())));
    let (mut all, mut above, mut first) = (0usize, 0usize, None);
    for (row, size) in sizes.filter(|(_, size)| !size.is_zero()) {
        all += 1;
        if size > Decimal::ONE {
            above += 1;
            first = first.or(Some(row));
        }
    }
    match first {
        Some(row) if above * 2 > all => {
            let args = [column.cell(row).shown().trim().to_owned(), place.header.clone()];
            Err(Problem::new(Code::AmbiguousShares, place.clone(), args))
        }
        _ => Ok(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Cell;
    use crate::table::{Locale, Unit};

    fn read(texts: &[&str], role: Role, shares: Option<Shares>) -> Result<Vec<String>, Code> {
        let column = Column::from_cells(&texts.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>());
        let place = Place::of("data").column(1, "x");
        let (field, _) = Field::read(&column, Unit::Share, &Locale::default(), &place).unwrap();
        let scaled = scaled(field, &column, role, shares, &place).map_err(|problem| problem.code)?;
        Ok(scaled.numbers.iter().map(|value| value.map_or("?".to_owned(), |value| value.to_string())).collect())
    }

    #[test]
    fn the_percent_sign_decides_and_without_it_the_scale_is_asked_for() {
        let margin = |texts: &[&str], shares| read(texts, Role::Margin, shares);
        let shown = |texts: &[&str]| Ok(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(margin(&["15,5%", "0,155", ""], None), shown(&["0.155", "0.155", "?"]));
        assert_eq!(margin(&["15.5", "20", "0"], None), Err(Code::AmbiguousShares));
        assert_eq!(margin(&["15.5", "20%"], None), Err(Code::AmbiguousShares));
        assert_eq!(margin(&["15.5", "20%", "-3"], Some(Shares::Percents)), shown(&["0.155", "0.2", "-0.03"]));
        assert_eq!(margin(&["15.5"], Some(Shares::Fractions)), shown(&["15.5"]));
        assert_eq!(margin(&["1.5", "0.2", "0.3"], None), shown(&["1.5", "0.2", "0.3"]));
        assert_eq!(read(&["3", "2.5"], Role::Markup, None), shown(&["3", "2.5"]));
    }
}
