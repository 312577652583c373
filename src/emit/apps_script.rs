//! The functions as Google Sheets sees them: one declaration each, with the comment from which the sheet's helper takes
//! its texts.

use super::json::quoted;
use super::{NOTICE, in_comment, sheets_name, variable};
use crate::functions::{Function, ParamKind};

/// `apps-script.js`
///
/// Optional parameters are told in words: the helper of Google Sheets shows no brackets.
pub fn stubs(functions: &[&Function]) -> String {
    let mut script = format!("// {NOTICE}\n");
    for function in functions {
        let [about, ..] = function.about;
        let [returns, ..] = function.returns;
        script.push_str(&format!("\n/**\n * {}\n *\n", in_comment(about)));
        for param in function.params {
            let [about, ..] = param.about;
            let kind = if param.kind == ParamKind::Cell { "string|number" } else { "range" };
            let optional = if param.optional { "Optional. " } else { "" };
            script.push_str(&format!(
                " * @param {{{kind}}} {} {optional}{}\n",
                variable(param.name),
                in_comment(about)
            ));
        }
        let names = function.params.iter().map(|param| variable(param.name)).collect::<Vec<_>>().join(", ");
        script.push_str(&format!(" * @return {{range}} {}\n * @customfunction\n */\n", in_comment(returns)));
        script.push_str(&format!(
            "function {}({names}) {{\n  return tierSheetCall_({}, [{names}]);\n}}\n",
            sheets_name(function),
            quoted(function.id),
        ));
    }
    script
}
