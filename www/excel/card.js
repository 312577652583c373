// EXPLAIN.CARD: the tier of one client as one cell. Where Excel shows cards, a click on it opens the reason, every condition,
// and what would lift the client; elsewhere the cell has the tier only. What it says is EXPLAIN's, line by line.

const EXPLAIN_COLUMNS = 7;
const NAME = 200;

function textCell(text) {
  return { type: "String", basicValue: text };
}

/** Names of properties are addressed as [name] in formulas, and each may be there once. */
function addProperty(properties, name, text) {
  const clean = name.replace(/\[/g, "(").replace(/\]/g, ")").replace(/\s+/g, " ").trim().slice(0, NAME);
  let free = clean;
  for (let count = 2; free in properties; count++) free = `${clean} (${count})`;
  properties[free] = textCell(text);
}

function cardOf(result, client, lang) {
  const [verdict, ...lines] = result.rows().slice(result.skipped + 1);
  const [title, tier, , reason] = verdict;
  if (!takesRichCells()) return [[tier || reason]];
  const properties = Object.create(null);
  addProperty(properties, WORDS[lang].client, client);
  addProperty(properties, result.headers[1], tier);
  addProperty(properties, title, reason);
  for (const [rule, , field, condition, value, limit, holds] of lines) {
    const name = [rule, field].filter(Boolean).join(" · ");
    addProperty(properties, name, [condition, value, limit, holds].filter(Boolean).join(" · "));
  }
  return [[{ type: "Entity", text: tier || reason, properties: { ...properties } }]];
}

function card(engine, args, lang) {
  const client = args[2] === null || args[2] === undefined ? "" : String(plainCell(args[2])).trim();
  if (client === "*") throw invalidValue(WORDS[lang].oneClient());
  const result = engine.columns("EXPLAIN", args, { lang });
  if (result.headers.length !== EXPLAIN_COLUMNS) throw invalidValue(WORDS[lang].oneClient());
  return cardOf(result, client, lang);
}
