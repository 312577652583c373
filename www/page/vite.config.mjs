// How the page is built: node_modules/.bin/vite build www/page --outDir FOLDER --emptyOutDir
// The modules of the engine are taken from dist/core, or from core/ of the folder that TIERSHEET_DIST names.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = resolve(process.env.TIERSHEET_DIST ?? join(root, "dist"));

// What a page of this origin may do: run its own scripts and its own WebAssembly, and fetch nothing from anywhere else.
// Styles may be inline, because bars and charts set their lengths so; scripts may not.
export const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "worker-src 'self'",
  "connect-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
].join("; ");

// The pane beside a workbook takes in the Office script besides, which loads its further parts from the same place, and on the web asks
// there in a frame whether the workbook's server is known. What it would report to Microsoft is not let through.
const OFFICE = "https://appsforoffice.microsoft.com";
export const PANE_POLICY = `${POLICY.replace("script-src 'self'", `script-src 'self' ${OFFICE}`)}; frame-src ${OFFICE}`;

// Of the records of the functions the page needs only which options each takes.
function optionNames() {
  const id = "virtual:option-names";
  return {
    name: "tiersheet-option-names",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const registry = JSON.parse(readFileSync(join(root, "www/generated/registry.json"), "utf8"));
      const names = registry.map((record) => [record.id, (record.options ?? []).map(({ name }) => name)]);
      return `export default ${JSON.stringify(Object.fromEntries(names))};`;
    },
  };
}

// The parts of the page alone. The pane in Excel needs a network anyway, for Microsoft's script; what is only its own stays outside,
// and so does every other page.
function parts(bundle) {
  const names = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
  const pages = names.filter((name) => name.endsWith(".html"));
  const reached = (from) => {
    const found = new Set(from.flatMap((page) => names.filter((name) => String(bundle[page].source).includes(`"./${name}"`))));
    // A set is walked to its end, with what is added on the way.
    for (const name of found) for (const other of [...(bundle[name].imports ?? []), ...(bundle[name].dynamicImports ?? [])]) found.add(other);
    return found;
  };
  const own = reached(["index.html"]);
  const elsewhere = reached(pages.filter((page) => page !== "index.html"));
  return names.filter((name) => !pages.includes(name) && (own.has(name) || !elsewhere.has(name))).sort();
}

// The service worker knows every file of the page by name, and its cache is named after them all.
function offline() {
  return {
    name: "tiersheet-offline",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const names = parts(bundle);
        const digest = createHash("sha256");
        for (const name of ["index.html", ...names]) digest.update(name).update(bundle[name].code ?? bundle[name].source);
        const shell = ["./", ...names, "manifest.webmanifest", "icon-192.png", "icon-32.png"];
        const source = readFileSync(fileURLToPath(new URL("offline.js", import.meta.url)), "utf8")
          .replace("__VERSION__", digest.digest("hex").slice(0, 12))
          .replace("__FILES__", JSON.stringify(shell));
        this.emitFile({ type: "asset", fileName: "offline.js", source });
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [optionNames(), offline(), {
    name: "tiersheet-policy",
    transformIndexHtml: (html) => html.replace("__POLICY__", POLICY).replace("__PANE_POLICY__", PANE_POLICY),
  }],
  resolve: { alias: { "@core": join(dist, "core") } },
  // The engine is a classic script, which only a classic worker can take in.
  worker: { format: "iife", plugins: () => [optionNames()] },
  build: {
    target: "es2022", rollupOptions: { input: ["index.html", "pane.html"].map((name) => fileURLToPath(new URL(name, import.meta.url))) },
    assetsInlineLimit: 0, chunkSizeWarningLimit: 600, modulePreload: { polyfill: false },
  },
});
