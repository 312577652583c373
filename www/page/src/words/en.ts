// The page's words in English. What the engine says comes from the engine, in the same language.

/** A text in the plural forms of its language, as Intl.PluralRules names them; `{n}` is the number. */
export interface Forms {
  one: string;
  few?: string;
  many?: string;
  other: string;
}

const forms = (one: string, other: string): Forms => ({ one, other });

export const en = {
  languageName: "English",
  language: "Language",
  theme: "Colours",
  themes: { system: "As the system", light: "Light", dark: "Dark" },
  private: "Everything is computed in this browser. Nothing leaves this computer.",
  privateShort: "Nothing leaves this computer",
  steps: "Steps",
  data: "Data", rules: "Rules", result: "Result", send: "Export",
  noFile: "no file yet", needsData: "needs data", skipLink: "To the content",
  cancel: "Cancel", close: "Close", change: "Change", remove: "Remove", save: "Save", dismiss: "Dismiss",
  stages: {
    reading: "Reading the file", recognising: "Recognising the fields", metrics: "Adding up each client", assigning: "Giving tiers",
    checking: "Checking the rules", summing: "Summing up", explaining: "Finding what would lift each client", curve: "Drawing the curve",
    writing: "Writing the file",
  },
  secondsLeft: forms("about {n} second left", "about {n} seconds left"),
  rows: forms("{n} row", "{n} rows"),
  clients: forms("{n} client", "{n} clients"),
  deals: forms("{n} deal", "{n} deals"),
  findingsCount: forms("{n} remark", "{n} remarks"),
  columnsCount: forms("{n} column", "{n} columns"),
  rulesCount: forms("{n} rule", "{n} rules"),
  moves: forms("{n} client moves", "{n} clients move"),

  drop: "Drop the export of your CRM here",
  dropOr: "CSV, XLSX, XLS, ODS, or a table of a web page named .xls; of clients or of deals",
  choose: "Choose a file",
  sample: "Try with a sample company",

  fileCard: "The file",
  sure: "{crm}, {share} sure",
  unknownCrm: "The CRM is not recognised; columns are known by their headers.",
  crm: "CRM", encoding: "Encoding", separator: "Separator", sheet: "Sheet", found: "as found: {value}",
  separators: { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" } as Record<string, string>,
  asOf: "As of", asOfHint: "The day that ages are counted to; the latest date of the data if left blank.",
  won: "Stages that count as won", wonHint: "With ; between them. Recognised if left blank.",
  apply: "Apply",
  seeResult: "See the tiers",
  anotherFile: "Another file",
  fields: "What the columns mean",
  header: "Column", meaning: "Meaning", type: "Type", filled: "Filled", examples: "Examples", problems: "Remarks",
  noMeaning: "no meaning of its own", otherMeaning: "as found: {value}",
  rawRows: "Rows of the file",
  findings: "Remarks", noFindings: "Nothing odd was found.", moreFindings: "and {n} more; they are all in the file of remarks",
  severity: { error: "Error", warning: "Attention", note: "Note" } as Record<string, string>,
  further: "Files that go with it",
  slots: {
    clients: "Companies or contacts", overrides: "Tiers set by hand", rates: "Rates of currencies",
  },
  slotHints: {
    clients: "to an export of deals: ids and further columns of the clients", overrides: "client, tier, who, why, until",
    rates: "currency and rate, where deals are in several currencies",
  },
  add: "Add",
  failed: "This did not work",

  gallery: "Start from a template",
  templates: {
    own: ["Standard", "Five tiers by profit, margin, orders and age; suits most"], classic: ["Classic", "Five tiers by profit, margin, orders and age"],
    extended: ["Extended", "Nine tiers from AAA to EEE"], pareto: ["Pareto", "By revenue alone: the first 20 %, then 20 % of the rest"],
    strategic: ["Strategic", "Profit, growth and loyalty; the few who get a deep plan"],
  } as Record<string, [string, string]>,
  mine: "Your own table",
  editor: "The rule table",
  editorHint: "The first rule that holds wins. A blank cell means “any”. Copy and paste to and from Excel; the first row holds the names of the fields.",
  wins: "wins",
  sound: "The table is sound.",
  useTemplate: "Template {name} was taken; your own table is kept.",
  backToMine: "Back to your own table",
  undo: "Undo",

  loadCsv: "Load from a file", saveCsv: "Save as CSV",
  keepAll: "Keep rules and settings as a file", takeAll: "Take them from a file",
  kept: "Kept in this browser only.",
  badBackup: "This file holds no rules and settings of TierSheet.",
  giveTiers: "Give tiers by these rules",

  bring: {
    one: "{n} client of tier {tier} brings {share} of the profit", other: "{n} clients of tier {tier} bring {share} of the profit",
  } as Forms,
  bringRevenue: {
    one: "{n} client of tier {tier} brings {share} of the revenue", other: "{n} clients of tier {tier} bring {share} of the revenue",
  } as Forms,
  ofClients: "out of {clients}",
  movedSince: forms("{n} client has another tier than in the export", "{n} clients have another tier than in the export"),
  noneMoved: "no tier differs from the export",
  allNew: "the export holds no tiers yet, so all are new",
  ungraded: forms("{n} client has no tier", "{n} clients have no tier"),
  fallback: "These tiers are by the template “pareto”, because the standard table needs what the export lacks. {why}",
  tierStrip: "Tiers: share of the clients against share of the profit",
  shareOfClients: "share of clients", shareOfProfit: "share of profit",
  tier: "Tier", clientsHead: "Clients", revenue: "Revenue", profit: "Profit", margin: "Margin", total: "Total",
  noTier: "no tier",
  pareto: "How few bring how much",
  paretoText: "The best {clients} of the clients bring {share} of all profit above zero.",
  paretoCuts: "Dotted lines: the share of clients in the tiers down to that one.",
  paretoX: "share of clients, best first", paretoY: "share of the sum",
  clientList: "Clients",
  search: "Search by name, id or reason",
  movedOnly: "Only those that move",
  before: "was",
  shown: "{shown} of {all}",
  nobody: "Nobody matches. Clear the search or the filter.",
  sortBy: "Sort by {column}",
  why: "Why this tier, and not a better one",
  whatLifts: "What would lift the client", bestTier: "The client is in the best tier.", nothingLifts: "No single change is enough.",
  record: "The client's data",
  field: "Field", condition: "Condition", value: "Value", limit: "Limit", holds: "Holds",
  holdsWords: { true: "yes", false: "no", unknown: "unknown" } as Record<string, string>,
  asOfDay: "as of {day}", fingerprint: "rules {print}",

  anyCrm: "Another CRM",
  sendTo: "Send to",
  tierValues: "Values of the tier field in the CRM", tierValuesHint: "As they are written there, best first, with ; between them: A;B;C. Left blank, the tiers go as they are.",
  moreSettings: "Further settings", moreSettingsHint: "One per line: name = value, as the page of the CRM in the documentation names them. A name that is not known is told with all that are.",
  changedOnly: "Only clients whose tier changed",
  toSend: forms("{n} row to import", "{n} rows to import"),
  unchanged: forms("{n} unchanged", "{n} unchanged"),
  notSent: "Not in the import file", notSentCount: forms("{n} client cannot be sent", "{n} clients cannot be sent"),
  preview: "What will change in the CRM", nothingToSend: "Nothing changes, so there is nothing to import.",
  from: "from", to: "to", reason: "Reason",
  firstLines: "The first lines of {name}",
  todo: "What to do in {crm}", todoAny: "What to do then",
  saveImport: "Save {name}", saved: "{name} is in your folder of downloads.",
  saveFindings: "Remarks (CSV)", saveExplanations: "One line per client (CSV)", saveWorkbook: "Workbook (XLSX)", saveNotSent: "Not sent (CSV)",
  forPeople: "For people",
  pages: ["clients", "tiers", "remarks"],
};

export type Words = typeof en;
