//! RFM: recency, frequency and money of each client, their scores, and a named segment.

mod cuts;
mod input;
mod output;

use super::payments::{self, MEASURE, PAYMENTS, of_payments};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, documented};
use super::{Inputs, Reply, context};
use crate::lang::Lang;
use crate::lists::rfm::{Measured, Returns, best};
use crate::lists::scores::{Cuts, Ties};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::rules::{Evaluation, RuleTable, template};
use crate::table::{Locale, Numbers};
use crate::tiers::{Applied, assign};
use input::Source;

/// `ties`
const TIES: OptionSpec = OptionSpec {
    name: "ties",
    aliases: &["on the border", "равные", "на границе", "рівні", "на межі"],
    about: documented([
        "Where values equal to a cut point belong: \"low\" (default) to the lower score, \"high\" to the higher one. Equal values always have equal scores.",
        "Куда относятся значения, равные границе: «low» (по умолчанию) — к меньшему баллу, «high» — к большему. У равных значений всегда равные баллы.",
        "Куди належать значення, рівні межі: «low» (типово) — до меншого бала, «high» — до більшого. У рівних значень завжди рівні бали.",
    ]),
};
/// `money`
const MONEY: OptionSpec = OptionSpec {
    name: "money",
    aliases: &["monetary", "деньги", "гроші"],
    about: documented([
        "\"total\" (default) or \"average\", which is per order.",
        "«total» (по умолчанию) — всего или «average» — в среднем на заказ.",
        "«total» (типово) — усього або «average» — у середньому на замовлення.",
    ]),
};
/// `returns`
const RETURNS: OptionSpec = OptionSpec {
    name: "returns",
    aliases: &["refunds", "возвраты", "повернення"],
    about: documented([
        "Rows with a negative amount: \"subtract\" (default) lowers the money and is no order, \"count\" is an order too, \"drop\" leaves them out. A row of zero is an order only with \"count\".",
        "Строки с отрицательной суммой: «subtract» (по умолчанию) уменьшает деньги и не считается заказом, «count» — тоже заказ, «drop» — не учитывать. Нулевая строка — заказ только при «count».",
        "Рядки з від'ємною сумою: «subtract» (типово) зменшує гроші й не є замовленням, «count» — теж замовлення, «drop» — не враховувати. Нульовий рядок є замовленням лише за «count».",
    ]),
};
/// `list`
const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["report", "form", "список", "вид", "отчет", "перелік", "вигляд", "звіт"],
    about: documented([
        "\"clients\" (default); \"cuts\": the cut points, in the form that \"bins\" takes; \"scores\": per score the values and the number of clients; \"segments\": clients and money per segment.",
        "«clients» (по умолчанию) — клиенты; «cuts» — границы в том виде, в каком их принимает «bins»; «scores» — по каждому баллу значения и число клиентов; «segments» — клиенты и деньги по сегментам.",
        "«clients» (типово) — клієнти; «cuts» — межі в тому вигляді, у якому їх приймає «bins»; «scores» — за кожним балом значення й кількість клієнтів; «segments» — клієнти та гроші за сегментами.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "RFM",
    since: "0.2.0",
    about: documented([
        "Scores every client by recency, frequency and money, and names the segment by rules that can be edited.",
        "Ставит каждому клиенту баллы за давность, частоту и деньги и называет сегмент по правилам, которые можно править.",
        "Ставить кожному клієнту бали за давність, частоту й гроші та називає сегмент за правилами, які можна правити.",
    ]),
    params: &[
        Param {
            about: [
                "One row per payment, deal or order line, with a header row; or one row per client with recency, orders and revenue, such as the result of METRICS.",
                "Строка на платёж, сделку или позицию заказа, с заголовками; либо строка на клиента с давностью, числом заказов и выручкой, например результат METRICS.",
                "Рядок на платіж, угоду чи позицію замовлення, із заголовками; або рядок на клієнта з давністю, кількістю замовлень і виручкою, наприклад результат METRICS.",
            ],
            ..PAYMENTS
        },
        Param {
            name: "bins",
            about: documented([
                "How many scores, 5 if left out; or own cut points: columns recency, frequency and monetary with a cut point per row.",
                "Сколько баллов, если не задано — 5; либо свои границы: столбцы давность, частота и деньги, по границе в строке.",
                "Скільки балів, якщо не задано — 5; або власні межі: стовпці давність, частота і гроші, по межі в рядку.",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        Param {
            about: documented([
                "The rule table of the segments over the columns of the result, or the name of a template; rfm if left out.",
                "Таблица правил для сегментов по столбцам результата или имя шаблона; если не задана, rfm.",
                "Таблиця правил для сегментів за стовпцями результату або ім'я шаблону; якщо не задано, rfm.",
            ]),
            ..context::RULES
        },
        OPTIONS,
    ],
    options: &of_payments::<21>(&[TIES, MEASURE, MONEY, RETURNS, LIST]),
    returns: documented([
        "Per client, in the order in which they are met: recency in days, frequency, monetary, the three scores (the best client has the highest), the code RFM, segment and reason. Cut points are values of the data: the i-th is the i-th quantile by count, without interpolation.",
        "На каждого клиента, в порядке появления: давность в днях, частота, деньги, три балла (у лучшего — наибольший), код RFM, сегмент и причина. Границы — значения из данных: i-я граница — i-й квантиль по числу клиентов, без интерполяции.",
        "На кожного клієнта, у порядку появи: давність у днях, частота, гроші, три бали (у найкращого — найбільший), код RFM, сегмент і причина. Межі — значення з даних: i-та межа — i-й квантиль за кількістю клієнтів, без інтерполяції.",
    ]),
    shape: Shape::Table,
    examples: &["rfm-payments", "rfm-own-cuts", "rfm-ugly-ru", "rfm-cuts"],
    plan: |inputs| input::wanted(inputs).map_err(|problem| vec![problem]),
    run,
};

/// The headers of the measures, in their order.
pub(super) const MEASURES: [[&str; 3]; 3] =
    [["recency", "давность", "давність"], ["frequency", "частота", "частота"], ["monetary", "деньги", "гроші"]];

/// What the result lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    Clients,
    Cuts,
    Scores,
    Segments,
}

/// The scores of all clients.
struct Scored {
    measured: Measured,
    cuts: [Cuts; 3],
    scores: [Vec<Option<u32>>; 3],
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let lang = inputs.lang();
    let options = &inputs.options;
    let lists: [&[&str]; 4] = [
        &["clients", "клиенты", "клієнти"],
        &["cuts", "границы", "межі"],
        &["scores", "баллы", "бали"],
        &["segments", "сегменты", "сегменти"],
    ];
    let listed = match options.choice("list", &lists).map_err(one)? {
        Some(1) => Listed::Cuts,
        Some(2) => Listed::Scores,
        Some(3) => Listed::Segments,
        _ => Listed::Clients,
    };
    let high: [&[&str]; 2] =
        [&["low", "ниже", "меньший", "нижче", "менший"], &["high", "выше", "больший", "вище", "більший"]];
    let ties = if options.choice("ties", &high).map_err(one)? == Some(1) { Ties::High } else { Ties::Low };
    let bins = cuts::read(inputs, ties).map_err(one)?;
    let source = Source::read(inputs).map_err(one)?;
    let mut notes = source.notes(inputs);
    let scored = scored(source.measured(inputs, &mut notes).map_err(one)?, &bins, ties);
    notes.extend(cuts::notes(&scored, inputs));
    let rules = segment_rules(inputs, best(&scored.cuts), &mut notes)?;
    let mut facts: Vec<(&'static str, String)> =
        vec![("as of", source.as_of().map(crate::date::Date::iso).unwrap_or_default())];
    let names = ["recency cuts", "frequency cuts", "monetary cuts"];
    facts.extend(names.into_iter().zip(&scored.cuts).map(|(name, cuts)| (name, cuts::shown(cuts, Lang::En))));
    facts.push(("ties", if ties == Ties::High { "high" } else { "low" }.to_owned()));
    let mut reply = match listed {
        Listed::Cuts => output::cuts(&scored, lang),
        Listed::Scores => output::bands(&scored, lang),
        Listed::Clients | Listed::Segments => {
            let table = output::table(&scored, lang).map_err(one)?;
            let mut columns = table.columns.clone();
            let segments = match &rules {
                None => None,
                Some(rules) => {
                    let evaluation = Evaluation::new(&table, rules, Locale::default(), source.as_of())?;
                    facts.push(("rules", rules.fingerprint()));
                    notes.extend(rules.warnings.iter().cloned());
                    Some(assign::assign(&evaluation, &Applied::default(), lang))
                }
            };
            let segments = rules.as_ref().zip(segments.as_ref());
            if listed == Listed::Segments {
                output::segments(segments, &scored, lang).map_err(one)?
            } else {
                output::clients(source.identity(inputs).map_err(one)?, &mut columns, segments, &scored, lang)
            }
        }
    };
    reply.skipped = if listed == Listed::Clients { source.skipped() } else { 0 };
    reply.notes = notes;
    reply.facts = facts;
    Ok(reply)
}

/// The scores by the cut points. Clients without an order have no place among those who buy.
fn scored(measured: Measured, bins: &cuts::Bins, ties: Ties) -> Scored {
    let buys = |row: usize| measured.frequency.get(row).is_some_and(|orders| orders > rust_decimal::Decimal::ZERO);
    let buyers: Vec<bool> = (0..measured.frequency.len()).map(buys).collect();
    let buying = |numbers: &Numbers| {
        let known = (0..numbers.len()).map(|row| numbers.get(row).filter(|_| buyers.get(row) == Some(&true)));
        if buyers.iter().all(|buys| *buys) { numbers.clone() } else { Numbers::from_decimals(known.collect()) }
    };
    let columns = measured.all().map(buying);
    let [r, f, m] = [0, 1, 2].map(|at| {
        let numbers = columns.get(at);
        match (bins, numbers) {
            (cuts::Bins::Own(own), _) if own.get(at).is_some_and(Option::is_some) => own.get(at).cloned().flatten(),
            (cuts::Bins::Count(bins), Some(numbers)) => Some(Cuts::of_bins(numbers, *bins, at == 0, ties)),
            (_, Some(numbers)) => Some(Cuts::of_bins(numbers, cuts::BINS, at == 0, ties)),
            _ => None,
        }
        .unwrap_or(Cuts { limits: Vec::new(), less: at == 0, ties })
    });
    let cuts = [r, f, m];
    let [r, f, m] = [0, 1, 2].map(|at| match (cuts.get(at), columns.get(at)) {
        (Some(cuts), Some(numbers)) => cuts.scores(numbers),
        _ => Vec::new(),
    });
    Scored { measured, cuts, scores: [r, f, m] }
}

/// The rules of the segments: those that are given, else the template, which is made for scores from 1 to 5.
fn segment_rules(inputs: &Inputs, best: u32, notes: &mut Vec<Problem>) -> Result<Option<RuleTable>, Vec<Problem>> {
    if inputs.grid(2).is_some() {
        return context::rules(inputs, 2, "rules").map(Some);
    }
    if best != cuts::BINS {
        notes.push(Problem::new(Code::RfmNoSegments, Place::of("rules"), [best.to_string()]));
        return Ok(None);
    }
    let grid = template("rfm").map(|template| template.grid(inputs.lang())).unwrap_or_default();
    RuleTable::read(&grid, "rules", &inputs.options.locale).map(Some)
}

fn terms(inputs: &Inputs) -> Result<crate::lists::rfm::Terms, Problem> {
    let options = &inputs.options;
    let money: [&[&str]; 2] =
        [&["total", "всего", "сумма", "усього", "сума"], &["average", "mean", "среднее", "средний чек", "середнє"]];
    let returns: [&[&str]; 3] = [
        &["subtract", "вычесть", "вычитать", "відняти"],
        &["count", "считать", "рахувати"],
        &["drop", "убрать", "прибрати"],
    ];
    Ok(crate::lists::rfm::Terms {
        measure: payments::measure(inputs)?.unwrap_or_default(),
        average: options.choice("money", &money)? == Some(1),
        returns: match options.choice("returns", &returns)? {
            Some(1) => Returns::Count,
            Some(2) => Returns::Drop,
            _ => Returns::Subtract,
        },
    })
}
