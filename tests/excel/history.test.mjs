// Reviews that are added to a sheet of the workbook.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { many } from "./client.mjs";
import { DEALS, host, open, rejects, workbook } from "./support.mjs";

describe("history", () => {
  const HEADER = ["Client ID", "as-of date", "tier before", "tier after"];
  const JUNE = [["007", "2026-06-30", "", "A"], ["4876876000000311", "2026-06-30", "", "B"], [8, "2026-06-30", "", ""]];
  const SEPTEMBER = [["007", "2026-09-30", "A", "B"]];
  const add = (rows = JUNE, header = HEADER) => host.append("TierSheet history", header, rows, "review");

  test("the first review makes the sheet, the next stands below; ids stay texts and days are days", async () => {
    await open({ sheets: [DEALS] });
    assert.deepEqual(await add(), { sheet: "TierSheet history", address: "A1:D4" });
    assert.deepEqual(await add(SEPTEMBER), { sheet: "TierSheet history", address: "A5:D5" });
    assert.deepEqual((await host.readSheet("TierSheet history")).rows, [HEADER, ...JUNE, ...SEPTEMBER]);
    assert.deepEqual(workbook.formats("TierSheet history!A2:B2"), [["@", "yyyy-mm-dd"]]);
    assert.equal(workbook.sheet("TierSheet history").frozen, 1);
    await host.undo();
    assert.deepEqual((await host.readSheet("TierSheet history")).rows, [HEADER, ...JUNE]);
    await host.undo();
    assert.equal(workbook.sheets.length, 1);
  });

  test("columns that the user moved or added are respected; one that is gone is named with its place", async () => {
    await open({ sheets: [{ name: "tiersheet history", cells: [[], ["", "Tier After", "My note", "client id", " as-of date ", "tier before"], ["", "A", "good", "007", "2026-03-31", ""]] }] });
    assert.equal((await add(SEPTEMBER)).address, "B4:F4");
    assert.deepEqual(workbook.values("tiersheet history!B4:F4"), [["B", "", "007", 46295, "A"]]);
    workbook.edit("tiersheet history!F2", "was");
    await rejects(add(), "refused", /tiersheet history!B2:F2.*"tier before"/);
  });

  test("a table that the user made of it grows along, and shrinks with the undo", async () => {
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER, ...JUNE], tables: [{ name: "Reviews", address: "A1:D4" }] }] });
    await add(SEPTEMBER);
    assert.equal(workbook.sheet("TierSheet history").tables[0].rows, 5);
    await host.undo();
    assert.equal(workbook.sheet("TierSheet history").tables[0].rows, 4);
    workbook.edit("TierSheet history!A9", "note below");
    await rejects(add(SEPTEMBER), "occupied", /Reviews/);
    workbook.sheet("TierSheet history").tables[0].showTotals = true;
    await rejects(add(SEPTEMBER), "refused", /totals/);
  });

  test("ten years of reviews of ten thousand clients are not read when one is added", async () => {
    const old = Array.from({ length: 4 * many() }, (_, r) => [String(r), 46000, "A", "B"]);
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER, ...old] }] });
    assert.equal((await add(SEPTEMBER)).address, `A${4 * many() + 2}:D${4 * many() + 2}`);
    assert.ok(workbook.largest.cells <= 4 && workbook.syncs < 12, `${workbook.largest.cells} cells, ${workbook.syncs} requests`);
    workbook.uninstall();
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER] }] });
    workbook.sheet("TierSheet history").rows[1_048_575] = ["1", 1, "", ""];
    await rejects(add(), "too-large", /TierSheet history/);
  });

  test("a protected history is not written to", async () => {
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER, ...JUNE], protected: true }] });
    await rejects(add(), "protected");
  });
});
