// Starts the page.

import "./style/base.css";
import "./style/parts.css";
import "./style/screens.css";
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/progress-bar.js";
import { setTheme } from "@fluentui/web-components";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { render } from "lit";
import { engine, openExport } from "./actions";
import "./parts/pareto-curve";
import "./parts/row-grid";
import "./shaping/shaping.css";
import { ensureRules } from "./rule-actions";
import { syncDialog } from "./screens/client-card";
import { shell } from "./screens/shell";
import { lang, onDraw, state, update } from "./state";

const page = document.querySelector<HTMLElement>("#page");
const system = matchMedia("(prefers-color-scheme: dark)");
let shownDark: boolean | null = null;

function isDark(): boolean {
  const theme = state.kept.theme ?? "system";
  return theme === "dark" || (theme === "system" && system.matches);
}

function draw(): void {
  const dark = isDark();
  if (dark !== shownDark) {
    shownDark = dark;
    setTheme(dark ? webDarkTheme : webLightTheme);
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  }
  document.documentElement.lang = lang();
  if (page !== null) render(shell(), page);
  syncDialog();
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

onDraw(draw);
draw();
takeDrops();
system.addEventListener("change", draw);
engine.warm();
ensureRules().catch(() => undefined);
void engine.call("crms", null).then((crms) => update({ crms }), () => undefined);
if ("serviceWorker" in navigator) void navigator.serviceWorker.register("./offline.js").catch(() => undefined);
