//! What the functions about histories of reviews have in common.

use super::spec::documented;
use super::tier_lists::any_client;
use super::{Inputs, OptionSpec, OutColumn, OutData, Param, ParamKind};
use crate::problem::Problem;
use crate::table::{Role, Table};
use crate::time::history::{Layout, Named};

/// The history argument.
pub const HISTORY: Param = Param {
    name: "history",
    about: [
        "The reviews so far, with a header row: a row per client and review (client, date, tier, and if known who and until for tiers set by hand), or a row per client and a column per date or period.",
        "Проверки до сих пор, с заголовками: строка на клиента и проверку (клиент, дата, категория и, если есть, кто и до какого дня для ручных категорий) или строка на клиента и столбец на дату или период.",
        "Перевірки дотепер, із заголовками: рядок на клієнта й перевірку (клієнт, дата, категорія та, якщо є, хто й до якого дня для ручних категорій) або рядок на клієнта і стовпець на дату чи період.",
    ],
    kind: ParamKind::Table,
    optional: false,
};
/// `review date`
pub const REVIEW_DATE: OptionSpec = OptionSpec {
    name: "review date",
    aliases: &["дата проверки", "дата пересмотра", "дата перевірки", "дата перегляду"],
    about: documented([
        "The header of the history's column with the days of reviews; recognised by default.",
        "Заголовок столбца истории с днями проверок; по умолчанию распознаётся.",
        "Заголовок стовпця історії з днями перевірок; типово розпізнається.",
    ]),
};
/// `history tier`
pub const HISTORY_TIER: OptionSpec = OptionSpec {
    name: "history tier",
    aliases: &["категория в истории", "категорія в історії"],
    about: documented([
        "The header of the history's column with the tiers; recognised by default, \"tier after\" before \"tier\".",
        "Заголовок столбца истории с категориями; по умолчанию распознаётся, «категория после» раньше, чем «категория».",
        "Заголовок стовпця історії з категоріями; типово розпізнається, «категорія після» раніше, ніж «категорія».",
    ]),
};

/// Where the history has what, and the column of another argument by which its clients are found in the history: the one that the
/// option names, else the id if both have it, else the name.
///
/// # Errors
/// As [`Layout::of`]; another table without a column that says whose row it is.
pub fn layouts(inputs: &Inputs, other: usize) -> Result<(Layout, Option<usize>), Problem> {
    let table = inputs.table(0)?;
    let options = &inputs.options;
    let client = options.text("client");
    let named = Named { client: client.clone(), date: options.text("review date"), tier: options.text("history tier") };
    let mut layout = Layout::of(table, &named, &options.locale)?;
    let Some(list) = inputs.optional_table(other) else { return Ok((layout, None)) };
    if let Some(header) = client {
        return Ok((layout, Some(list.require(&header)?)));
    }
    let both = |role| table.with_role(role).zip(list.with_role(role));
    let Some((own, of_list)) = both(Role::ClientId).or_else(|| both(Role::Client)) else {
        return Ok((layout, Some(any_client(list)?)));
    };
    layout.client = own;
    layout.name = table.with_role(Role::Client).filter(|name| *name != own);
    Ok((layout, Some(of_list)))
}

/// The clients of lines, by the row that each comes from: of the other argument if there is one, else of the history.
pub fn client_columns(
    inputs: &Inputs,
    layout: &Layout,
    other: usize,
    client: Option<usize>,
    lines: &[u32],
) -> Vec<OutColumn> {
    let of = |table: &Table, key: usize, name: Option<usize>, arg: usize| {
        let columns = [Some(key), name].into_iter().flatten().map(|index| {
            let rows = lines.to_vec();
            OutColumn { header: table.title(index).to_owned(), data: OutData::Copied { arg, column: index, rows } }
        });
        columns.collect::<Vec<_>>()
    };
    match (client, inputs.optional_table(other), inputs.optional_table(0)) {
        (Some(client), Some(table), _) => {
            let name = table.with_role(Role::Client).filter(|name| *name != client);
            of(table, client, name, other)
        }
        (_, _, Some(table)) => of(table, layout.client, layout.name, 0),
        _ => Vec::new(),
    }
}
