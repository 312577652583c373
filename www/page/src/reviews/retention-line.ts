// Retention by period as a line. Periods that the data cover only in part have a hollow mark.

import { CHART_STYLE, PlotFigure, type Drawing } from "../parts/plot-figure";

export interface RetentionPoint {
  period: string;
  retention: number;
  whole: boolean;
}

export class RetentionLine extends PlotFigure {
  static override properties = { ...PlotFigure.properties, points: { attribute: false }, y: {} };

  points: RetentionPoint[] = [];
  y = "";

  protected override draw({ dot, lineY, plot, ruleY, text }: typeof import("@observablehq/plot"), width: number): Drawing | null {
    if (this.points.length < 2) return null;
    const room = Math.max(1, Math.ceil((this.points.length * 62) / width));
    const named = this.points.filter((_, at) => at % room === 0);
    return plot({
      width, height: 220, marginLeft: 44, marginBottom: 32, marginTop: 26, marginRight: 20, style: CHART_STYLE,
      x: { type: "point", domain: this.points.map(({ period }) => period), ticks: named.map(({ period }) => period), label: null, padding: 0.3 },
      y: { domain: [0, 1], label: this.y, tickFormat: this.percent, grid: true, ticks: 5, labelArrow: "none" },
      marks: [
        ruleY([0], { stroke: "currentColor" }),
        lineY(this.points, { x: "period", y: "retention", stroke: "var(--accent)", strokeWidth: 2 }),
        dot(this.points, { x: "period", y: "retention", r: 4, stroke: "var(--accent)", strokeWidth: 2, fill: (point: RetentionPoint) => (point.whole ? "var(--accent)" : "var(--panel)") }),
        text(named, { x: "period", y: "retention", text: ({ retention }: RetentionPoint) => this.percent(retention), dy: -12, fill: "var(--text)" }),
      ],
    });
  }
}

customElements.define("retention-line", RetentionLine);
