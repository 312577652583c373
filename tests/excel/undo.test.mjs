// How what was written into Excel is taken back, by the user or because Excel stopped half-way.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CLIENTS, COLOURS, DEALS, TIERS, besides, host, open, rejects, result, state, workbook } from "./support.mjs";

describe("an older Excel", () => {
  test("with nothing but ExcelApi 1.9 all of it works, except that a table cannot be made to fit", async () => {
    await open({ sheets: [CLIENTS], api: "1.9" });
    const before = state();
    const written = await besides({ asTable: "Tiers", tiers: { column: 1, colours: COLOURS } });
    await host.write(written, "x");
    await host.write({ ...written, overwrite: true }, "same size");
    await host.chart({ sheet: "Deals", address: "E1:F4", kind: "bars", title: "t", x: "x", y: "y" }, "chart");
    await host.append("TierSheet history", ["a"], [["b"]], "review");
    const full = state();
    await rejects(host.write({ ...written, rows: TIERS.slice(0, 2), overwrite: true }, "x"), "refused", /Tiers/);
    assert.deepEqual(state(), full);
    for (let count = 0; count < 4; count += 1) await host.undo();
    assert.deepEqual(state(), before);
  });
});

describe("undo", () => {
  const FULL = { name: "Tiers", cells: [
    ["Mine", { v: 3, f: "=1+2" }, { v: 46349, nf: "dd.mm.yyyy" }, "note"], ["00123", { v: "x", f: "=B1&\"x\"" }, { v: 0.5, nf: "0%" }, "note"],
    ["=1+1", true, "#N/A", "note"], [{ v: "@", nf: "@" }, { v: null, nf: "@" }, "'quoted"], [], ["last"],
  ] };

  test("what was replaced comes back: values, formulas, texts that look like numbers, number formats", async () => {
    await open({ sheets: [FULL] });
    const before = state();
    assert.equal((await host.occupied(result())).address, "A1:C6");
    await host.write(result({ overwrite: true, asTable: "T", tiers: { column: 1, colours: COLOURS } }), "Tiers written");
    assert.deepEqual(workbook.values("Tiers!A4:D6"), [["Cray", "", 0.1, ""], ["", "", "", ""], ["", "", "", ""]]);
    assert.equal(workbook.values("Tiers!D1")[0][0], "note", "other columns are not touched");
    assert.equal(host.undoable(), "Tiers written");
    await host.undo();
    assert.deepEqual(state(), before);
    assert.equal(host.undoable(), null);
    await rejects(host.undo(), "missing");
  });

  test("several actions are taken back one by one, the last first", async () => {
    await open({ sheets: [CLIENTS] });
    const states = [state()];
    await host.write(result({ asTable: "Tiers" }), "sheet");
    states.push(state());
    await host.chart({ sheet: "Tiers", address: "B1:C4", kind: "bars", title: "Shares", x: "Tier", y: "Share" }, "chart");
    states.push(state());
    await host.write(await besides(), "beside");
    for (const label of ["beside", "chart", "sheet"]) {
      assert.equal(host.undoable(), label);
      await host.undo();
      assert.deepEqual(state(), states.pop(), label);
    }
  });

  test("cells that were changed since are not thrown away; the row is named", async () => {
    await open({ sheets: [CLIENTS] });
    const rows = [...TIERS];
    await host.write(await besides({ rows }), "x");
    workbook.edit("Deals!E3", "C");
    const changed = state();
    await rejects(host.undo(), "refused", /Deals!D3:F3/);
    assert.deepEqual(state(), changed);
    workbook.edit("Deals!E3", "B");
    await host.undo();
    assert.equal(workbook.values("Deals!D1")[0][0], "");
  });

  test("a new sheet on which somebody went on to work stays, and so does a table that somebody extended", async () => {
    await open({ sheets: [CLIENTS] });
    await host.write(result(), "x");
    workbook.edit("Tiers!G9", "my note");
    await rejects(host.undo(), "refused", /Tiers/);
    workbook.edit("Tiers!G9", null);
    await host.undo();
    await host.write(result({ asTable: "T" }), "x");
    workbook.sheet("Tiers").tables[0].cols = 4;
    await rejects(host.undo(), "refused", /T was changed.*A1:D4/);
  });

  test("of what the user removed meanwhile nothing is to be taken back", async () => {
    await open({ sheets: [CLIENTS] });
    await host.write(result(), "first");
    await host.write(result({ where: { kind: "sheet", name: "Second" } }), "second");
    workbook.sheets.pop();
    await rejects(host.undo(), "missing");
    assert.equal(host.undoable(), "first");
    await host.undo();
    assert.equal(workbook.sheets.length, 1);
  });

  test("an action that Excel stops half-way leaves nothing behind, wherever it stops", async () => {
    const more = { overwrite: true, asTable: "T", tiers: { column: 1, colours: COLOURS }, rows: [...TIERS, ["x".repeat(300), "A", 0]] };
    for (const [given, midway] of [[result(more), false], [result(more), true], [result({ ...more, where: { kind: "sheet", name: "New" } }), false], [result({ ...more, where: { kind: "sheet", name: "New" } }), true]]) {
      let stopped = 0;
      for (let after = 0; ; after += 1) {
        await open({ sheets: [FULL, CLIENTS] });
        const before = state();
        workbook.failing = { code: "GeneralException", after, midway };
        const done = await host.write(given, "x").then(() => true, (error) => assert.equal(error.reason, "refused"));
        if (done) break;
        stopped += 1;
        assert.deepEqual(state(), before, `stopped at request ${after}`);
        assert.equal(host.undoable(), null);
        workbook.uninstall();
      }
      assert.ok(stopped >= 6, `${stopped}`);
    }
  });

  test("an undo that Excel stops half-way is finished by the next", async () => {
    for (let step = 0; ; step += 1) {
      const [after, midway] = [step >> 1, step % 2 === 1];
      await open({ sheets: [FULL] });
      const before = state();
      await host.write(result({ overwrite: true, asTable: "T", tiers: { column: 1, colours: COLOURS } }), "x");
      workbook.failing = { code: "InvalidOperationInCellEditMode", after, midway };
      const done = await host.undo().then(() => true, (error) => assert.equal(error.reason, "busy"));
      if (!done) await host.undo();
      assert.deepEqual(state(), before, `stopped at request ${after}`);
      workbook.uninstall();
      if (done) break;
    }
  });

  test("actions that are begun at once are done one after the other", async () => {
    await open({ sheets: [DEALS] });
    const done = await Promise.all(["A", "B", "C"].map((name) => host.write(result({ where: { kind: "sheet", name: "Tiers", another: true } }), name)));
    assert.deepEqual(done.map(({ sheet }) => sheet), ["Tiers", "Tiers 2", "Tiers 3"]);
  });

  test("more cells than are kept are replaced for good, and that is said beforehand by there being no undo", async () => {
    await open({ sheets: [{ name: "Tiers", cells: Array.from({ length: 100_001 }, (_, r) => [r, 1, 2]) }] });
    await host.write(result({ overwrite: true }), "x");
    assert.equal(host.undoable(), null);
    assert.equal(workbook.values("Tiers!A100001")[0][0], "");
  });
});
