// What a sheet hands to a formula, and what it gets: dates over clock changes, times of day, blanks, errors, whole columns, many rows.

import assert from "node:assert/strict";
import test from "node:test";

import { Project, source } from "./host.mjs";
import { Workbook } from "./workbook.mjs";
import { instantOf, wallOf } from "./zones.mjs";

const instant = (zone) => (({ day }) => instantOf(Date.parse(`${day}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/, "$1T00:00:00Z")), zone));
const iso = (cell, zone) => new Date(wallOf(cell.instant, zone)).toISOString().slice(0, 16);
const DAYS = ["2025-03-08", "2025-03-09", "2025-03-10", "2025-03-29", "2025-03-30", "2025-03-31", "2025-10-25", "2025-10-26", "2025-11-02", "2025-11-03", "2024-02-29", "1999-12-31", "2038-06-01"];

for (const [zone, scriptZone] of [["Europe/Kyiv", "America/New_York"], ["America/New_York", "Europe/Kyiv"], ["Asia/Kolkata", "Etc/UTC"], ["Africa/Cairo", "Pacific/Auckland"], ["Asia/Beirut", "America/Sao_Paulo"], ["Pacific/Apia", "Pacific/Apia"]]) {
  test(`days of ${zone} in a script of ${scriptZone}, over the changes of both clocks`, () => {
    for (const cellMayAskZone of [true, false]) {
      for (const time of ["", "T00:30:00", "T03:15:00", "T23:59:59"]) {
        const project = new Project(new Workbook({ zone }), { scriptZone, cellMayAskZone });
        const rows = [["Client", "Amount", "Date"], ...DAYS.map((day, at) => [`C${at}`, 10, { day: day + time }])];
        const [header, ...found] = project.cell("TIER_METRICS", source([rows], instant(zone)));
        const [first, last] = [header.indexOf("first"), header.indexOf("last")];
        found.forEach((row, at) => {
          const midnight = iso({ instant: instant(zone)({ day: DAYS[at] }) }, zone);
          assert.deepEqual([iso(row[first], zone), iso(row[last], zone)], [midnight, midnight]);
        });
        assert.ok(project.asked.formatDate < 400, `${project.asked.formatDate} questions`);
      }
    }
  });
}

test("a date that is only carried over keeps its instant", () => {
  for (const scriptZone of ["Europe/Kyiv", "America/New_York"]) {
    const zone = "Europe/Kyiv";
    const project = new Project(new Workbook({ zone }), { scriptZone });
    const at = instant(zone)({ day: "2026-03-29T03:30:00" });
    const [header, row] = project.cell("TIER_METRICS", source([[["Client", "Amount"], ["Acme", 1]], [["Client", "Renewal"], ["Acme", { day: "2026-03-29T03:30:00" }]]], instant(zone)));
    assert.deepEqual(row[header.indexOf("Renewal")], { instant: at });
  }
});

test("times of day and durations are days and fractions of them; a day of 1900 at midnight is a date", () => {
  for (const [zone, scriptZone] of [["Etc/UTC", "America/New_York"], ["Europe/Kyiv", "Europe/Kyiv"], ["America/New_York", "Asia/Tokyo"]]) {
    const project = new Project(new Workbook({ zone }), { scriptZone });
    const rows = [["Client", "Hours"], ["a", { day: "1899-12-30T06:00:00" }], ["b", { day: "1899-12-31T12:00:00" }], ["c", { day: "1900-01-03T06:00:00" }], ["d", { day: "1899-12-29T12:00:00" }]];
    const [header, ...found] = project.cell("TIER_METRICS", source([[["Client", "Amount"], ...rows.slice(1).map(([name]) => [name, 1])], rows], instant(zone)));
    assert.deepEqual(found.map((row) => row[header.indexOf("Hours")]), [0.25, 1.5, 4.25, -0.5]);
  }
});

test("blank cells, errors, percents and truth values", () => {
  const project = new Project(new Workbook());
  const rows = [["Client", "Revenue", "Margin", "Active"], ["a", "", 0.1, true], ["b", "#N/A", 0.2, false], ["c", "#DIV/0!", "Loading...", ""], ["d", 5, "", true]];
  const answer = project.cell("TIER_ASSIGN", source([rows, [["tier", "revenue", "margin", "Active"], ["A", ">0", "", ""], ["B", "", ">=20%", "no"], ["C", "", "", "yes"]]]));
  // A rule above that cannot be told makes the tier provisional, an error is unknown like a blank, and no zero comes of either.
  assert.deepEqual(answer.slice(1).map(([tier]) => tier), ["C", "B", "", "A"]);
  const findings = project.cell("TIER_ASSIGN", source([rows, [["tier", "revenue"], ["A", ">0"]], null, [["show", "findings"]]]));
  assert.match(JSON.stringify(findings), /ERROR_CELLS.*#N\/A/);
});

test("a single cell, one row, cells left out and blank ones", () => {
  const project = new Project(new Workbook());
  assert.equal(project.cell("TIER_MARGIN", "[100, 80]")[0][0], 0.2);
  assert.deepEqual(project.cell("TIER_MARGIN", '["", 80]'), [[""]]);
  assert.deepEqual(project.cell("TIER_RULES", '["", ""]'), project.cell("TIER_RULES", "[]"));
});

test("whole columns: no rows for the blanks below, and columns stay side by side", () => {
  const project = new Project(new Workbook());
  const tall = (values) => JSON.stringify([...values, ...Array.from({ length: 5000 }, () => "")].map((value) => [value]));
  assert.deepEqual(project.cell("TIER_MARGIN", `[${tall([100, "", 50])}, ${tall([80, 10, 25, ""])}]`), [[0.2], [""], [0.5]]);
  const rows = [["Client", "Revenue"], ["a", 1], ...Array.from({ length: 3000 }, () => ["", ""])];
  assert.equal(project.cell("TIER_ASSIGN", source([rows, [["tier", "revenue"], ["A", ">0"]]])).length, 2);
  assert.deepEqual(project.cell("TIER_MARGIN", `[${tall([])}, ${tall([])}]`), [[""]]);
});

test("the sheet's locale is the language of the answer", () => {
  for (const [locale, header] of [["en_US", "tier"], ["ru_RU", "категория"], ["uk_UA", "категорія"], ["de_DE", "tier"]]) {
    assert.equal(new Project(new Workbook({ locale })).cell("TIER_RULES", "['classic']")[0][0], header);
  }
});

test("an error is one readable text: where, what, what to do", () => {
  const rows = source([[["Client", "Revenue"], ["a", 1]], [["tier", "revnue", "margn"], ["A", ">0", ">x"]]]);
  const told = (locale) => {
    try {
      new Project(new Workbook({ locale })).cell("TIER_ASSIGN", rows);
    } catch (error) {
      return error.message;
    }
    return assert.fail("an error was expected");
  };
  assert.match(told("en_US"), /^rules, .+: .+\. .+\.$/s);
  assert.match(told("ru_RU"), /[а-я]/);
  assert.match(told("uk_UA"), /[іїє]/);
  for (const locale of ["en_US", "ru_RU", "uk_UA"]) assert.ok(!/undefined|\[object|%s/.test(told(locale)), told(locale));
});

test("a script that lacks a file says which", () => {
  const told = (file) => {
    try {
      new Project(new Workbook(), { without: [file] }).cell("TIER_CHECK", "[[['tier','revenue'],['A','>0']]]");
    } catch (error) {
      return error.message;
    }
    return assert.fail("an error was expected");
  };
  for (const file of ["00_tiersheet.js", "10_tiersheet-wasm.js", "tiersheet-models.html"]) {
    assert.ok(told(file).includes(file.replace(/\.\w+$/, "")), file);
  }
});

test("an execution decodes the second module only for a function that is in it", () => {
  const project = new Project(new Workbook(), { without: ["tiersheet-models.html"] });
  assert.ok(project.cell("TIER_ASSIGN", "[[['Client','Revenue'],['a',1]], [['tier','revenue'],['A','>0']]]").length === 2);
  const { run } = new Project(new Workbook()).load("CELL");
  assert.equal(run("tierSheetEngine_"), null);
});

test("the bytes are those of the service", () => {
  const project = new Project(new Workbook());
  for (const text of ["", "AA==", "AAE=", "AAEC", "/+8A/w==", Buffer.from(Array.from({ length: 999 }, (_, at) => at % 256)).toString("base64")]) {
    const { context, run } = project.load("CELL");
    context.$text = text;
    assert.ok(run("JSON.stringify(Array.from(tierSheetBytes_($text))) === JSON.stringify(Array.from(new Uint8Array(Utilities.base64Decode($text))))"), text);
  }
});

test("50,000 clients in one call, with dates of another zone", (t) => {
  const zone = "Europe/Kyiv";
  const project = new Project(new Workbook({ zone }), { scriptZone: "America/New_York" });
  const keep = project.load("CELL");
  keep.run(`var clients = [["Client", "Revenue", "Cost", "Last order"]]; var deals = [["Client", "Amount", "Date"]];
    for (let at = 0; at < 50000; at++) {
      const day = new Date(1577829600000 + (at * 7919 % 2200) * 86400000);
      clients.push(["client " + at, at % 997, at % 613, day]);
      deals.push(["client " + at % 20000, at % 997, day]);
    }`);
  let started = performance.now();
  let used = process.cpuUsage();
  const time = () => {
    const { user, system } = process.cpuUsage(used);
    const passed = `${Math.round(performance.now() - started)} ms, ${Math.round((user + system) / 1000)} ms of the processor`;
    started = performance.now();
    used = process.cpuUsage();
    return passed;
  };
  assert.equal(project.cell("TIER_ASSIGN", '[clients, [["tier","profit","recency"],["A",">500","<400 days"],["B",">=0",""],["C","",""]]]', { keep }).length, 50001);
  t.diagnostic(`ASSIGN, 50,000 clients: ${time()}`);
  assert.equal(project.cell("TIER_METRICS", "[deals]", { keep }).length, 20001);
  t.diagnostic(`METRICS, 50,000 deals: ${time()}, ${project.asked.formatDate + project.asked.parseDate} questions to the service`);
  assert.ok(project.asked.formatDate + project.asked.parseDate < 5000);
});
