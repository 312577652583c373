// The Pareto curve.

import type { CurvePoint } from "../engine/protocol";
import { CHART_STYLE, PlotFigure, type Drawing } from "./plot-figure";

export interface TierCut {
  tier: string;
  clients: number;
}

export class ParetoCurve extends PlotFigure {
  static override properties = { ...PlotFigure.properties, points: { attribute: false }, cuts: { attribute: false }, x: {}, y: {} };

  points: CurvePoint[] = [];
  cuts: TierCut[] = [];
  x = "";
  y = "";

  protected override draw({ areaY, lineY, plot, ruleX, ruleY, text }: typeof import("@observablehq/plot"), width: number): Drawing | null {
    if (this.points.length === 0) return null;
    return plot({
      width, height: Math.max(180, Math.min(280, width * 0.55)), marginLeft: 48, marginBottom: 40, marginTop: 22, marginRight: 12, style: CHART_STYLE,
      x: { domain: [0, 1], label: this.x, tickFormat: this.percent, ticks: width < 420 ? 4 : 10, labelArrow: "none" },
      y: { domain: [0, Math.max(1, ...this.points.map(({ share }) => share))], label: this.y, tickFormat: this.percent, grid: true, ticks: 5, labelArrow: "none" },
      marks: [
        areaY(this.points, { x: "clients", y: "share", fill: "var(--accent)", fillOpacity: 0.12 }),
        lineY(this.points, { x: "clients", y: "share", stroke: "var(--accent)", strokeWidth: 2 }),
        ruleX(this.cuts, { x: "clients", stroke: "currentColor", strokeOpacity: 0.5, strokeDasharray: "3 3" }),
        text(this.cuts, { x: "clients", y: 0, text: "tier", dx: -4, dy: -8, textAnchor: "end", fill: "var(--text)", fontWeight: 600 }),
        ruleY([0], { stroke: "currentColor" }),
      ],
    });
  }
}

customElements.define("pareto-curve", ParetoCurve);
