// The command pkg-scripts/call, without what the functions compute.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../www/node/call.mjs", import.meta.url));

function call(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { input, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("broken JSON is reported with its place", () => {
  const cases = [
    ["", "line 1, column 1"],
    ["[1,\n 2,\n x]", "line 3, column 2"],
    ["[1,]", "line 1, column 4"],
    ["[1 2]", "line 1, column 4"],
    ['[{"a":1,}]', "line 1, column 9"],
    ['[{"a" 1}]', "line 1, column 7"],
    ['["a\nb"]', "line 1, column 2"],
    ["[[1]", "line 1, column 5"],
    ["[] []", "line 1, column 4"],
    ["[01]", "line 1, column 3"],
    ["[nul]", "line 1, column 2"],
    ["[NaN]", "line 1, column 2"],
    ["[}", "line 1, column 2"],
    ["{}", "line 1, column 1"],
    ["5", "line 1, column 1"],
  ];
  for (const [input, place] of cases) {
    const { status, stdout } = call(["ANY"], input);
    const { error } = JSON.parse(stdout);
    assert.deepEqual({ status, code: error.code, place: error.place }, { status: 1, code: "JSON", place }, input);
    assert.ok(error.message && error.hint);
  }
});

test("the list is JSON", () => {
  const { status, stdout } = call(["--list"]);
  assert.equal(status, 0);
  assert.ok(JSON.parse(stdout));
});

test("an unknown function is an error in the output", () => {
  const { status, stdout } = call(["NO_SUCH_FUNCTION"], "[]");
  assert.equal(status, 1);
  assert.deepEqual(Object.keys(JSON.parse(stdout).error), ["code", "message", "place", "hint"]);
});

test("a call without a name shows the usage", () => {
  const { status, stdout, stderr } = call([]);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /^usage:/);
});
