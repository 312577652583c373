// The program that sends requests, against a made-up CRM: it shows before it sends, keeps the key out of what it prints,
// waits when asked to, stops when the key is refused, and sends nothing twice.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";

const template = readFileSync(new URL("../../src/crm/send/sender.mjs", import.meta.url), "utf8");
const names = [...template.matchAll(/say\.(\w+)/g)].map(([, name]) => name);
const texts = Object.fromEntries(names.map((name) => [name, `${name} {0} {1} {2} {3}`]));

// The CRM: record 2 is not there, record 3 ignores the field.
const crm = `
let calls = 0;
globalThis.fetch = async (url, init) => {
  calls += 1;
  console.log("CALL " + init.method + " " + new URL(url).pathname.replace(/secret/, "*") + " " + init.redirect);
  const reply = (status, body) => ({ status, json: async () => body });
  if (process.env.MODE === "busy" && calls === 1) return reply(503, { error: "QUERY_LIMIT_EXCEEDED" });
  if (process.env.MODE === "refused") return reply(401, { error: "expired_token" });
  const body = JSON.parse(init.body);
  if (Array.isArray(body)) return reply(200, { _embedded: { companies: [{ id: body[0].id }] } });
  const [result, errors] = [{}, {}];
  for (const key of Object.keys(body.cmd)) {
    if (key === "id2") errors[key] = { error_description: "not found" };
    else result[key] = { item: key === "id3" ? {} : { UF_CRM_1: "A" } };
  }
  return reply(200, { result: { result, result_error: Object.keys(errors).length ? errors : [] } });
};`;

const batch = (line, ids) => ({
  stamp: "s",
  line,
  lines: 2,
  crm: "bitrix24",
  field: "UF_CRM_1",
  expect: Object.fromEntries(ids.map((id) => [id, "A"])),
  method: "batch",
  body: {
    halt: 0,
    cmd: Object.fromEntries(ids.map((id) => [`id${id}`, `crm.item.update?entityTypeId=4&id=${id}&fields%5BUF_CRM_1%5D=A`])),
  },
});

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "tiersheet-"));
  writeFileSync(join(folder, "send.mjs"), template.replace("/* TEXTS */ {}", JSON.stringify(texts)));
  writeFileSync(join(folder, "crm.mjs"), crm);
});
beforeEach(() => rmSync(join(folder, "r.log.jsonl"), { force: true }));
after(() => rmSync(folder, { recursive: true }));

function run(requests, args, env = {}) {
  writeFileSync(join(folder, "r.jsonl"), requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
  const key = { TIERSHEET_URL: "https://x.example/rest/1/secret/", TIERSHEET_TOKEN: "secret" };
  const given = ["--import", "./crm.mjs", "send.mjs", "r.jsonl", ...args];
  const done = spawnSync(process.execPath, given, { cwd: folder, encoding: "utf8", env: { ...process.env, ...key, ...env } });
  assert.ok(!`${done.stdout}${done.stderr}`.includes("secret"), "the key is printed");
  return { ...done, calls: done.stdout.split("\n").filter((line) => line.startsWith("CALL")) };
}

const outcomes = () =>
  readFileSync(join(folder, "r.log.jsonl"), "utf8").trim().split("\n").map(JSON.parse).map(({ id, outcome, why }) => [id, outcome, why]);

test("without --yes nothing is sent", () => {
  const { status, calls, stdout } = run([batch(1, [1])], []);
  assert.deepEqual([status, calls.length], [0, 0]);
  assert.match(stdout, /dry 1 1 0/);
});

test("each record has its outcome, and what is done is not sent twice", () => {
  const requests = [batch(1, [1, 2, 3]), batch(2, [4])];
  const first = run(requests, ["--yes"]);
  assert.deepEqual([first.status, first.calls.length], [2, 2]);
  assert.deepEqual(outcomes().map(([id, outcome]) => [id, outcome]), [["1", "updated"], ["2", "failed"], ["3", "failed"], ["4", "updated"]]);
  assert.match(outcomes()[2][2], /ignored UF_CRM_1/);
  assert.equal(run(requests, ["--yes"]).calls.length, 1);
});

test("it waits when the CRM asks for it, and stops when the key is refused", () => {
  assert.equal(run([batch(1, [1])], ["--yes"], { MODE: "busy" }).calls.length, 2);
  rmSync(join(folder, "r.log.jsonl"), { force: true });
  const refused = run([batch(1, [1]), batch(2, [4])], ["--yes"], { MODE: "refused" });
  assert.deepEqual([refused.status, refused.calls.length], [1, 1]);
});

test("Kommo is asked at its account, and an answer that lacks a record is a failure", () => {
  const records = [1, 2].map((id) => ({ id, custom_fields_values: [] }));
  const request = { stamp: "k", line: 1, lines: 1, crm: "kommo", method: "PATCH", path: "/api/v4/companies", body: records };
  const { calls } = run([request], ["--yes"]);
  assert.deepEqual(calls, ["CALL PATCH /api/v4/companies error"]);
  assert.deepEqual(outcomes().map(([id, outcome]) => [id, outcome]), [["1", "updated"], ["2", "failed"]]);
});

test("other requests and other addresses are refused", () => {
  const other = { ...batch(1, [1]), body: { halt: 0, cmd: { id1: "crm.company.delete?id=1" } } };
  for (const [requests, env] of [[[other], {}], [[batch(1, [1])], { TIERSHEET_URL: "http://x.example" }]]) {
    const { status, calls } = run(requests, ["--yes"], env);
    assert.deepEqual([status, calls.length], [1, 0]);
  }
});
