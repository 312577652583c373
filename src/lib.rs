//! TierSheet sorts a company's clients into tiers by a rule table kept in the sheet, and says why.
//!
//! `cells -> table -> metrics -> rules -> tiers -> explanations -> outputs`
//!
//! A host hands over ranges; [`functions::call`] runs one function on them and gives a range back:
//!
//! ```
//! use tiersheet::cells::{Cell, Grid};
//! use tiersheet::functions::{Given, call};
//!
//! let clients = [["client", "revenue", "cost"], ["Acme", "1000", "600"], ["Bolt", "800", "650"], ["Dune", "400", ""]];
//! let rules = [["tier", "note", "margin"], ["E", "loses money", "<0"], ["A", "VIP", ">=40%"], ["B", "loyal", ">=15%"]];
//! let given = vec![Given::Grid(Grid::of_texts(clients)), Given::Grid(Grid::of_texts(rules))];
//! let tiers = call("ASSIGN", given).unwrap();
//! assert_eq!(tiers.rows[0], ["tier", "reason", "missing"].map(Cell::text));
//! assert_eq!(tiers.rows[1][..2], ["A", "rule 2 \"VIP\": margin >=40%"].map(Cell::text));
//! assert_eq!(tiers.rows[3], ["", "not enough data: cost", "cost"].map(Cell::text));
//!
//! let problems = call("ASSIGN", vec![Given::Grid(Grid::of_texts(clients)), Given::Cell(Cell::text("classik"))]).unwrap_err();
//! assert!(!problems[0].hint(tiersheet::Lang::En).is_empty());
//! ```
//!
//! In the order in which data passes through them:
//!
//! - [`cells`], [`number`], [`date`], [`calendar`]: what a host hands over, and how numbers and dates in it are read
//! - [`table`]: a range with a header row; which columns it has, what they mean, and their values
//! - [`metrics`]: fields that are computed, per client or from deals
//! - [`lists`]: lists and classes of clients
//! - [`rules`]: the rule table, its checks, and what it says about each client
//! - [`tiers`]: the order of tiers, overrides, and the tier of each client
//! - [`time`]: clients from one period to the next
//! - [`lists`]: who is in the top, in which class, in two lists
//! - [`choice`]: whom to keep when there is not room for all, and what each tier gets
//! - [`explain`]: why this tier, and what would change it
//! - [`time`]: two reviews compared, and the reviews themselves: moves and their causes, who is due, damping
//! - [`outputs`]: findings, and the rows that go back into a CRM
//! - [`functions`]: the functions that hosts call, each with its record
//!
//! [`problem`] and [`messages`] hold what can go wrong, with its place and its texts; `emit` writes the files that are made
//! from the functions' records. Only `wasm` knows of JavaScript.

#![cfg_attr(tiersheet_speed, feature(optimize_attribute))]
// A module that holds only some of the functions leaves out what only the others use.
#![cfg_attr(not(all(feature = "tiers", feature = "models")), allow(dead_code, unused_imports))]

pub mod calendar;
pub mod cells;
#[cfg(feature = "models")]
pub mod choice;
#[cfg(any(feature = "models", feature = "files"))]
pub mod crm;
pub mod date;
#[cfg(not(target_arch = "wasm32"))]
pub mod emit;
pub mod explain;
#[cfg(feature = "files")]
pub mod files;
pub mod functions;
mod lang;
#[cfg(feature = "models")]
pub mod lists;
pub mod maps;
pub mod messages;
pub mod metrics;
pub mod number;
pub mod outputs;
pub mod problem;
pub mod rules;
pub mod table;
pub mod tiers;
#[cfg(feature = "models")]
pub mod time;
pub use lang::{Lang, Texts};
pub use messages::Code;
pub use problem::{Place, Problem, Severity};
#[cfg(target_arch = "wasm32")]
mod wasm;
