// The main job in a terminal, as a user runs it: an export in, and the CRM's import file, the list of what is not sent and the
// explanations out, compared with each other and with the made-up company.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { check } from "../crm/checkers/all.mjs";
import { exportOf } from "../crm/dialects.mjs";
import { updatesOf } from "../crm/rest.mjs";
import { TARGETS, TIERS, knownOf, tiersNow, toldApart } from "../crm/targets.mjs";
import { csv, parseByAny } from "../crm/write/csv.mjs";

const RUN = fileURLToPath(new URL("../../www/node/run.mjs", import.meta.url));
const AS_OF = "2026-08-31";
const LIST = TIERS.join(";");

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder of its own for a test: `put` writes a file there, `run` runs the terminal with `--out` there. */
function place() {
  const folder = mkdtempSync(join(tmpdir(), "tiersheet-terminal-"));
  folders.push(folder);
  const out = join(folder, "out");
  const put = (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const run = (...args) =>
    new Promise((resolve) => {
      execFile(process.execPath, [RUN, ...args, "--out", out, "--lang", "en"], { cwd: folder }, (error, stdout, stderr) => {
        const names = existsSync(out) ? readdirSync(out) : [];
        const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(out, name)))]));
        resolve({ code: error ? error.code : 0, stdout, stderr, files, out });
      });
    });
  const give = (made) => put(made.fileName, made.bytes);
  return { put, give, run, out };
}

/** The rows of a CSV file that the terminal wrote, below their header. */
function rowsOf(bytes) {
  const [headers, ...rows] = parseByAny(new TextDecoder().decode(bytes), [",", ";", "\t"]);
  for (const row of rows) assert.equal(row.length, headers.length, `a row of ${headers[0]}`);
  return { headers, rows };
}

function column({ headers, rows }, name) {
  const at = headers.indexOf(name);
  assert.ok(at >= 0, `no column "${name}" among ${headers.join(", ")}`);
  return rows.map((row) => row[at]);
}

const idsOf = (table) => table.rows.map(([id]) => id);
const byId = (table, name) => new Map(idsOf(table).map((id, at) => [id, column(table, name)[at]]));

/** The rows of the list of clients that are not sent; none when there is no such file. */
const notSentOf = (result) => (result.files.has("tiersheet-not-sent.csv") ? rowsOf(result.files.get("tiersheet-not-sent.csv")) : { headers: [], rows: [] });

/** The files for the CRM itself. */
const importsOf = ({ files }) => [...files].filter(([name]) => /^tiersheet-(import|requests|send)/.test(name)).map(([name, bytes]) => ({ name, bytes }));

/** The tiers that the files for the CRM give, by id. */
function sentOf(crm, result) {
  const sent = new Map();
  for (const { name, bytes } of importsOf(result)) {
    if (/\.jsonl$/.test(name)) {
      for (const { id, fields } of updatesOf(crm, bytes)) sent.set(id, fields[TARGETS[crm].columns.tier]);
    } else if (/\.csv$/.test(name)) {
      for (const [id, tier] of rowsOf(bytes).rows) sent.set(id, tier);
    }
  }
  return sent;
}

const sorted = (pairs) => [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));

/** Every file that a run writes, and an answer that nothing failed. */
function assertDone(result) {
  assert.equal(result.code, 0, result.stderr);
  for (const name of ["tiersheet-explanations.csv", "tiersheet-findings.csv", "tiersheet-report.xlsx"]) {
    assert.ok(result.files.get(name)?.length > 50, `${name} is not written`);
    assert.ok(result.stdout.includes(name), `${name} is not told of`);
  }
  assert.deepEqual([...result.files.get("tiersheet-report.xlsx").slice(0, 2)], [0x50, 0x4b]);
}

/** The tiers of these exports stand under technical names: TIER__C, x_tier, cTier. Beside each, a column to make rules of. */
const TAX = { salesforce: "TAX_NUMBER__C", odoo: "vat", espocrm: "description" };
const TECHNICAL = new Set(Object.keys(TAX));

/**
 * Sent are the clients whose new tier is not the one of the export, and with `all` those too whose tier is the same; not sent, with a
 * reason, are those without a tier; nobody is in both or in none for another reason.
 */
function assertDivided(crm, made, result, { all = false } = {}) {
  const explained = rowsOf(result.files.get("tiersheet-explanations.csv"));
  const tiers = byId(explained, "tier");
  // Of two clients of one name neither has an id, so neither can be sent.
  const nameless = tiers.delete("") ? [""] : [];
  const now = tiersNow(made);
  const changed = new Map([...tiers].filter(([id, tier]) => (all || tier !== now.get(id)) && tier !== ""));
  const held = notSentOf(result);
  const sent = sentOf(crm, result);
  assert.deepEqual(sorted(sent), sorted(changed), "what is sent");
  assert.deepEqual(idsOf(held).sort(), [...nameless, ...[...tiers].filter(([, tier]) => tier === "").map(([id]) => id)].sort(), "what is not sent");
  if (held.rows.length) assert.deepEqual(column(held, "why").filter((why) => why.length < 5), [], "a reason in every row");
  return { tiers, changed, sent };
}

const settingsOf = (crm) => {
  const { entity, columns, byRequests } = TARGETS[crm];
  const named = byRequests
    ? [["tier field", columns.tier], ["date field", columns.date]]
    : [["tier column", columns.tier], ["date column", columns.date]];
  return [["reason", "none"], ["entity", entity], ...named].flatMap(([name, value]) => ["--set", `${name}=${value}`]);
};

/** A rule table of an attribute that the exports of HubSpot, Bitrix24 and SuiteCRM have: the truth is in the made-up company. */
const byIndustry = (header) => [["tier", header], ["A", "Retail"], ["B", "Опт"], ["C", ""]];
const industryTier = (industry) => ({ Retail: "A", Опт: "B" })[industry] ?? "C";

const INDUSTRY = { hubspot: "Industry", salesforce: "INDUSTRY", bitrix24: "Сфера деятельности", suitecrm: "Industry" };

/** The tiers that such a table gives, by id, from the cells that were written into the export. */
function truthByIndustry(crm, made) {
  const [headers, ...rows] = made.stored;
  const [id, industry] = [headers.findIndex((name) => /^id$|^record id$/i.test(name)), headers.indexOf(INDUSTRY[crm])];
  return new Map(rows.map((row) => [row[id], industryTier(row[industry])]));
}

describe("the terminal", { concurrency: Math.max(2, availableParallelism()) }, () => {
  for (const [crm, { clients, deals }] of Object.entries(TARGETS)) {
    test(`${crm}: deals with the export of clients to the files of the CRM`, async () => {
      const { give, run } = place();
      const [made, sold] = [exportOf(clients), exportOf(deals)];
      const own = (sold.truth.options ?? []).flatMap(([name, value]) => ["--set", `${name}=${value}`]);
      const result = await run(give(sold), "--clients", give(made), "--tiers", LIST, ...settingsOf(crm), ...own);
      assertDone(result);
      assert.deepEqual(check(crm, importsOf(result), knownOf(crm, made)), []);
      const { tiers, sent } = assertDivided(crm, made, result);
      assert.deepEqual(toldApart(crm, made).filter((id) => !tiers.has(id)), [], "every client is explained");
      assert.deepEqual([...tiers.keys()].filter((id) => !made.truth.clients.has(id)), [], "and nobody else");
      assert.ok(sent.size > 30, `${sent.size} rows`);
    });
  }

  for (const crm of TECHNICAL) {
    test(`${crm}: clients whose tier stays are not sent, where the tier has a technical name`, async () => {
      const { give, put, run } = place();
      const made = exportOf(TARGETS[crm].clients);
      const rules = put("rules.csv", csv([["tier", TAX[crm]], ["C", "filled"], ["B", ""]]));
      const result = await run(give(made), "--rules", rules, "--tiers", LIST, "--as-of", AS_OF, ...settingsOf(crm));
      assertDone(result);
      assertDivided(crm, made, result, { all: false });
    });
  }

  for (const crm of Object.keys(INDUSTRY)) {
    test(`${crm}: the export of clients with a rule table of the user's own`, async () => {
      const { give, put, run } = place();
      const made = exportOf(TARGETS[crm].clients);
      const rules = put("rules.csv", csv(byIndustry(INDUSTRY[crm])));
      const result = await run(give(made), "--rules", rules, "--tiers", LIST, "--as-of", AS_OF, ...settingsOf(crm));
      assertDone(result);
      assert.deepEqual(check(crm, importsOf(result), knownOf(crm, made)), []);
      const { tiers } = assertDivided(crm, made, result);
      assert.deepEqual(sorted(tiers), sorted(truthByIndustry(crm, made)));
      assert.ok(!result.files.has("tiersheet-not-sent.csv"), "no client is without a tier, so there is no such list");
    });
  }

  for (const crm of ["bitrix24", "kommo"]) {
    test(`${crm}: without the code of the field nothing can be sent, and every client that changed is listed`, async () => {
      const { give, run } = place();
      const [made, sold] = [exportOf(TARGETS[crm].clients), exportOf(TARGETS[crm].deals)];
      const result = await run(give(sold), "--clients", give(made), "--tiers", LIST);
      assertDone(result);
      assert.match(result.stdout, /"tier field"/);
      assert.deepEqual(importsOf(result), []);
      const tiers = byId(rowsOf(result.files.get("tiersheet-explanations.csv")), "tier");
      const now = tiersNow(made);
      const owed = [...tiers].filter(([id, tier]) => tier === "" || tier !== now.get(id)).map(([id]) => id);
      const held = notSentOf(result);
      assert.deepEqual(idsOf(held).sort(), owed.sort());
      assert.deepEqual(column(held, "why").filter((why) => why.length < 5), []);
    });
  }

  test("the same review twice is one review, with the tiers that were given", async () => {
    const { give, put, run, out } = place();
    const made = exportOf("hubspot/companies");
    const rules = put("rules.csv", csv(byIndustry("Industry")));
    const past = join(out, "tiersheet-history.csv");
    const review = (day) => run(give(made), "--rules", rules, "--tiers", LIST, "--set", "reason=none", "--as-of", day, "--history", past);
    const first = await review(AS_OF);
    assertDone(first);
    const again = await review(AS_OF);
    assertDone(again);
    const history = rowsOf(again.files.get("tiersheet-history.csv"));
    assert.deepEqual(history, rowsOf(first.files.get("tiersheet-history.csv")));
    assert.deepEqual(idsOf(history), made.truth.ids);
    assert.deepEqual([...new Set(column(history, "as-of date"))], [AS_OF]);
    const expected = truthByIndustry("hubspot", made);
    assert.deepEqual(sorted(byId(history, "tier after")), sorted(expected));
    assert.deepEqual(sorted(byId(history, "tier after")), sorted(byId(rowsOf(again.files.get("tiersheet-explanations.csv")), "tier")));

    const later = await review("2026-09-30");
    assertDone(later);
    const both = rowsOf(later.files.get("tiersheet-history.csv"));
    assert.equal(both.rows.length, 2 * made.truth.ids.length);
    const second = { headers: both.headers, rows: both.rows.filter((_, at) => column(both, "as-of date")[at] === "2026-09-30") };
    assert.deepEqual(sorted(byId(second, "tier before")), sorted(expected), "the tier before is that of the review before");
    assert.deepEqual(sorted(byId(second, "tier after")), sorted(expected));
  });

  test("tiers that the list of the CRM lacks are not sent, and are listed with the tier", async () => {
    const { give, put, run } = place();
    const made = exportOf("hubspot/companies");
    const rules = put("rules.csv", csv(byIndustry("Industry")));
    const result = await run(give(made), "--rules", rules, "--tiers", "A;C", "--set", "reason=none", "--as-of", AS_OF);
    assertDone(result);
    const [expected, now] = [truthByIndustry("hubspot", made), tiersNow(made)];
    const changed = [...expected].filter(([id, tier]) => tier !== now.get(id));
    assert.deepEqual(sorted(sentOf("hubspot", result)), sorted(changed.filter(([, tier]) => tier !== "B")));
    const held = notSentOf(result);
    assert.deepEqual(sorted(byId(held, "tier")), sorted(changed.filter(([, tier]) => tier === "B")));
    assert.deepEqual(column(held, "why").filter((why) => !/not among those that the CRM is known to have: A; C$/.test(why)), [], "the reason says that the list lacks it");
  });

  for (const [setting, seen] of [["none", null], [null, /^rule [123]$/], ["full safe", /^rule [123]: (Industry (Retail|Опт)|all the rest)$/]]) {
    test(`the reason in the file: ${setting ?? "by default the number of the rule"}`, async () => {
      const { give, put, run } = place();
      const made = exportOf("hubspot/companies");
      const rules = put("rules.csv", csv(byIndustry("Industry")));
      const wish = setting === null ? [] : ["--set", `reason=${setting}`];
      const result = await run(give(made), "--rules", rules, "--tiers", LIST, "--as-of", AS_OF, ...wish);
      assertDone(result);
      const columns = { ...TARGETS.hubspot.columns };
      if (seen === null) delete columns.reason;
      assert.deepEqual(check("hubspot", importsOf(result), { ...knownOf("hubspot", made), columns }), []);
      const table = rowsOf(importsOf(result)[0].bytes);
      assert.deepEqual(table.headers, ["Record ID", "Tier", "Tier date", ...(seen === null ? [] : ["Tier reason"])]);
      if (seen !== null) assert.deepEqual(column(table, "Tier reason").filter((reason) => !seen.test(reason)), []);
      assert.deepEqual([...new Set(column(table, "Tier date"))], [AS_OF]);
    });
  }

  test("deals in several currencies: refused, and with a table of rates converted", async () => {
    const { give, put, run } = place();
    const made = exportOf("pipedrive/currencies");
    const refused = await run(give(made), "--tiers", LIST);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /several currencies: USD \(\d+\), RUB \(\d+\), EUR \(\d+\)/);
    assert.equal(refused.files.size, 0, "nothing is written");

    const rates = put("rates.csv", csv(made.truth.rates.map((row) => row.map(String))));
    const rules = put("rules.csv", csv([["tier", "revenue"], ["A", ">=100000000"], ["B", ">=1"], ["C", "filled"]]));
    const result = await run(give(made), "--rates", rates, "--rules", rules, "--tiers", LIST, "--set", "reason=none");
    assertDone(result);
    const tierOf = ({ revenue }) => (revenue === null ? "" : revenue >= 10_000_000_000n ? "A" : revenue >= 100n ? "B" : "C");
    const expected = [...made.truth.converted].map(([id, client]) => [id, tierOf(client)]);
    assert.deepEqual(sorted(byId(rowsOf(result.files.get("tiersheet-explanations.csv")), "tier")), sorted(expected));
    assert.deepEqual(sorted(sentOf("pipedrive", result)), sorted(expected.filter(([, tier]) => tier !== "")));
    assert.deepEqual(idsOf(notSentOf(result)).sort(), expected.filter(([, tier]) => tier === "").map(([id]) => id).sort());
  });

  test("a name that --set does not know ends the run, with the names that there are", async () => {
    const { give, run } = place();
    const result = await run(give(exportOf("hubspot/companies")), "--set", "raeson=none");
    assert.equal(result.code, 2);
    assert.match(result.stderr, /raeson/);
    for (const name of ["reason", "tier column", "tiers", "separator", "won"]) assert.match(result.stderr, new RegExp(`[ ,]${name}(,|\\n|$)`), name);
    assert.equal(result.files.size, 0, "nothing is written");
  });

  test("a CRM that is not known ends the run, with the CRMs that there are", async () => {
    const { give, run } = place();
    const result = await run(give(exportOf("hubspot/companies")), "--crm", "siebel");
    assert.equal(result.code, 1);
    assert.match(result.stderr, /"siebel"/);
    for (const crm of [...Object.keys(TARGETS), "generic"]) assert.match(result.stderr, new RegExp(`\\b${crm}\\b`), crm);
    assert.equal(result.files.size, 0, "nothing is written");
  });

  for (const name of ["report.pdf", "report.csv"]) {
    test(`a PDF named ${name} ends the run, with what to do instead`, async () => {
      const { put, run } = place();
      const result = await run(put(name, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"));
      assert.equal(result.code, 1);
      assert.match(result.stderr, /PDF.*export.*(CSV|XLSX)/s);
      assert.doesNotMatch(result.stderr, /\n\s+at /, "no trace of the program");
      assert.equal(result.files.size, 0, "nothing is written");
    });
  }

  test("a file that is not there ends the run by its name", async () => {
    const { run } = place();
    const result = await run("deals-of-nobody.csv");
    assert.equal(result.code, 1);
    assert.match(result.stderr, /deals-of-nobody\.csv/);
    assert.doesNotMatch(result.stderr, /\n\s+at /, "no trace of the program");
  });

  test("without an export the sample is taken: no CRM's, with rows for an import", async () => {
    const { run } = place();
    const result = await run();
    assertDone(result);
    const tiers = byId(rowsOf(result.files.get("tiersheet-explanations.csv")), "tier");
    const [file, ...more] = importsOf(result);
    assert.deepEqual([file?.name, more.length], ["tiersheet-import.csv", 0]);
    const table = rowsOf(file.bytes);
    assert.ok(table.rows.length > 0);
    for (const [id, tier] of table.rows) assert.equal(tier, tiers.get(id), id);
    const held = notSentOf(result);
    assert.deepEqual(idsOf(held).sort(), [...tiers].filter(([, tier]) => tier === "").map(([id]) => id).sort());
    assert.match(result.stdout, /The CRM is not recognised/);
    assert.doesNotMatch(result.stdout, /What to do in Kommo|taken for an export of/);
  });
});
