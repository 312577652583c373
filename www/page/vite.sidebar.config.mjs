// How the sidebar of Google Sheets is built, as one file: vite build -c www/page/vite.sidebar.config.mjs --outDir FOLDER
// HtmlService serves pages without anything beside them. The modules of the engine come from the script of the spreadsheet.

import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { defineConfig } from "vite";

import page from "./vite.config.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

// What differs from the page: where the engine comes from, and that the worker is in the file.
const places = {
  name: "tiersheet-sidebar-places",
  enforce: "pre",
  resolveId(source, importer) {
    if (source === "./sources" && importer?.endsWith("client.ts")) return here("src/sheet/google/sources.ts");
    if (source === "./worker?worker") return this.resolve("./worker?worker&inline", importer, { skipSelf: true });
    return undefined;
  },
};

// HtmlService is known to take two slashes within a template for a comment. The end of a script's element and the beginning of a comment
// of HTML must not stand in a script either. In strings and templates these escapes change nothing, and elsewhere none of these stand;
// if they did, the script would hardly parse.
function embeddable(code) {
  const escaped = code.replace(/(?<=(?<!\\)\/)\//g, "\\/").replace(/<(?=\/script|!--)/gi, "\\x3C");
  parse(escaped, { ecmaVersion: 2022, sourceType: "script" });
  return escaped;
}

const oneFile = {
  name: "tiersheet-one-file",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const all = Object.values(bundle);
      const scripts = all.filter(({ type }) => type === "chunk");
      const styles = all.filter(({ fileName }) => fileName.endsWith(".css"));
      if (scripts.length !== 1) throw new Error(`the sidebar is of ${scripts.length} scripts`);
      const html = bundle["sidebar.html"];
      // A classic script at the end: when it runs, the page is there.
      html.source = String(html.source)
        .replace(/\s*<script[^>]*src=[^>]*><\/script>/g, "").replace(/\s*<link[^>]*rel="(stylesheet|modulepreload)"[^>]*>/g, "")
        .replace("</head>", () => `<style>${styles.map(({ source }) => source).join("\n")}</style>\n</head>`)
        .replace("</body>", () => `<script>${embeddable(scripts[0].code)}</script>\n</body>`);
      for (const { fileName } of all) if (fileName !== "sidebar.html") delete bundle[fileName];
    },
  },
};

export default defineConfig({
  root: page.root,
  base: "./",
  publicDir: false,
  plugins: [places, ...page.plugins.filter(({ name }) => name === "tiersheet-option-names"), oneFile],
  // A classic script has none; the helper for parts that are loaded later asks for it, and there are no such parts here.
  define: { "import.meta.url": '""', "import.meta.resolve": "undefined" },
  resolve: page.resolve,
  worker: page.worker,
  build: {
    ...page.build, assetsInlineLimit: Number.MAX_SAFE_INTEGER, cssCodeSplit: false, emptyOutDir: false, modulePreload: false,
    rollupOptions: { input: here("sidebar.html"), output: { format: "iife" }, checks: { pluginTimings: false } },
  },
});
