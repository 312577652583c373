// What Google's command line would push. It is installed below target/ on first use; without a network the test is left out and says so.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { scriptNames } from "./host.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wanted = fileURLToPath(new URL("clasp", import.meta.url));
const installed = join(root, "target", "clasp");
const clasp = join(installed, "node_modules", ".bin", "clasp");

/** The reason why clasp cannot be had; "" when it is there. */
function missing() {
  const lock = (folder) => readFileSync(join(folder, "package-lock.json"), "utf8");
  if (existsSync(clasp) && existsSync(join(installed, "package-lock.json")) && lock(installed) === lock(wanted)) return "";
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  cpSync(wanted, installed, { recursive: true });
  const { status, stderr, error } = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: installed, encoding: "utf8", timeout: 600_000 });
  if (status === 0) return "";
  rmSync(installed, { recursive: true, force: true });
  return `clasp could not be installed: ${(stderr || String(error)).split("\n").find((line) => line.includes("code") || line.includes("rror")) ?? `npm ended with ${status}`}`;
}

test("clasp pushes the scripts in their order, the pages and the manifest, and nothing else", (t) => {
  const reason = missing();
  if (reason !== "") {
    t.skip(reason);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "tiersheet-"));
  try {
    cpSync(join(root, "dist", "google"), folder, { recursive: true });
    const settings = JSON.parse(readFileSync(join(folder, ".clasp.json.example"), "utf8"));
    writeFileSync(join(folder, ".clasp.json"), JSON.stringify({ ...settings, scriptId: "a-script" }));
    writeFileSync(join(folder, "notes.txt"), "not pushed");
    const { filesToPush } = JSON.parse(execFileSync(clasp, ["show-file-status", "--json"], { cwd: folder, encoding: "utf8" }));
    // The list is in the order in which the files were read; a push sorts by `filePushOrder`, which another test compares.
    assert.deepEqual(filesToPush.filter((name) => name.endsWith(".js")).sort(), scriptNames);
    assert.deepEqual(filesToPush.filter((name) => !name.endsWith(".js") && !name.endsWith(".html")), ["appsscript.json"]);
    for (const page of ["sidebar", "tiersheet-models", "tiersheet-files"]) assert.ok(filesToPush.includes(`${page}.html`), page);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
