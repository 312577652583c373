//! How a CRM's exports look.

use super::Entity;
use crate::table::Role;

/// How much a header says about where a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Telling {
    /// Many programs write it.
    Common,
    /// A few CRMs write it.
    Rare,
    /// No other known CRM writes it.
    Only,
}

/// A column that an export may have.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The header as the CRM writes it, in each language.
    pub names: &'static [&'static str],
    /// What the column means; `None` where no field of ours does.
    pub role: Option<Role>,
    /// Which exports have it.
    pub of: &'static [Entity],
    /// How much it says about the CRM.
    pub telling: Telling,
}

impl Known {
    /// A column that no other CRM has.
    pub const fn only(of: &'static [Entity], role: Option<Role>, names: &'static [&'static str]) -> Known {
        Known { names, role, of, telling: Telling::Only }
    }

    /// A column that a few CRMs have.
    pub const fn rare(of: &'static [Entity], role: Option<Role>, names: &'static [&'static str]) -> Known {
        Known { names, role, of, telling: Telling::Rare }
    }

    /// A column that many programs have.
    pub const fn common(of: &'static [Entity], role: Option<Role>, names: &'static [&'static str]) -> Known {
        Known { names, role, of, telling: Telling::Common }
    }
}

/// Exports of deals only.
pub const DEALS: &[Entity] = &[Entity::Deal];
/// Exports of companies only.
pub const COMPANIES: &[Entity] = &[Entity::Company];
/// Exports of contacts only.
pub const CONTACTS: &[Entity] = &[Entity::Contact];
/// Exports of clients of either kind.
pub const CLIENTS: &[Entity] = &[Entity::Company, Entity::Contact];
/// Any export.
pub const ANY: &[Entity] = &[Entity::Deal, Entity::Company, Entity::Contact];

/// A name that the CRM gives to its files.
#[derive(Clone, Copy, Debug)]
pub struct FileName {
    /// The name in lower case; `*` is any run of characters.
    pub pattern: &'static str,
    /// How likely it alone makes the CRM, in percent.
    pub weight: u8,
}

/// How a CRM writes its texts.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// Whether it is a table of a web page; the other signs are then of no account.
    pub html: bool,
    /// The byte between cells.
    pub separator: u8,
    /// Whether the file begins with a byte order mark.
    pub mark: bool,
    /// The line end.
    pub line_end: &'static str,
    /// Whether a separator ends each line, which makes an empty last column.
    pub trailing: bool,
    /// How likely it alone makes the CRM, in percent.
    pub weight: u8,
}

/// The form of all headers together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `Deal - Title`.
    EntityDashField,
    /// `stage_id/id`, `.id`.
    SlashId,
    /// `Account Name.id` beside `Account Name`.
    DotId,
    /// `ORACLE_ID__C`.
    CustomSuffix,
}

/// The form of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdShape {
    /// Fifteen letters and digits, whose case matters, and three more that check it.
    Salesforce18,
    /// Fifteen letters and digits, whose case matters.
    Salesforce15,
    /// Seventeen hexadecimal digits.
    Hex17,
    /// `8c1d3a52-…`.
    Uuid,
    /// `__export__.crm_lead_12`.
    OdooExternal,
    /// `zcrm_` and digits.
    ZohoPrefixed,
    /// Sixteen digits and more.
    Long,
}

/// How the rows of an export repeat or group what they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A deal has a row per product: its id repeats, and the amount is that of the line.
    PerProduct,
    /// Rows with blank leading cells go on with the record above.
    Continued,
    /// Rows such as `New (12)` head a group and hold its sums.
    Grouped,
    /// Lines about the report stand below the table.
    Footer,
}

/// A literal that stands where nothing is known.
#[derive(Clone, Copy, Debug)]
pub struct Literal {
    /// The headers of the columns where it stands, in lower case.
    pub headers: &'static [&'static str],
    /// The texts, in lower case.
    pub texts: &'static [&'static str],
}

/// How the exports of a CRM look: what tells them from others, and what their cells mean.
#[derive(Debug)]
pub struct Source {
    /// The columns that are known.
    pub columns: &'static [Known],
    /// Names of files.
    pub files: &'static [FileName],
    /// How texts are written.
    pub dialects: &'static [Dialect],
    /// Forms of headers, each with its weight in percent.
    pub shapes: &'static [(Shape, u8)],
    /// Forms of ids, each with its weight in percent.
    pub ids: &'static [(IdShape, u8)],
    /// Stages that mean won.
    pub won: &'static [&'static str],
    /// Stages that mean lost.
    pub lost: &'static [&'static str],
    /// Stages of deals that are still open.
    pub open: &'static [&'static str],
    /// Those of the stages above that no other known CRM has.
    pub own_stages: &'static [&'static str],
    /// What stands between several values of one cell; empty where it is not known.
    pub several: &'static str,
    /// Literals that stand for blank.
    pub blanks: &'static [Literal],
    /// How rows repeat.
    pub rows: &'static [Rows],
    /// The first characters before which the export puts an apostrophe.
    pub neutralised: &'static [char],
}

impl Source {
    /// Nothing is known.
    pub const UNKNOWN: Source = Source {
        columns: &[],
        files: &[],
        dialects: &[],
        shapes: &[],
        ids: &[],
        won: &[],
        lost: &[],
        open: &[],
        own_stages: &[],
        several: "",
        blanks: &[],
        rows: &[],
        neutralised: &[],
    };
}
