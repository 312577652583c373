// Charts of Excel's own.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { host, open, rejects, workbook } from "./support.mjs";

describe("charts", () => {
  const SHARES = [["Tier", "Clients", "Profit"], ["A", 0.1, 0.63], ["B", 0.9, 0.37]];
  const bars = { sheet: "Tiers", address: "A1:C3", kind: "bars", title: "Клієнти й прибуток", x: "Категорія", y: "Частка" };

  test("bars beside the cells: titles, axes, legend, values on the bars, two colours that differ in lightness", async () => {
    await open({ sheets: [{ name: "Tiers", cells: SHARES }] });
    await host.chart(bars, "chart");
    const [chart] = workbook.sheet("Tiers").charts;
    assert.deepEqual([chart.chartType, chart.title.text, chart.axes.category.title.text, chart.axes.value.title.text, chart.axes.value.numberFormat, chart.legend], ["ColumnClustered", bars.title, bars.x, bars.y, "0%", { visible: true, position: "Bottom" }]);
    assert.deepEqual(chart.series.map(({ name, hasDataLabels }) => [name, hasDataLabels]), [["Clients", true], ["Profit", true]]);
    const light = chart.series.map(({ fill }) => Number.parseInt(fill.slice(1, 3), 16) + Number.parseInt(fill.slice(3, 5), 16) + Number.parseInt(fill.slice(5, 7), 16));
    assert.ok(Math.abs(light[0] - light[1]) > 250, `${light}`);
    assert.ok(chart.left >= 4 * 48, "right of the cells");
  });

  test("a second chart stands below the first; a curve has both axes from 0 to 1", async () => {
    await open({ sheets: [{ name: "Tiers", cells: [["Clients", "Profit"], [0, 0], [0.5, 0.9], [1, 1]] }] });
    await host.chart({ ...bars, address: "A1:B4", kind: "curve" }, "one");
    await host.chart({ ...bars, address: "A1:B4", kind: "curve" }, "two");
    const [one, two] = workbook.sheet("Tiers").charts;
    assert.ok(two.top >= one.top + one.height);
    assert.deepEqual([one.chartType, one.series.length, one.axes.value.maximum, one.axes.category.maximum, one.axes.category.minimum], ["XYScatterLinesNoMarkers", 1, 1, 1, 0]);
    assert.equal(one.legend.visible, false);
  });

  test("sums are no shares: their axis is left to Excel", async () => {
    await open({ sheets: [{ name: "Tiers", cells: [["Tier", "Profit"], ["A", 1200], ["B", 300]] }] });
    await host.chart({ ...bars, address: "A1:B3" }, "chart");
    assert.equal(workbook.sheet("Tiers").charts[0].axes.value.numberFormat, "General");
  });

  test("what cannot be drawn is told; a chart that fails half-way goes", async () => {
    await open({ sheets: [{ name: "Tiers", cells: SHARES }, { name: "Locked", cells: SHARES, protected: true }] });
    await rejects(host.chart({ ...bars, sheet: "Gone" }, "x"), "missing");
    await rejects(host.chart({ ...bars, address: "A1" }, "x"), "refused");
    await rejects(host.chart({ ...bars, sheet: "Locked" }, "x"), "protected");
    for (let step = 0; step < 8; step += 1) {
      workbook.failing = { code: "GeneralException", after: step >> 1, midway: step % 2 === 1 };
      await rejects(host.chart(bars, "x"), "refused");
      assert.deepEqual([workbook.sheet("Tiers").charts.length, host.undoable()], [0, null], `step ${step}`);
    }
  });
});
