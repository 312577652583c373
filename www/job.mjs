// What the hosts that do the main job decide alike: the terminal and the page.

const WRITTEN = new Set([",", ";", "\t", "|"]);

// Whether the rows of a file are deals: by its columns, or because its CRM says so.
export function isDeals(facts, report) {
  return facts.shape === "deals" || (report.crm.id !== "generic" && report.crm.entity === "deal");
}

// How IMPORT starts, before what the user says. A tier goes back to what the file with the clients' ids has in its rows; the clients
// of deals are what the CRM usually has. Of the reason only the rule's number goes, as into the file, so that a preview is true.
export function importOptions(file, cards) {
  const { entity } = (cards ?? file).report.crm;
  const own = [["reason", "rule"]];
  return entity === "deal" ? own : [...own, ["entity", entity]];
}

// The settings of the CRM's files among the options. A CRM that is not known gets a file made like its export.
export function likeExport(crm, report) {
  if (crm !== "generic") return [];
  const separator = WRITTEN.has(report.separator) ? [["separator", report.separator]] : [];
  return [...separator, ["mark", report.mark ? "yes" : "no"]];
}

// How files for people are written: so that a double click in a spreadsheet of that language opens them right.
export function formForPeople(lang) {
  return { separator: lang === "en" ? "," : ";", mark: true };
}

const FINDINGS = {
  en: { header: ["source", "place", "severity", "code", "what", "how to fix"], severity: { error: "error", warning: "warning", note: "note" } },
  ru: { header: ["источник", "где", "важность", "код", "что", "что делать"], severity: { error: "ошибка", warning: "предупреждение", note: "заметка" } },
  uk: { header: ["джерело", "де", "важливість", "код", "що", "що робити"], severity: { error: "помилка", warning: "попередження", note: "примітка" } },
};

// Findings as rows for people.
export function findingsTable(findings, lang) {
  const words = FINDINGS[lang];
  return [words.header, ...findings.map(({ source, place, severity, code, message, hint }) => [source, place, words.severity[severity], code, message, hint])];
}

// Corrections of fields that concern a file: headers that it has. The others are those of the file beside it.
export function fieldsOf(options, headers, beside) {
  if (beside === null) return options;
  const known = new Set(headers.map((header) => header.trim().toLowerCase()));
  return options.map(([name, value]) => (name !== "fields" ? [name, value]
    : [name, String(value).split(";").filter((part) => known.has(part.slice(0, part.lastIndexOf("=")).trim().toLowerCase())).join(";")]));
}

// Rules that nobody chose must not leave everybody without a tier: revenue alone is enough for a start. Overrides do not count,
// since they are not the rules' doing. What is lacking, as problems; none if the rules serve.
export function lackingFor(assign) {
  try {
    const tiers = assign(null);
    if (!tiers.column(0).every((tier) => tier === "")) return [];
    return tiers.notes.filter((problem) => problem.code === "NOT_ENOUGH_DATA");
  } catch (error) {
    const lacking = (error.problems ?? []).filter((problem) => problem.code === "MISSING_SOURCE" || problem.code === "UNKNOWN_FIELD");
    if (lacking.length === 0) throw error;
    return lacking;
  }
}
