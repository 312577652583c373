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

/** Narrower than that, names would stand on each other. */
const UPRIGHT = 620;

export class ChangeSteps extends PlotFigure {
  static override properties = { ...PlotFigure.properties, steps: { attribute: false }, y: {} };

  steps: ChangeStep[] = [];
  y = "";

  protected override draw({ barX, barY, link, plot, ruleX, ruleY, text }: typeof import("@observablehq/plot"), width: number): Drawing | null {
    const { steps } = this;
    if (steps.length === 0) return null;
    const compact = (value: number) => value.toLocaleString(this.locale, { notation: "compact" });
    const links = steps.slice(0, -1).map(({ to, name }, at) => ({ one: name, other: steps[at + 1]?.name, to }));
    // A part that costs is hollow, so that it differs without colour, too.
    const look = {
      fill: ({ whole, from, to }: ChangeStep) => (whole ? "var(--quiet-bar)" : to >= from ? "var(--accent)" : "var(--panel)"),
      stroke: ({ whole }: ChangeStep) => (whole ? "var(--quiet-bar)" : "var(--accent)"), strokeWidth: 1.5,
    };
    const thread = { stroke: "currentColor", strokeOpacity: 0.6, strokeDasharray: "3 3" };
    const told = { text: "shown", fill: "var(--text)", fontWeight: 600 } as const;
    const amounts = { label: this.y, grid: true, nice: true, labelArrow: "none", tickFormat: compact } as const;
    const domain = steps.map(({ name }) => name);
    if (width >= UPRIGHT) {
      return plot({
        width, height: 260, marginLeft: 64, marginBottom: 34, marginTop: 28, marginRight: 12, style: CHART_STYLE,
        x: { type: "band", domain, label: null, padding: 0.25, tickSize: 0 }, y: { ...amounts, ticks: 5 },
        marks: [
          link(links, { x1: "one", x2: "other", y1: "to", y2: "to", ...thread }), barY(steps, { x: "name", y1: "from", y2: "to", ...look }),
          text(steps, { x: "name", y: ({ from, to }: ChangeStep) => Math.max(from, to), dy: -9, ...told }), ruleY([0], { stroke: "currentColor" }),
        ],
      });
    }
    // In a narrow place the bars lie, and their names and amounts stand above them.
    return plot({
      width, height: steps.length * 46 + 40, marginLeft: 8, marginRight: 16, marginBottom: 34, style: CHART_STYLE,
      y: { type: "band", domain, axis: null, paddingInner: 0.6, paddingOuter: 0.5 }, x: { ...amounts, ticks: 3 },
      marks: [
        link(links, { y1: "one", y2: "other", x1: "to", x2: "to", ...thread }), barX(steps, { y: "name", x1: "from", x2: "to", ...look }),
        text(steps, { y: "name", frameAnchor: "left", text: "name", dy: -18, textAnchor: "start", fill: "var(--text)" }),
        text(steps, { y: "name", frameAnchor: "right", textAnchor: "end", dy: -18, ...told }), ruleX([0], { stroke: "currentColor" }),
      ],
    });
  }
}

customElements.define("change-steps", ChangeSteps);
