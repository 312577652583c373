// Sends the requests of tiersheet-send.jsonl to your CRM, with your own key. Needs Node.js 20 or newer and nothing else.
//
//   node tiersheet-send.mjs [FILE]          shows what would be sent
//   node tiersheet-send.mjs [FILE] --yes    sends it
//
// The key is never in the file: TIERSHEET_URL (and TIERSHEET_TOKEN for Kommo) in the environment, or typed when asked for.
// Run again after a stop: records that are done are not sent twice.

import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";

const say = /* TEXTS */ {};

const PAUSE = { bitrix24: 600, kommo: 250 };
const TRIES = 6;
const LIMITS = ["QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT", "OVERLOAD_LIMIT"];
const REFUSALS = [
  "NO_AUTH_FOUND",
  "INVALID_CREDENTIALS",
  "INVALID_TOKEN",
  "EXPIRED_TOKEN",
  "INSUFFICIENT_SCOPE",
  "ACCESS_DENIED",
  "USER_ACCESS_ERROR",
];

const fill = (text, ...args) => String(text).replace(/\{(\d)\}/g, (whole, place) => String(args[place] ?? whole));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const object = (value) => (value && typeof value === "object" ? value : {});

const args = process.argv.slice(2);
const yes = args.includes("--yes");
const file = args.find((arg) => !arg.startsWith("-")) ?? "tiersheet-send.jsonl";
const log = `${file.replace(/\.jsonl$/, "")}.log.jsonl`;

function stop(text) {
  console.error(text);
  process.exit(1);
}

function lines(path) {
  return readFileSync(path, "utf8").split("\n").filter((line) => line.trim() !== "");
}

function isOurs(request) {
  if (request.crm === "bitrix24") {
    const commands = Object.values(object(request.body?.cmd));
    const own = (text) => /^crm\.item\.update\?entityTypeId=\d+&id=\d+&/.test(text);
    return request.method === "batch" && commands.length > 0 && commands.length <= 50 && commands.every(own);
  }
  const path = /^\/api\/v4\/(leads|companies|contacts)$/;
  return request.crm === "kommo" && request.method === "PATCH" && path.test(request.path) && Array.isArray(request.body);
}

const ids = (request) =>
  request.crm === "kommo"
    ? request.body.map((record) => String(record.id))
    : Object.keys(request.body.cmd).map((key) => key.slice(2));

// A result line of an earlier run counts only if it is of the same requests.
function doneBefore(stamp) {
  if (!existsSync(log)) return new Set();
  const done = new Set();
  for (const line of lines(log)) {
    try {
      const entry = JSON.parse(line);
      if (entry.stamp === stamp && entry.outcome === "updated") done.add(entry.id);
    } catch {
      // The end of a line that a stopped run did not finish.
    }
  }
  return done;
}

function without(request, done) {
  if (request.crm === "kommo") return request.body.filter((record) => !done.has(String(record.id)));
  const left = Object.entries(request.body.cmd).filter(([key]) => !done.has(key.slice(2)));
  return { halt: 0, cmd: Object.fromEntries(left) };
}

async function ask(question) {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(question);
  lines.close();
  return answer.trim();
}

async function call(request, body, key) {
  const bitrix = request.crm === "bitrix24";
  const url = bitrix ? `${key.url}/batch.json` : `${key.url}${request.path}`;
  const headers = { "content-type": "application/json" };
  if (!bitrix) headers.authorization = `Bearer ${key.token}`;
  for (let attempt = 1; ; attempt += 1) {
    let status = 0;
    let answer = {};
    let why = "";
    try {
      const response = await fetch(url, {
        method: bitrix ? "POST" : "PATCH",
        headers,
        body: JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(60000),
      });
      status = response.status;
      answer = object(await response.json().catch(() => ({})));
      why = String(answer.error ?? answer.title ?? status);
    } catch (error) {
      why = String(error.cause?.code ?? error.name);
    }
    const code = String(answer.error ?? "").toUpperCase();
    if (LIMITS.includes(code) || [0, 429, 502, 503, 504].includes(status)) {
      if (attempt >= TRIES) stop(fill(say.stopped, why));
      const seconds = 2 ** attempt;
      console.error(fill(say.wait, why, seconds));
      await sleep(seconds * 1000);
      continue;
    }
    if (status === 401 || status === 403 || REFUSALS.includes(code)) stop(fill(say.refused, why));
    return { status, answer };
  }
}

// Why each record was not updated; undefined where it was.
function outcomes(request, sent, status, answer) {
  if (request.crm === "kommo") {
    const updated = new Set();
    for (const list of Object.values(object(answer._embedded))) {
      for (const record of Array.isArray(list) ? list : []) updated.add(String(record.id));
    }
    const details = answer["validation-errors"] ?? answer.detail ?? answer.title;
    const why = status >= 400 ? `${status} ${details ? JSON.stringify(details) : ""}`.trim() : say.missing;
    return sent.map((id) => [id, updated.has(id) ? undefined : why]);
  }
  const result = object(answer.result);
  const [items, errors] = [object(result.result), object(result.result_error)];
  return sent.map((id) => {
    const key = `id${id}`;
    if (errors[key]) return [id, String(errors[key].error_description || errors[key].error || errors[key])];
    const item = items[key]?.item;
    if (!item) return [id, status >= 400 ? `${status} ${answer.error_description ?? ""}`.trim() : say.missing];
    const held = (field) => String(Array.isArray(item[field]) ? item[field][0] : item[field]);
    if (held(request.field) !== request.expect[id]) return [id, fill(say.ignored, request.field)];
    // A date may come back with a time.
    const date = object(request.dates)[id];
    const same = date === undefined || held(request.dateField).slice(0, 10) === date;
    return [id, same ? undefined : fill(say.ignored, request.dateField)];
  });
}

const requests = lines(file).map((line, index) => {
  let request;
  try {
    request = JSON.parse(line);
  } catch {
    stop(fill(say.strange, index + 1));
  }
  if (!isOurs(request)) stop(fill(say.strange, index + 1));
  return request;
});
if (requests.length === 0) process.exit(0);
const done = doneBefore(requests[0].stamp);
const left = requests.filter((request) => ids(request).some((id) => !done.has(id)));

if (!yes) {
  const records = left.flatMap(ids).filter((id) => !done.has(id)).length;
  console.log(fill(say.dry, left.length, records, done.size));
  if (left.length > 0) console.log(JSON.stringify(without(left[0], done), null, 2));
  console.log(fill(say.send, basename(process.argv[1])));
  process.exit(0);
}

const key = { url: process.env.TIERSHEET_URL || (await ask(say.address)) };
if (!/^https:\/\//.test(key.url)) stop(say.https);
key.url = key.url.replace(/\/+$/, "");
if (requests[0].crm === "kommo") {
  key.url = new URL(key.url).origin;
  key.token = process.env.TIERSHEET_TOKEN || (await ask(say.token));
}

let [updated, failed] = [0, 0];
for (const [index, request] of left.entries()) {
  if (index > 0) await sleep(PAUSE[request.crm]);
  const sent = ids(request).filter((id) => !done.has(id));
  const { status, answer } = await call(request, without(request, done), key);
  for (const [id, why] of outcomes(request, sent, status, answer)) {
    if (why === undefined) updated += 1;
    else failed += 1;
    const entry = { stamp: request.stamp, line: request.line, id, outcome: why === undefined ? "updated" : "failed", why };
    appendFileSync(log, `${JSON.stringify(entry)}\n`);
  }
  console.log(fill(say.progress, index + 1, left.length, updated, failed));
}
console.log(fill(say.done, updated, failed, log));
process.exit(failed > 0 ? 2 : 0);
