// A field to find a client in: typed text on the left, the clients that match under it, picked by mouse or keys.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { engine } from "../actions";
import type { Row } from "../engine/protocol";
import { tierBadge } from "../parts/tiers";
import { BLANK_QUERY, state } from "../state";
import { EXPLAINED } from "./calls";

const SHOWN = 8;

export class ClientSearch extends LitElement {
  static override properties = { value: {}, label: {}, name: {}, offered: { state: true }, active: { state: true }, open: { state: true } };

  value = "";
  label = "";
  name = "client";
  private offered: Row[] = [];
  private active = -1;
  private open = false;
  private asked = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async find(text: string): Promise<void> {
    this.value = text;
    const own = ++this.asked;
    if (text.trim() === "" || state.grade === null) {
      this.offered = [];
      this.open = false;
      return;
    }
    const { rows } = await engine.call("clients", { query: { ...BLANK_QUERY, search: text }, from: 0, count: SHOWN });
    if (own !== this.asked) return;
    this.offered = rows;
    this.active = -1;
    this.open = rows.length > 0;
  }

  private pick(at: number): void {
    const row = this.offered[at];
    if (row === undefined) return;
    this.value = String(row[0] ?? "");
    const input = this.querySelector("input");
    if (input) {
      input.value = this.value;
      input.focus();
    }
    this.close();
  }

  private close(): void {
    this.asked++;
    this.open = false;
    this.active = -1;
  }

  private press(event: KeyboardEvent): void {
    if (!this.open) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const step = key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + this.offered.length) % this.offered.length;
    } else if (key === "Enter" && this.active >= 0) {
      this.pick(this.active);
    } else if (key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Who the client is: the columns before the tier. */
  private named(row: Row): { tier: string; name: string } {
    const own = row.length - EXPLAINED - 1;
    return { tier: String(row[own] ?? ""), name: row.slice(0, own).map(String).filter((part) => part !== "").join("  ") };
  }

  protected override render(): TemplateResult {
    return html`
      <input name=${this.name} required autocomplete="off" role="combobox" aria-autocomplete="list" aria-label=${this.label} placeholder=${this.label}
        aria-expanded=${this.open} aria-controls="${this.id}-list" aria-activedescendant=${this.active >= 0 ? `${this.id}-${this.active}` : nothing} data-test="client-search"
        .value=${this.value} @input=${(event: Event) => void this.find((event.target as HTMLInputElement).value)} @keydown=${(event: KeyboardEvent) => this.press(event)}
        @blur=${() => this.close()}>
      <ul id="${this.id}-list" role="listbox" aria-label=${this.label} ?hidden=${!this.open}>${this.offered.map((row, at) => {
        const { tier, name } = this.named(row);
        return html`<li id="${this.id}-${at}" role="option" aria-selected=${at === this.active} @pointerdown=${(event: Event) => { event.preventDefault(); this.pick(at); }}>${tierBadge(tier)}<span>${name}</span></li>`;
      })}</ul>`;
  }
}

customElements.define("client-search", ClientSearch);
