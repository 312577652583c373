// What charts have in common: Observable Plot, loaded when the first chart is wanted, drawn again when the width changes. A chart
// says in words what it shows; the drawing itself is for the eye only.

import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";

type Plot = typeof import("@observablehq/plot");
export type Drawing = ReturnType<Plot["plot"]>;

const NOTICED = 4;
const PICTURE_SCALE = 2;

export abstract class PlotFigure extends LitElement {
  static override properties: PropertyDeclarations = { label: {}, locale: {} };

  /** What the chart shows, for those who do not see it. */
  label = "";
  locale = "en";
  private watcher: ResizeObserver | null = null;
  private drawnWidth = 0;

  /** Nothing is drawn of no data. */
  protected abstract draw(plot: Plot, width: number): Drawing | null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watcher = new ResizeObserver(() => {
      if (Math.abs(this.clientWidth - this.drawnWidth) > NOTICED) void this.redraw();
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
    void this.redraw();
  }

  private async redraw(): Promise<void> {
    const width = this.clientWidth;
    if (width === 0) return;
    this.drawnWidth = width;
    const drawing = this.draw(await import("@observablehq/plot"), width);
    drawing?.setAttribute("aria-hidden", "true");
    this.querySelector("figure")?.replaceChildren(...(drawing === null ? [] : [drawing]));
  }

  /** The drawing as a PNG, on the colour that it stands on; null before there is one. */
  async picture(): Promise<Uint8Array<ArrayBuffer> | null> {
    const drawing = this.querySelector("svg");
    if (drawing === null) return null;
    const { width, height } = drawing.getBoundingClientRect();
    const style = getComputedStyle(this);
    const alone = drawing.cloneNode(true) as SVGSVGElement;
    alone.style.fontFamily = "sans-serif";
    // Outside of the page its colours have no names.
    const told = new XMLSerializer().serializeToString(alone).replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name));
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([told], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * PICTURE_SCALE, height: height * PICTURE_SCALE });
    const brush = canvas.getContext("2d");
    if (brush === null) return null;
    brush.fillStyle = style.getPropertyValue("--panel");
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
  }

  protected percent = (value: number): string => value.toLocaleString(this.locale, { style: "percent" });
}

/** How all charts are set. */
export const CHART_STYLE = { background: "transparent", color: "var(--text-quiet)", fontSize: "12px", fontFamily: "inherit" };
