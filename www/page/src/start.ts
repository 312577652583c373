// Starts the application in a page of its own or in a pane beside a workbook: styles, drawing, the engine.

import "./style/base.css";
import "./style/parts.css";
import "./style/screens.css";
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/progress-bar.js";
import { setTheme } from "@fluentui/web-components";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { render, type TemplateResult } from "lit";
import { engine, openExport } from "./actions";
import "./parts/pareto-curve";
import "./parts/row-grid";
import { ensureRules } from "./rule-actions";
import { syncDialog } from "./screens/client-card";
import { lang, onDraw, state, update } from "./state";

const system = matchMedia("(prefers-color-scheme: dark)");
let shownDark: boolean | null = null;

function isDark(): boolean {
  const theme = state.kept.theme ?? "system";
  return theme === "dark" || (theme === "system" && system.matches);
}

/** Shows what a function draws, now and whenever the state changes. */
export function show(content: () => TemplateResult): void {
  const page = document.querySelector<HTMLElement>("#page");
  const draw = (): void => {
    const dark = isDark();
    if (dark !== shownDark) {
      shownDark = dark;
      setTheme(dark ? webDarkTheme : webLightTheme);
      document.documentElement.dataset["theme"] = dark ? "dark" : "light";
    }
    document.documentElement.lang = lang();
    if (page !== null) render(content(), page);
    syncDialog();
  };
  onDraw(draw);
  draw();
  system.addEventListener("change", draw);
}

/** A file may be dropped anywhere on the page. */
function takeDrops(): void {
  const root = document.documentElement;
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("dragging");
  });
  root.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) root.classList.remove("dragging");
  });
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    root.classList.remove("dragging");
    const file = event.dataTransfer?.files[0];
    if (file) void openExport(file);
  });
}

/** Makes ready what the first click will need. */
export function begin(): void {
  takeDrops();
  engine.warm();
  ensureRules().catch(() => undefined);
  void engine.call("crms", null).then((crms) => update({ crms }), () => undefined);
}
