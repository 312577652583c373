// A certificate for https on this computer, made offline by openssl and kept in target/serve.
// Its authority is what a person trusts; the authority's key is thrown away as soon as it has signed, so that nothing else can ever be
// signed with it.

import { X509Certificate } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const kept = join(process.env.TIERSHEET_CERTIFICATES ?? fileURLToPath(new URL("../target/serve", import.meta.url)));
const AUTHORITY = "tiersheet-authority.crt";
// Browsers and macOS refuse certificates that live longer than 825 days.
const DAYS = 730;

// Configuration files rather than options: the openssl of macOS knows fewer options.
const CONFIGURATION = `[req]
distinguished_name = name
prompt = no
[name]
CN = $NAME
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

function make() {
  const work = mkdtempSync(join(tmpdir(), "tiersheet-certificate-"));
  const at = (name) => join(work, name);
  const openssl = (...options) => execFileSync("openssl", options, { cwd: work, stdio: ["ignore", "ignore", "pipe"] });
  try {
    writeFileSync(at("authority.cnf"), CONFIGURATION.replace("$NAME", "TierSheet on this computer"));
    writeFileSync(at("server.cnf"), CONFIGURATION.replace("$NAME", "localhost"));
    openssl("req", "-x509", "-new", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", `${DAYS}`, "-config", "authority.cnf", "-extensions", "authority",
      "-keyout", "authority.key", "-out", AUTHORITY);
    openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-sha256", "-config", "server.cnf", "-keyout", "localhost.key", "-out", "localhost.csr");
    openssl("x509", "-req", "-in", "localhost.csr", "-CA", AUTHORITY, "-CAkey", "authority.key", "-set_serial", `${Date.now()}`, "-sha256", "-days", `${DAYS}`,
      "-extfile", "server.cnf", "-extensions", "server", "-out", "localhost.crt");
    mkdirSync(kept, { recursive: true });
    for (const name of [AUTHORITY, "localhost.key", "localhost.crt"]) writeFileSync(join(kept, `${name}.new`), readFileSync(at(name)), { mode: 0o600 });
    for (const name of [AUTHORITY, "localhost.key", "localhost.crt"]) renameSync(join(kept, `${name}.new`), join(kept, name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function lasts() {
  const path = join(kept, "localhost.crt");
  if (![AUTHORITY, "localhost.key", "localhost.crt"].every((name) => existsSync(join(kept, name)))) return false;
  const tomorrow = Date.now() + 24 * 3600 * 1000;
  return Date.parse(new X509Certificate(readFileSync(path)).validTo) > tomorrow;
}

/** The key and the certificate; made when there is none or it ends. `problem` says why there is none. */
export function certificate() {
  const isNew = !lasts();
  try {
    if (isNew) make();
  } catch (error) {
    return { problem: error.code === "ENOENT" ? "there is no openssl here" : String(error.stderr || error.message).trim() };
  }
  return { key: readFileSync(join(kept, "localhost.key")), cert: readFileSync(join(kept, "localhost.crt")), isNew };
}

/** What to do once, so that Excel and the browser take the certificate. */
export function howToTrust() {
  const file = join(kept, AUTHORITY);
  return `
The certificate is new. Excel and browsers take it after you have trusted ${file} once:
  macOS     security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db "${file}"
  Windows   certutil -user -addstore Root "${file}"
  Chromium on Linux   certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n TierSheet -i "${file}"
It can vouch for localhost on this computer and for nothing else: the key that signed it no longer exists.
`;
}
