//! The types of the engine for TypeScript: a call of each function is checked against its record.

use super::json::quoted;
use super::{NOTICE, in_comment, variable};
use crate::functions::{Function, ParamKind};

/// What does not depend on the functions.
const ENGINE: &str = r#"/** What a cell may hold when it is handed in; null, undefined and "" are blank. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A range: rows of cells, the header row first. */
export type Range = Cell[][];

/** What a cell of a result holds; "" is blank. */
export type Value = string | number | boolean;

export interface CallOptions {
  /** The language of headers, reasons and messages. */
  lang?: Language;
  /** How dates stand in a result: as texts like 2026-12-31, or as serial numbers of a spreadsheet. */
  dates?: "iso" | "serial";
}

export type Language = "en" | "ru" | "uk";

export type Texts = Record<Language, string>;

/** Something worth knowing beside a result. */
export interface Note {
  code: string;
  severity: "error" | "warning" | "note";
  message: string;
  hint: string;
  /** The place in an argument, such as: rules, row 3, column C "margin". */
  place: string;
  /** The same as a cell of the range, such as C3. */
  cell: string;
  /** The argument's name, such as rules; empty where there is no place. */
  range: string;
  /** The row in the range, its first being 1. */
  row: number | null;
  /** The column in the range, its first being 1. */
  column: number | null;
  /** What the message names, as texts: of RULE_WINS the rule, its tier and the number of clients. */
  args: string[];
  /** What was perhaps meant; empty where nothing comes near. */
  suggestion: string;
}

/** A result by its columns, for tables that are too long for rows of small arrays. */
export interface Columns {
  headers: string[];
  length: number;
  column(nameOrIndex: string | number): Value[];
  notes: Note[];
  facts: Record<string, string>;
}

/** What is thrown when no result can be given. */
export interface TierSheetError extends Error {
  name: "TierSheetError";
  /** Stable, such as UNKNOWN_FIELD. */
  code: string;
  /** The place in an argument, such as: rules, row 3, column C "margin". */
  place: string;
  /** The same as a cell of the range, such as C3. */
  cell: string;
  /** What to do next. */
  hint: string;
  /** All problems; the first is the one above. */
  problems: Note[];
}

export interface ParameterRecord {
  name: string;
  kind: "table" | "grid" | "values" | "cell";
  optional: boolean;
  about: Texts;
}

export interface OptionRecord {
  name: string;
  aliases: string[];
  about: Texts;
}

export interface FunctionRecord {
  id: FunctionId;
  since: string;
  about: Texts;
  params: ParameterRecord[];
  options: OptionRecord[];
  returns: Texts;
  shape: "row per row" | "table" | "as given";
  examples: string[];
}
"#;

/// What stands behind the overloads.
const REST: &str = r#"
  /** The same result by columns. */
  columns<Id extends FunctionId>(id: Id, args: Arguments[Id], options?: CallOptions): Columns;

  /** The record of every function. */
  list(): FunctionRecord[];
}

/** Starts the engine that lies beside this file. */
export function open(): Engine;

/**
 * Starts an engine from the bytes of tiersheet.wasm, and those of tiersheet-models.wasm or a function that gives them. Without
 * the second it knows only the functions that give tiers.
 */
export function load(tiers: Uint8Array, models?: Uint8Array | (() => Uint8Array)): Engine;
"#;

/// `tiersheet.d.ts`
pub fn types(functions: &[&Function]) -> String {
    let ids: Vec<String> = functions.iter().map(|function| quoted(function.id)).collect();
    let mut file = format!("// {NOTICE}\n\n{ENGINE}\nexport type FunctionId = {};\n", ids.join(" | "));
    file.push_str("\n/** The arguments of each function. */\nexport interface Arguments {\n");
    for function in functions {
        file.push_str(&format!("  {}: [{}];\n", function.id, arguments(function)));
    }
    file.push_str("}\n\nexport interface Engine {\n");
    for (index, function) in functions.iter().enumerate() {
        let ([about, ..], [returns, ..]) = (function.about, function.returns);
        if index > 0 {
            file.push('\n');
        }
        file.push_str(&format!("  /**\n   * {}\n   *\n", in_comment(about)));
        for param in function.params {
            let [about, ..] = param.about;
            file.push_str(&format!("   * - {}: {}\n", variable(param.name), in_comment(about)));
        }
        file.push_str(&format!("   * @returns {}\n   */\n", in_comment(returns)));
        let id = function.id;
        let rows = "Value[][]";
        file.push_str(&format!("  call(id: \"{id}\", args: Arguments[\"{id}\"], options?: CallOptions): {rows};\n"));
    }
    file.push_str(REST);
    file
}

fn arguments(function: &Function) -> String {
    let arguments = function.params.iter().map(|param| {
        let kind = match param.kind {
            ParamKind::Table | ParamKind::Grid => "Range",
            ParamKind::Values => "Range | Cell",
            ParamKind::Cell => "Cell",
        };
        let (mark, null) = if param.optional { ("?", " | null") } else { ("", "") };
        let null = if kind.ends_with("Cell") { "" } else { null };
        format!("{}{mark}: {kind}{null}", variable(param.name))
    });
    arguments.collect::<Vec<_>>().join(", ")
}
