//! Results as rectangles with fixed headers.

#[cfg(any(feature = "models", feature = "files"))]
pub mod import_rows;

use crate::cells::Cell;
use crate::functions::reply::{Reply, column};
use crate::lang::Lang;
use crate::problem::{Problem, Severity};

/// Findings as a table: place, severity, what, how to fix.
pub fn findings(problems: &[Problem], lang: Lang) -> Reply {
    let text = |show: &dyn Fn(&Problem) -> String| problems.iter().map(|problem| Cell::text(show(problem))).collect();
    let severity = |problem: &Problem| {
        let names = match problem.severity {
            Severity::Error => ["error", "ошибка", "помилка"],
            Severity::Warning => ["warning", "предупреждение", "попередження"],
            Severity::Note => ["note", "заметка", "примітка"],
        };
        lang.pick(&names).to_owned()
    };
    Reply::table(vec![
        column(lang.pick(&["place", "где", "де"]), text(&|problem| problem.place.shown(lang))),
        column(lang.pick(&["severity", "важность", "важливість"]), text(&severity)),
        column(lang.pick(&["code", "код", "код"]), text(&|problem| problem.code.name().to_owned())),
        column(lang.pick(&["what", "что", "що"]), text(&|problem| problem.message(lang))),
        column(lang.pick(&["how to fix", "что делать", "що робити"]), text(&|problem| problem.hint(lang))),
    ])
}
