// Serves the page and the add-in: node pkg-scripts/serve.mjs [--port 3000] [--http-port 3001] [--http-only] [FOLDER]
// Https for Excel, which takes add-ins from nowhere else, with a certificate made here; http for a browser.

import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { certificate, howToTrust } from "./certificate.mjs";

const USAGE = `usage: pkg-scripts/serve [--port 3000] [--http-port 3001] [--http-only] [FOLDER]

Serves the page and the Excel add-in on this computer, and only to it: what pkg-scripts/package makes for this address, into dist/local, or FOLDER.
  --port N        for https; Excel takes add-ins from there. The certificate is made here, offline, and you are told how to trust it
  --http-port N   for http, which a browser takes without a certificate
  --http-only     http alone, on the port of --port
`;

const fail = (message) => {
  process.stderr.write(`TierSheet: ${message}\n`);
  process.exit(1);
};

let options;
let folder;
// What Excel is given, where the site was made here.
let manifest;
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "3000" }, "http-port": { type: "string", default: "3001" },
      "http-only": { type: "boolean", default: false }, help: { type: "boolean", short: "h" },
    },
  });
  options = values;
  folder = positionals[0];
} catch (error) {
  process.stderr.write(`TierSheet: ${error.message}\n${USAGE}`);
  process.exit(2);
}
if (options.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const ports = { https: Number(options.port), http: Number(options["http-only"] ? options.port : options["http-port"]) };
for (const port of Object.values(ports)) {
  if (!Number.isInteger(port) || port < 0 || port > 65535) fail("a port is a number from 0 to 65535; 0 is any that is free");
}
folder ??= packaged();
if (!existsSync(join(folder, "index.html"))) fail(`there is no page in ${folder}; run pkg-scripts/build`);

/** The site as Excel would get it from a hosting, made anew; apart from a package that is meant for a hosting. */
function packaged() {
  const out = join(process.env.TIERSHEET_DIST ?? fileURLToPath(new URL("../dist", import.meta.url)), "local");
  const script = fileURLToPath(new URL("package.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, [script, "--base", `https://localhost:${ports.https}`, "--out", out], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(1);
  manifest = join(out, "manifest.xml");
  return join(out, "site");
}

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm",
  ".csv": "text/csv; charset=utf-8", ".png": "image/png", ".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/manifest+json",
};

// Excel shows the pane inside of its own window, and its script asks who opened it.
const IN_EXCEL = "pane.html";
// Excel for the web fetches these from its own origin.
const FOR_EXCEL = { "access-control-allow-origin": "*" };

function policyOf(path) {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(path, "utf8"))?.[1] ?? "default-src 'none'";
}

// A page carries its policy itself; as a header it also holds for its workers, and for what a page cannot say of itself.
function headersOf(path) {
  const common = { "x-content-type-options": "nosniff" };
  if (path.endsWith(`${sep}${IN_EXCEL}`)) return { ...common, "content-security-policy": policyOf(path) };
  const page = path.endsWith(".html") ? path : join(folder, "index.html");
  const alone = { "content-security-policy": `${policyOf(page)}; frame-ancestors 'none'`, "referrer-policy": "no-referrer" };
  if (path.endsWith(".html")) return { ...common, ...alone, "cross-origin-opener-policy": "same-origin" };
  return { ...common, ...alone, ...FOR_EXCEL };
}

function answer(request, response) {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  let wanted;
  try {
    wanted = normalize(join(folder, decodeURIComponent(pathname)));
  } catch {
    wanted = "";
  }
  const inside = wanted === normalize(folder) || wanted.startsWith(normalize(folder) + (folder.endsWith(sep) ? "" : sep));
  const path = inside && existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, "index.html") : wanted;
  if (!inside || !existsSync(path)) {
    response.writeHead(404, { "x-content-type-options": "nosniff", "content-type": "text/plain; charset=utf-8" }).end("There is no such file.\n");
    return;
  }
  if (request.method === "OPTIONS") {
    // A browser asks first before a page of the web reaches into this computer.
    response.writeHead(204, { ...FOR_EXCEL, "access-control-allow-methods": "GET, HEAD", "access-control-allow-private-network": "true" }).end();
    return;
  }
  // What the build puts into assets/ has a hash of its content in its name.
  const hashed = path.includes(`${sep}assets${sep}`);
  response.writeHead(200, {
    ...headersOf(path), "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-length": statSync(path).size,
    "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(path).pipe(response);
}

function listening(server, port) {
  return new Promise((resolve) => {
    server.on("error", (error) => fail(error.code === "EADDRINUSE" ? `port ${port} is taken: is TierSheet served already? Choose another with --port and --http-port` : error.message));
    server.listen(port, "localhost", () => resolve(server.address().port));
  });
}

let made;
if (!options["http-only"]) {
  made = certificate();
  if (made.problem) fail(`the certificate could not be made: ${made.problem}; install openssl, or serve with --http-only`);
  process.stdout.write(`https://localhost:${await listening(createSecureServer(made, answer), ports.https)}\n`);
}
process.stdout.write(`http://localhost:${await listening(createServer(answer), ports.http)}\n`);
if (made && manifest) process.stdout.write(`For Excel: upload ${manifest}, as docs/excel.md says.\n`);
if (made?.isNew) process.stdout.write(howToTrust());
