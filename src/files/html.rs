//! Tables of web pages, which some CRMs name `.xls`: the largest table as a browser shows it.
//!
//! All cells are texts. A cell over several rows or columns has its text in its first place and blanks in the others. A table
//! within a cell belongs to that cell's text and is a table of its own too; the one with the most filled cells is read. At
//! most 200 Mi places are passed over on account of cells that span rows, so a small page cannot keep the reader busy.

mod page;

use super::workbook::spreadsheet_2003;
use super::{Format, Read, Sniffed, Wishes};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use html5gum::{Token, Tokenizer};

/// Reads the table with the most filled cells.
///
/// Excel's own XML of 2003 is read too, as it is named `.xls` as well: a workbook whose sheets can be wished for.
///
/// ```
/// use tiersheet::files::{Wishes, html};
/// let page = "<table><tr><th>ID<th>Name<tr><td>007<td>Tom &amp; Co<br>Ltd</table>";
/// let read = html::read(page, &Wishes::default(), "UTF-8", false).unwrap();
/// assert_eq!(read.sheet.columns[0].text(1), Some("007"));
/// assert_eq!(read.sheet.columns[1].text(1), Some("Tom & Co\nLtd"));
/// ```
///
/// # Errors
///
/// A page without a table ([`Code::NoPageTable`]); a table wider or larger than any sheet ([`Code::LargeWorkbook`]).
pub fn read(text: &str, wishes: &Wishes, encoding: &str, mark: bool) -> Result<Read, Problem> {
    if spreadsheet_2003::is(text) {
        let mut read = spreadsheet_2003::read(text, wishes)?;
        read.sniffed.encoding = encoding.to_owned();
        read.sniffed.mark = mark;
        return Ok(read);
    }
    let page = page::tables(text)?;
    let Some(gather) = page.best else {
        return Err(Problem::new(Code::NoPageTable, Place::default(), [""; 0]));
    };
    let filled = gather.filled.to_string();
    let (sheet, mut notes) = gather.finish("")?;
    if page.filled > 1 {
        notes.push(Problem::new(Code::SeveralTables, Place::default(), [page.filled.to_string(), filled]));
    }
    let sniffed = Sniffed {
        format: Format::Html,
        encoding: encoding.to_owned(),
        mark,
        separator: 0,
        line_end: "",
        sheets: Vec::new(),
        sheet: 0,
        from_1904: false,
    };
    Ok(Read { sheet, sniffed, notes })
}

/// The charset that a page's meta tag, or an XML declaration, names within these first bytes; in lower case.
///
/// ```
/// use tiersheet::files::html::charset;
/// assert_eq!(charset(b"<html><meta charset=\"Windows-1251\">").as_deref(), Some("windows-1251"));
/// let long = b"<META http-equiv='Content-Type' content='text/html; charset=utf-8'>";
/// assert_eq!(charset(long).as_deref(), Some("utf-8"));
/// assert_eq!(charset(b"<table>charset=koi8-r"), None);
/// ```
pub fn charset(head: &[u8]) -> Option<String> {
    let text: String = head.iter().take(4096).map(|byte| char::from(*byte)).collect();
    if let Some(declaration) = text.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"))
        && let Some((_, rest)) = declaration.0.split_once("encoding")
    {
        return label(rest.trim_start().strip_prefix('=')?);
    }
    for token in Tokenizer::new(text.as_str()).flatten() {
        let Token::StartTag(tag) = token else { continue };
        if tag.name.as_slice() != b"meta" {
            continue;
        }
        let value = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
        if let Some(charset) = value(b"charset") {
            return label(&charset);
        }
        if let Some(content) = value(b"content")
            && let Some((_, rest)) = content.to_ascii_lowercase().split_once("charset")
            && let Some(rest) = rest.trim_start().strip_prefix('=')
        {
            return label(rest);
        }
    }
    None
}

fn label(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['"', '\'']);
    let label: String = text.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    (!label.is_empty()).then(|| label.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Cell;

    fn rows(page: &str) -> Vec<Vec<String>> {
        let read = read(page, &Wishes::default(), "UTF-8", false).unwrap();
        let row = |row| read.sheet.columns.iter().map(|column| column.cell(row).shown()).collect();
        (0..read.sheet.rows).map(row).collect()
    }

    #[test]
    fn an_export_of_bitrix24_with_raw_html_in_its_comments() {
        let page = "<html><head><meta http-equiv=\"Content-type\" content=\"text/html;charset=UTF-8\" /></head><body>
            <table border=\"1\"><thead><tr><th>ID</th><th>Название сделки</th><th>Комментарий</th></tr></thead>
            <tbody><tr><td>0012</td><td> ООО   «Ромашка»\n & Ко </td><td><p>Звонить <b>до</b> 10:00</p><div>и&nbsp;писать</div>
            <ul><li>раз<li>два</ul><!-- <td>no</td> --><script>var a = '<td>no';</script></td></tr></tbody></table></body></html>";
        assert_eq!(
            rows(page),
            [
                ["ID", "Название сделки", "Комментарий"],
                ["0012", "ООО «Ромашка» & Ко", "Звонить до 10:00\nи\u{a0}писать\nраз\nдва"],
            ]
        );
    }

    #[test]
    fn spans_keep_the_places_of_what_follows() {
        let page = "<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g<tr><td>h</table>";
        assert_eq!(rows(page), [["a", "", "b"], ["c", "d", "e"], ["", "f", "g"], ["h", "", ""]]);
    }

    #[test]
    fn of_tables_around_the_one_with_the_data_the_inner_is_read_and_a_small_inner_one_is_text() {
        let layout = "<table><tr><td><table><tr><th>id<th>sum<tr><td>1<td>2</table></td></tr></table>";
        assert_eq!(rows(layout), [["id", "sum"], ["1", "2"]]);
        let comment =
            "<table><tr><th>id<th>note<th>x<tr><td>1<td>so: <table><tr><td>a<td>b<tr><td>c</table> end<td>y</table>";
        assert_eq!(rows(comment), [["id", "note", "x"], ["1", "so:\na\tb\nc\nend", "y"]]);
    }

    #[test]
    fn rows_and_cells_that_are_never_closed_and_blanks_that_are_shown_as_blank() {
        assert_eq!(rows("<TABLE><TR><TD>a<TD>&nbsp;<TD> <TD>b</TABLE>"), [["a", "", "", "b"]]);
        assert_eq!(rows("<table><td>a<td>b"), [["a", "b"]]);
    }

    #[test]
    fn cells_are_texts() {
        let read = read("<table><tr><td>007<td>1.5<td>=1+1</table>", &Wishes::default(), "UTF-8", true).unwrap();
        assert_eq!(read.sheet.columns[2].cell(0), Cell::text("=1+1"));
        assert_eq!(read.sheet.columns[0].cell(0), Cell::text("007"));
        assert!(read.sniffed.mark);
    }

    #[test]
    fn a_page_to_log_in_is_no_table() {
        let page = "<html><body><form>Log in</form><table></table></body></html>";
        assert_eq!(read(page, &Wishes::default(), "UTF-8", false).unwrap_err().code, Code::NoPageTable);
    }

    #[test]
    fn small_pages_that_claim_much_end_soon() {
        let wide = format!("<table><tr>{}</table>", "<td colspan=1000>x".repeat(40));
        assert_eq!(read(&wide, &Wishes::default(), "", false).unwrap_err().code, Code::LargeWorkbook);
        let tall = "<td rowspan=65534 colspan=1000>".repeat(16);
        let busy = format!("<table><tr>{tall}{}</table>", "<tr><td>x".repeat(100_000));
        assert_eq!(read(&busy, &Wishes::default(), "", false).unwrap_err().code, Code::LargeWorkbook);
        let deep = "<table><tr><td>x".repeat(10_000);
        assert!(read(&deep, &Wishes::default(), "", false).is_ok());
    }
}
