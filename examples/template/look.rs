//! Colours, formats and widths.

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, FormatAlign, Worksheet, XlsxError,
};
use tiersheet::cells::{Cell, Grid};

/// Tiers with their colours, text and ground: the better, the darker.
pub const TIERS: [(&str, u32, u32); 5] = [
    ("A", 0xFFFFFF, 0x0B5A3C),
    ("B", 0xFFFFFF, 0x2E7D5B),
    ("C", 0x10261C, 0x8CC7A8),
    ("D", 0x3A2C00, 0xF3E3B3),
    ("E", 0x5A1A12, 0xFBE9E6),
];
/// Rows below the data that get the formats, the colours and the lists too.
const ROWS: u32 = 5000;
const DATE: u8 = 14;

/// The colours of the tiers in a column.
pub fn tiers(sheet: &mut Worksheet, column: u16) -> Result<(), XlsxError> {
    for (tier, text, ground) in TIERS {
        let format = Format::new().set_font_color(Color::RGB(text)).set_background_color(Color::RGB(ground));
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(tier)).set_format(format);
        sheet.add_conditional_format(1, column, ROWS, column, &rule)?;
    }
    Ok(())
}

/// Room for a line of the start sheet, a blank line under it.
pub fn height(line: &str) -> f64 {
    15.0 * f64::from(u8::try_from(line.chars().count() / 88).unwrap_or(9)) + 30.0
}

pub fn widths(sheet: &mut Worksheet, letters: &[u8]) -> Result<(), XlsxError> {
    for column in 0..40 {
        sheet.set_column_width(column, letters.get(usize::from(column)).copied().unwrap_or(14))?;
    }
    Ok(())
}

pub fn head_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_font_color(Color::RGB(0x1F1F1F))
        .set_background_color(Color::RGB(0xE3ECE7))
}

/// A format per column, by what is in it: a date, a share, money, a count, a tier, a text.
pub fn formats(cells: &Grid, heads: &[String], spilled: bool) -> Vec<Format> {
    let format = |column: usize| {
        let mut values = cells.rows.iter().skip(1).filter_map(|row| row.get(column)).filter(|cell| !cell.is_blank());
        let head = heads.get(column).map_or("", String::as_str);
        let share =
            ["margin", "markup", "trend"].contains(&head) || head.contains("share") || head.contains("/ profit");
        let plain = Format::new().set_align(FormatAlign::Top);
        let short = |cell: &Cell| matches!(cell, Cell::Text(text) if text.len() == 1);
        if values.clone().any(|cell| matches!(cell, Cell::Date(_))) {
            plain.set_num_format_index(DATE)
        } else if values.clone().any(|cell| matches!(cell, Cell::Number(_))) {
            let whole = values.all(|cell| !matches!(cell, Cell::Number(value) if !value.fract().is_zero()));
            plain.set_num_format(if share {
                "0.0%"
            } else if whole {
                "#,##0"
            } else {
                "#,##0.00"
            })
        } else if values.clone().any(|cell| matches!(cell, Cell::Bool(_))) {
            plain.set_align(FormatAlign::Center)
        } else {
            // Ids keep their zeros when they are typed. In a cell of texts a formula would stay a text, so spills are general.
            let plain = plain.set_num_format(if spilled { "General" } else { "@" });
            if values.clone().any(short)
                && !values.any(|cell| matches!(cell, Cell::Text(text) if text.chars().count() > 16))
            {
                plain.set_align(FormatAlign::Center)
            } else {
                plain.set_align(FormatAlign::Left).set_indent(1)
            }
        }
    };
    (0..cells.width()).map(format).collect()
}

/// Headers of dates and numbers stand to the right, over their values.
pub fn heading(cells: &Grid, column: usize) -> Format {
    let number = |row: &Vec<Cell>| matches!(row.get(column), Some(Cell::Date(_) | Cell::Number(_)));
    if cells.rows.iter().skip(1).any(number) { head_format().set_align(FormatAlign::Right) } else { head_format() }
}
