//! The template workbook.
//!
//! Excel and Google Sheets name the functions differently, and neither lets a file name them for both, so there is a workbook for each.
//! Excel's spills are in the file with every value, and stay visible while the add-in is missing. Google Sheets turns an array
//! formula of a file into one of fixed size, which would cut off the clients beyond the sample; there the formula is a plain one,
//! which spills by itself. LibreOffice computes array formulas anew when it opens a file, and would show `#NAME?` only: it gets values.

use super::look::{TIERS, formats, head_format, heading, height, tiers, widths};
use super::recalculation;
use super::sample::{self, Sample};
use super::words::{self, Words};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatUnderline, Formula, Table, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};
use tiersheet::Lang;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};
use tiersheet::number;

/// Who computes the formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    Google,
    Excel,
    /// It has none of the functions, so results are there as values.
    LibreOffice,
}

/// All of them, in the order of [`Words::install`].
pub const HOSTS: [Host; 3] = [Host::Google, Host::Excel, Host::LibreOffice];

/// The sheets, by their places in [`Words::sheets`].
const CLIENTS: usize = 1;
const DEALS: usize = 2;
const RULES: usize = 3;
const RESULT: usize = 4;
const PLAN: usize = 5;
const HISTORY: usize = 6;

/// What a workbook is called.
pub fn file_name(host: Host, lang: Lang) -> String {
    let host = match host {
        Host::Google => "",
        Host::Excel => "-excel",
        Host::LibreOffice => "-libreoffice",
    };
    let lang = if lang == Lang::En { String::new() } else { format!("-{}", lang.code()) };
    format!("TierSheet{host}{lang}.xlsx")
}

/// A workbook.
///
/// # Errors
/// A function that refuses the sample, or what Excel does not take.
pub fn bytes(host: Host, lang: Lang) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    Maker { host, lang, words: words::of(lang), sample: sample::of(lang)? }.workbook()
}

struct Maker {
    host: Host,
    lang: Lang,
    words: &'static Words,
    sample: Sample,
}

/// A formula with what it gives.
struct Spill {
    formula: String,
    cells: Grid,
    /// The headers in English, which say what is a share.
    heads: Vec<String>,
}

impl Maker {
    fn workbook(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let rules = self.call("RULES", vec![cell("classic"), cell(self.lang.code())], &[])?;
        let plan = self.call("RULES", vec![cell("plan"), cell(self.lang.code())], &[])?;
        let history = self.call("HISTORY", vec![given(&self.sample.reviewed)], &[("as of", "2026-06-30")])?;
        let plan = with_costs(plan);
        let (clients, deals) = (&self.sample.clients, &self.sample.deals);

        let metrics =
            self.spill("METRICS", &[(self.whole(DEALS, "A:Z"), deals), (self.whole(CLIENTS, "A:Z"), clients)], 3, &[])?;
        let result = self.quoted(RESULT);
        let (known, tiered) = match self.host {
            Host::Google => (format!("{result}!J:AL"), format!("{result}!G:AL")),
            Host::Excel | Host::LibreOffice => {
                let spill = |at: &str| format!("_xlfn.ANCHORARRAY({result}!{at})");
                (spill("J1"), format!("{}:{}", spill("G1"), spill("J1")))
            }
        };
        let rule_range = self.whole(RULES, "A:I");
        let assign = self.spill("ASSIGN", &[(known.clone(), &metrics.cells), (rule_range.clone(), &rules)], 3, &[])?;
        let beside = side_by_side(&assign.cells, &metrics.cells);
        let columns = self.headers("SUMMARY", &[&metrics.cells, &rules], &[0, 1, 4, 5, 6])?;
        let summary = [("columns", columns.as_str())];
        let summary =
            self.spill("SUMMARY", &[(known.clone(), &metrics.cells), (rule_range.clone(), &rules)], 3, &summary)?;
        let check = self.spill("CHECK", &[(rule_range, &rules), (known, &metrics.cells)], 2, &[])?;
        let plan_given = [(tiered.clone(), &beside), (self.whole(PLAN, "A:H"), &plan)];
        let carried = self.spill("PLAN", &plan_given, 3, &[("list", "tiers")])?;
        let next = self.spill("HISTORY", &[(tiered, &beside), (self.whole(HISTORY, "A:F"), &history)], 2, &[])?;

        let mut book = Workbook::new();
        book.set_properties(
            &DocProperties::new().set_title("TierSheet").set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
        );
        for name in self.words.sheets {
            book.add_worksheet().set_name(name)?;
        }
        self.start(book.worksheet_from_index(0)?)?;

        let sheet = book.worksheet_from_index(CLIENTS)?;
        self.table(sheet, "Clients", clients)?;
        widths(sheet, &[11, 30, 22, 14, 20, 12])?;

        let sheet = book.worksheet_from_index(DEALS)?;
        self.table(sheet, "Deals", deals)?;
        widths(sheet, &[11, 12, 12, 30, 14, 14])?;

        let sheet = book.worksheet_from_index(RULES)?;
        self.table(sheet, "Rules", &rules)?;
        tiers(sheet, 0)?;
        let texts: Vec<&str> = TIERS.iter().map(|(tier, _, _)| *tier).collect();
        let list = DataValidation::new()
            .allow_list_strings(&texts)?
            .set_input_title(self.words.tier_title)?
            .set_input_message(self.words.tier_hint)?
            .set_error_style(DataValidationErrorStyle::Information);
        sheet.add_data_validation(1, 0, 200, 0, &list)?;
        self.put(sheet, 10, &check)?;
        widths(sheet, &[11, 24, 16, 12, 10, 14, 10, 10, 10, 3, 24, 12, 20, 60, 50])?;

        let sheet = book.worksheet_from_index(RESULT)?;
        self.put(sheet, 0, &summary)?;
        self.put(sheet, 6, &assign)?;
        let formula = metrics.formula.clone();
        self.put(sheet, 9, &Spill { formula: self.either(&formula), ..metrics })?;
        tiers(sheet, 0)?;
        tiers(sheet, 6)?;
        let wide = [14, 10, 15, 9, 13, 3, 11, 66, 20, 12, 30];
        widths(sheet, &wide)?;

        let sheet = book.worksheet_from_index(PLAN)?;
        self.table(sheet, "Plan", &plan)?;
        self.put(sheet, 9, &carried)?;
        tiers(sheet, 0)?;
        tiers(sheet, 9)?;
        widths(sheet, &[12, 22, 14, 14, 12, 14, 32, 60, 3, 14])?;

        let sheet = book.worksheet_from_index(HISTORY)?;
        self.table(sheet, "TierHistory", &history)?;
        self.put(sheet, 10, &next)?;
        tiers(sheet, 4)?;
        tiers(sheet, 14)?;
        widths(sheet, &[11, 30, 12, 12, 12, 26, 3, 3, 3, 3, 11, 30, 12, 12, 12, 66])?;

        for place in CLIENTS..=HISTORY {
            let sheet = book.worksheet_from_index(place)?;
            // Two lines: some headers are longer than what stands below.
            sheet.set_row_height(0, 30)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
            sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        }
        // On paper the reasons and the first figures; all columns in one width would be too small to read.
        let last = u32::try_from(beside.height()).unwrap_or(1).saturating_sub(1);
        book.worksheet_from_index(RESULT)?.set_print_area(0, 0, last, 16)?;
        let bytes = book.save_to_buffer()?;
        if self.host == Host::Excel { recalculation::left_to_excel(bytes) } else { Ok(bytes) }
    }

    fn call(&self, id: &str, given: Vec<Given>, options: &[(&str, &str)]) -> Result<Grid, String> {
        self.call_in(self.lang, id, given, options)
    }

    fn call_in(&self, lang: Lang, id: &str, mut given: Vec<Given>, options: &[(&str, &str)]) -> Result<Grid, String> {
        let function = tiersheet::functions::find(id).map_err(|problem| problem.message(Lang::En))?;
        given.resize_with(function.params.len() - 1, || Given::Absent);
        let mut rows = vec![["language", lang.code()]];
        rows.extend(options.iter().map(|&(name, value)| [name, value]));
        given.push(Given::Grid(Grid::of_texts(rows)));
        call(id, given).map_err(|problems| {
            let texts: Vec<String> = problems.iter().map(|problem| problem.message(Lang::En)).collect();
            format!("{id}: {}", texts.join(" "))
        })
    }

    /// A call as a formula, its options at a place of their own, and what it gives.
    fn spill(
        &self,
        id: &str,
        args: &[(String, &Grid)],
        options: usize,
        named: &[(&str, &str)],
    ) -> Result<Spill, String> {
        let grids = || args.iter().map(|(_, grid)| given(grid)).collect::<Vec<_>>();
        let cells = self.call(id, grids(), named)?;
        // The columns to keep are named in the result's own language, so the English headers are those of all columns.
        let head = self.call_in(
            Lang::En,
            id,
            grids(),
            &named.iter().copied().filter(|(name, _)| *name != "columns").collect::<Vec<_>>(),
        )?;
        let mut heads: Vec<String> = head.rows.first().into_iter().flatten().map(Cell::shown).collect();
        if let Some((_, kept)) = named.iter().find(|(name, _)| *name == "columns") {
            let all = self.call(id, grids(), &[])?;
            let kept: Vec<&str> = kept.split("; ").collect();
            let all: Vec<String> = all.rows.first().into_iter().flatten().map(Cell::shown).collect();
            let mut places = all.iter().map(|header| kept.contains(&header.as_str()));
            heads.retain(|_| places.next().unwrap_or(true));
        }
        let mut texts: Vec<String> = args.iter().map(|(range, _)| range.clone()).collect();
        texts.resize(options, String::new());
        let mut pairs = vec![format!("\"language\",\"{}\"", self.lang.code())];
        pairs.extend(named.iter().map(|(name, value)| format!("\"{name}\",\"{value}\"")));
        texts.push(format!("{{{}}}", pairs.join(";")));
        Ok(Spill { formula: format!("{}{id}({})", self.prefix(), texts.join(",")), cells, heads })
    }

    /// How the file names our functions. Excel writes those of add-ins so, and shows them as `TIER.`.
    fn prefix(&self) -> &'static str {
        match self.host {
            Host::Google => "TIER_",
            Host::Excel | Host::LibreOffice => "_xldudf_TIER_",
        }
    }

    /// Deals put together; without deals the clients as they are. A blank has to stay a blank: it is unknown, and Excel would give 0.
    fn either(&self, formula: &str) -> String {
        let (deals, clients) = (self.quoted(DEALS), self.quoted(CLIENTS));
        match self.host {
            Host::Google => {
                // A range behind IF is cut to one cell there, and what a function gives is not; FILTER would make an array formula of it.
                format!("IF(COUNTA({deals}!A:A)<2,TRANSPOSE(TRANSPOSE({clients}!A:Z)),{formula})")
            }
            Host::Excel | Host::LibreOffice => {
                format!("IF(COUNTA({deals}!A:A)<2,IF(Clients[#All]=\"\",\"\",Clients[#All]),{formula})")
            }
        }
    }

    /// Some columns of a result by their headers, for the option `columns`.
    fn headers(&self, id: &str, args: &[&Grid], places: &[usize]) -> Result<String, String> {
        let cells = self.call(id, args.iter().map(|grid| given(grid)).collect(), &[])?;
        Ok(places.iter().map(|&at| cells.cell(0, at).shown()).collect::<Vec<_>>().join("; "))
    }

    fn quoted(&self, place: usize) -> String {
        format!("'{}'", self.words.sheets.get(place).copied().unwrap_or_default())
    }

    /// A table that the user fills, however long it gets.
    fn whole(&self, place: usize, columns: &str) -> String {
        match (self.host, place) {
            (Host::Google, _) => format!("{}!{columns}", self.quoted(place)),
            (_, CLIENTS) => "Clients[#All]".to_owned(),
            (_, DEALS) => "Deals[#All]".to_owned(),
            (_, RULES) => "Rules[#All]".to_owned(),
            (_, PLAN) => "Plan[#All]".to_owned(),
            _ => "TierHistory[#All]".to_owned(),
        }
    }

    fn start(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let number = Format::new().set_bold().set_align(FormatAlign::Top).set_font_color(Color::RGB(0x0B5A3C));
        let link = Format::new()
            .set_align(FormatAlign::Top)
            .set_underline(FormatUnderline::Single)
            .set_font_color(Color::RGB(0x0B57D0));
        sheet.set_screen_gridlines(false).set_portrait().set_paper_size(9).set_print_fit_to_pages(1, 0);
        widths(sheet, &[4, 86, 22, 14])?;
        sheet.write_string_with_format(0, 0, "TierSheet", &Format::new().set_bold().set_font_size(18))?;
        let version = format!("{} {}", self.words.version, env!("CARGO_PKG_VERSION"));
        sheet.write_string_with_format(1, 0, version, &Format::new().set_font_color(Color::RGB(0x595959)))?;
        let host = HOSTS.iter().position(|host| *host == self.host).unwrap_or(0);
        let words = self.words;
        let steps: [(&str, &[usize]); 5] = [
            (words.install.get(host).copied().unwrap_or_default(), &[]),
            (words.paste, &[CLIENTS, DEALS]),
            (words.rules, &[RULES]),
            (words.result, &[RESULT, PLAN]),
            (words.review, &[HISTORY]),
        ];
        // Values do not follow what is pasted: there is only to be looked at.
        let kept = |places: &[usize]| {
            self.host != Host::LibreOffice || !places.iter().any(|at| [CLIENTS, HISTORY].contains(at))
        };
        let mut row = 3;
        for (step, (line, places)) in (1_u8..).zip(steps.into_iter().filter(|(_, places)| kept(places))) {
            sheet.write_number_with_format(row, 0, step, &number)?;
            sheet.write_string_with_format(row, 1, line, &text)?;
            sheet.set_row_height(row, height(line))?;
            for (column, place) in (2..).zip(places) {
                let name = words.sheets.get(*place).copied().unwrap_or_default();
                let url = Url::new(format!("internal:'{name}'!A1")).set_text(name);
                sheet.write_url_with_format(row, column, url, &link)?;
            }
            row += 1;
        }
        row += 1;
        let no_name = words.no_name.get(host).copied().unwrap_or_default();
        sheet.write_string_with_format(row, 1, no_name, &text)?.set_row_height(row, height(no_name))?;
        Ok(())
    }

    /// A table that the user edits: in Excel a table that grows with its rows.
    fn table(&self, sheet: &mut Worksheet, name: &str, cells: &Grid) -> Result<(), XlsxError> {
        let heads: Vec<String> = cells.rows.first().into_iter().flatten().map(Cell::shown).collect();
        self.cells(sheet, 0, cells, &heads, false)?;
        let (last_row, last_column) = (cells.height() as u32 - 1, cells.width() as u16 - 1);
        if self.host == Host::Excel {
            let columns: Vec<TableColumn> = heads
                .iter()
                .enumerate()
                .map(|(at, text)| TableColumn::new().set_header(text).set_header_format(heading(cells, at)))
                .collect();
            let table =
                Table::new().set_name(name).set_columns(&columns).set_style(TableStyle::Light1).set_banded_rows(false);
            sheet.add_table(0, 0, last_row, last_column, &table)?;
        } else {
            sheet.autofilter(0, 0, last_row, last_column)?;
        }
        Ok(())
    }

    /// A formula with what it gives.
    fn put(&self, sheet: &mut Worksheet, column: u16, spill: &Spill) -> Result<(), XlsxError> {
        let formula = Formula::new(&spill.formula).set_result(spill.cells.cell(0, 0).shown());
        let formats = formats(&spill.cells, &spill.heads, true);
        for (at, format) in (column..).zip(&formats) {
            sheet.set_column_format(at, format)?;
        }
        if self.host == Host::LibreOffice {
            return self.cells(sheet, column, &spill.cells, &spill.heads, false);
        }
        if self.host == Host::Google {
            sheet.write_formula_with_format(0, column, formula, &head_format())?;
            for at in 1..spill.cells.width() {
                sheet.write_blank(0, column + at as u16, &heading(&spill.cells, at))?;
            }
            return Ok(());
        }
        let (rows, columns) = (spill.cells.height() as u32, spill.cells.width() as u16);
        sheet.write_dynamic_array_formula_with_format(
            0,
            column,
            rows - 1,
            column + columns - 1,
            formula,
            &head_format(),
        )?;
        self.cells(sheet, column, &spill.cells, &spill.heads, true)
    }

    fn cells(
        &self,
        sheet: &mut Worksheet,
        left: u16,
        cells: &Grid,
        heads: &[String],
        spilled: bool,
    ) -> Result<(), XlsxError> {
        let formats = formats(cells, heads, spilled);
        for (row, line) in (0_u32..).zip(&cells.rows) {
            for ((at, cell), format) in (0_u16..).zip(line).zip(&formats) {
                let column = left + at;
                if row == 0 {
                    if at > 0 || !spilled {
                        sheet.write_string_with_format(0, column, cell.shown(), &heading(cells, usize::from(at)))?;
                    }
                    continue;
                }
                match cell {
                    Cell::Blank => sheet.write_blank(row, column, format)?,
                    Cell::Bool(value) => sheet.write_boolean_with_format(row, column, *value, format)?,
                    Cell::Number(value) => {
                        sheet.write_number_with_format(row, column, number::to_f64(*value).0, format)?
                    }
                    Cell::Date(date) => sheet.write_number_with_format(row, column, date.serial(), format)?,
                    Cell::Text(text) | Cell::Error(text) => {
                        sheet.write_string_with_format(row, column, text, format)?
                    }
                };
            }
        }
        if !spilled {
            for (column, format) in (left..).zip(&formats) {
                sheet.set_column_format(column, format)?;
            }
        }
        Ok(())
    }
}

fn cell(text: &str) -> Given {
    Given::Cell(Cell::text(text))
}

fn given(grid: &Grid) -> Given {
    Given::Grid(grid.clone())
}

/// The plan to start from leaves the costs blank; the sample has some.
fn with_costs(mut plan: Grid) -> Grid {
    for (row, cost) in plan.rows.iter_mut().skip(1).zip([4800, 2400, 1200, 240, 0]) {
        if let Some(cell) = row.get_mut(3) {
            *cell = Cell::Number(cost.into());
        }
    }
    plan
}

fn side_by_side(left: &Grid, right: &Grid) -> Grid {
    Grid { rows: left.rows.iter().zip(&right.rows).map(|(left, right)| [left.as_slice(), right].concat()).collect() }
}
