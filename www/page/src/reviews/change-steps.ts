// The change of revenue as steps: the period before, what each factor brought or cost, the period after.

import { CHART_STYLE, PlotFigure, type Drawing } from "../parts/plot-figure";

export interface ChangeStep {
  name: string;
  from: number;
  to: number;
  /** The revenue of a period, and not a part of the change. */
  whole: boolean;
  /** The amount in words, with its sign where it is a part. */
  shown: string;
}

export class ChangeSteps extends PlotFigure {
  static override properties = { ...PlotFigure.properties, steps: { attribute: false }, y: {} };

  steps: ChangeStep[] = [];
  y = "";

  protected override draw({ barY, link, plot, ruleY, text }: typeof import("@observablehq/plot"), width: number): Drawing | null {
    const { steps } = this;
    if (steps.length === 0) return null;
    const narrow = width < 520;
    const links = steps.slice(0, -1).map(({ to }, at) => ({ x1: steps[at]?.name, x2: steps[at + 1]?.name, to }));
    const colour = ({ whole, from, to }: ChangeStep) => (whole ? "var(--quiet-bar)" : to >= from ? "var(--accent)" : "var(--panel)");
    return plot({
      width, height: narrow ? 300 : 260, marginLeft: 64, marginBottom: narrow ? 64 : 34, marginTop: 28, marginRight: 12, style: CHART_STYLE,
      x: { type: "band", domain: steps.map(({ name }) => name), label: null, padding: 0.25, tickRotate: narrow ? -28 : 0, tickSize: 0 },
      y: { label: this.y, grid: true, ticks: 5, nice: true, labelArrow: "none", tickFormat: (value: number) => value.toLocaleString(this.locale, { notation: "compact" }) },
      marks: [
        link(links, { x1: "x1", x2: "x2", y1: "to", y2: "to", stroke: "currentColor", strokeOpacity: 0.6, strokeDasharray: "3 3" }),
        // A part that costs is hollow, so that it differs without colour, too.
        barY(steps, { x: "name", y1: "from", y2: "to", fill: colour, stroke: ({ whole }: ChangeStep) => (whole ? "var(--quiet-bar)" : "var(--accent)"), strokeWidth: 1.5 }),
        text(steps, { x: "name", y: ({ from, to }: ChangeStep) => Math.max(from, to), text: "shown", dy: -9, fill: "var(--text)", fontWeight: 600 }),
        ruleY([0], { stroke: "currentColor" }),
      ],
    });
  }
}

customElements.define("change-steps", ChangeSteps);
