// A page of Excel: Microsoft's runtime, the fake host, and the built functions, in Chromium.

import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

export { browserPath } from "../page/support.mjs";

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const built = (name) => file(`../../dist/excel/${name}`);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };

export const missing = existsSync(built("functions.js")) ? undefined : "there is no dist/excel/functions.js: run pkg-scripts/build";

// What the page knows of Office: the language of Excel, and what this Excel can. The counting stands between the scripts.
const page = `<!doctype html><meta charset="utf-8"><title>Excel</title>
<script src="host.js"></script>
<script src="custom-functions-runtime.debug.js"></script>
<script>
  const supported = new Set(["CustomFunctions 1.7", "CustomFunctions 1.9"]), office = { displayLanguage: "en-US", requirements: { isSetSupported: (name, version) => supported.has(name + " " + version) } };
  Object.defineProperty(window.Office, "context", { value: office });
  const associated = [];
  const associate = CustomFunctions.associate;
  CustomFunctions.associate = (...args) => { associated.push(args); return associate(...args); };
</script>
<script src="app/functions.js"></script>
<script>const known = Object.keys(CustomFunctions._association.mappings);</script>`;

const paths = {
  "/host.js": file("host.js"),
  "/custom-functions-runtime.debug.js": file("../../node_modules/@microsoft/office-js/dist/custom-functions-runtime.debug.js"),
  "/app/functions.js": built("functions.js"),
  "/app/tiersheet.wasm": built("tiersheet.wasm"),
};

export async function serve() {
  const server = createServer(({ url }, response) => {
    const path = paths[url];
    response.setHeader("content-type", TYPES[extname(path ?? "page.html")]);
    if (path) createReadStream(path).pipe(response);
    else response.end(url === "/" ? page : "");
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Opens Excel's page. What goes wrong in it without a word is in `odd`. */
export async function openPage(browser, address, { before = () => undefined, route } = {}) {
  const tab = await browser.newPage();
  const odd = [];
  const modules = [];
  tab.on("pageerror", (error) => odd.push(error.message));
  tab.on("request", (request) => { if (request.url().endsWith(".wasm")) modules.push(request.url()); });
  if (route) await tab.route("**/tiersheet.wasm", route);
  await tab.addInitScript(before);
  await tab.goto(address);
  return { tab, odd, modules };
}

/** The arguments as Excel hands them over by the metadata: a single value for a range is a range of one cell. */
export function wire(parameters, args) {
  return parameters.map(({ dimensionality }, at) => {
    const value = args[at];
    if (value === undefined || value === null || value === "") return null;
    return dimensionality === "scalar" || Array.isArray(value) ? value : [[value]];
  });
}

export function isoOfSerial(serial) {
  return new Date((serial - (serial > 60 ? 25569 : 25568)) * 86400000).toISOString().slice(0, 10);
}
