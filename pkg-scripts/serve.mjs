// Serves the page: pkg-scripts/serve [--port 3000] [--https] [FOLDER]
// http://localhost:3000 from dist/page; with --https the same over TLS, with a certificate of its own made offline by openssl.

import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: "string", default: "3000" }, https: { type: "boolean", default: false }, help: { type: "boolean", short: "h" } },
});
if (values.help) {
  process.stdout.write("usage: pkg-scripts/serve [--port 3000] [--https] [FOLDER]\n");
  process.exit(0);
}
const folder = positionals[0] ?? join(root, "dist/page");
if (!existsSync(join(folder, "index.html"))) {
  process.stderr.write(`TierSheet: there is no page in ${folder}; run pkg-scripts/build\n`);
  process.exit(1);
}

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm",
  ".csv": "text/csv; charset=utf-8", ".png": "image/png", ".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/manifest+json",
};

// The page carries its policy itself; as a header it also holds for its workers, and for what a page cannot say of itself.
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(folder, "index.html"), "utf8"))?.[1] ?? "default-src 'none'";
const HEADERS = {
  "content-security-policy": `${policy}; frame-ancestors 'none'`, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};

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
    response.writeHead(404, { ...HEADERS, "content-type": "text/plain; charset=utf-8" }).end("There is no such file.\n");
    return;
  }
  // Names with a hash never change their content.
  const hashed = /-[\w-]{8}\.\w+$/.test(path);
  response.writeHead(200, {
    ...HEADERS, "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-length": statSync(path).size,
    "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(path).pipe(response);
}

/** A certificate for localhost, made once and kept in target/. */
function certificate() {
  const kept = join(root, "target/serve");
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(kept, name));
  if (!existsSync(key) || !existsSync(cert)) {
    mkdirSync(kept, { recursive: true });
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "365", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert], { stdio: "ignore" });
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

const port = Number(values.port);
let server;
try {
  server = values.https ? createSecureServer(certificate(), answer) : createServer(answer);
} catch (error) {
  process.stderr.write(`TierSheet: the certificate could not be made (${error.message}); install openssl, or serve without --https\n`);
  process.exit(1);
}
server.on("error", (error) => {
  process.stderr.write(`TierSheet: ${error.message}\n`);
  process.exit(1);
});
server.listen(port, "localhost", () => process.stdout.write(`${values.https ? "https" : "http"}://localhost:${server.address().port}\n`));
