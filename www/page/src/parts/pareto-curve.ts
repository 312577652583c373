// The Pareto curve, drawn by Observable Plot, which is loaded when the first curve is wanted.

import { html, LitElement, type TemplateResult } from "lit";
import type { CurvePoint } from "../engine/protocol";

export interface TierCut {
  tier: string;
  clients: number;
}

export class ParetoCurve extends LitElement {
  static override properties = { points: { attribute: false }, cuts: { attribute: false }, x: {}, y: {}, label: {}, locale: {} };

  points: CurvePoint[] = [];
  cuts: TierCut[] = [];
  x = "";
  y = "";
  label = "";
  locale = "en";
  private watcher: ResizeObserver | null = null;
  private drawnWidth = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watcher = new ResizeObserver(() => {
      if (Math.abs(this.clientWidth - this.drawnWidth) > 4) void this.plot();
    });
    this.watcher.observe(this);
  }

  override disconnectedCallback(): void {
    this.watcher?.disconnect();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<figure class="curve" role="img" aria-label=${this.label}></figure>`;
  }

  protected override updated(): void {
    void this.plot();
  }

  private async plot(): Promise<void> {
    const width = this.clientWidth;
    if (width === 0 || this.points.length === 0) return;
    this.drawnWidth = width;
    const { areaY, lineY, plot, ruleX, ruleY, text } = await import("@observablehq/plot");
    const percent = (value: number) => value.toLocaleString(this.locale, { style: "percent" });
    const drawing = plot({
      width, height: Math.max(180, Math.min(280, width * 0.55)), marginLeft: 48, marginBottom: 40, marginTop: 22, marginRight: 12,
      style: { background: "transparent", color: "var(--text-quiet)", fontSize: "12px", fontFamily: "inherit" },
      x: { domain: [0, 1], label: this.x, tickFormat: percent, ticks: width < 420 ? 4 : 10, labelArrow: "none" },
      y: { domain: [0, Math.max(1, ...this.points.map(({ share }) => share))], label: this.y, tickFormat: percent, grid: true, ticks: 5, labelArrow: "none" },
      marks: [
        areaY(this.points, { x: "clients", y: "share", fill: "var(--accent)", fillOpacity: 0.12 }),
        lineY(this.points, { x: "clients", y: "share", stroke: "var(--accent)", strokeWidth: 2 }),
        ruleX(this.cuts, { x: "clients", stroke: "currentColor", strokeOpacity: 0.5, strokeDasharray: "3 3" }),
        text(this.cuts, { x: "clients", y: 0, text: "tier", dx: -4, dy: -8, textAnchor: "end", fill: "var(--text)", fontWeight: 600 }),
        ruleY([0], { stroke: "currentColor" }),
      ],
    });
    drawing.setAttribute("aria-hidden", "true");
    this.querySelector("figure")?.replaceChildren(drawing);
  }
}

customElements.define("pareto-curve", ParetoCurve);
