// The host for Excel as the page's build makes it, to be imported by tests.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const source = fileURLToPath(new URL("../../www/page/src/sheet/excel/", import.meta.url));

export async function compiled() {
  const folder = mkdtempSync(join(tmpdir(), "tiersheet-excel-"));
  try {
    await build({
      configFile: false, logLevel: "warn", root: source,
      build: { ssr: true, outDir: folder, emptyOutDir: true, rollupOptions: { input: { host: join(source, "host.ts"), serials: join(source, "serials.ts"), areas: join(source, "areas.ts") }, output: { entryFileNames: "[name].mjs" } } },
    });
    const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    return { ...(await load("host")), ...(await load("serials")), ...(await load("areas")) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
