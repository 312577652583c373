// One call of the engine from the command line: arguments as JSON on stdin, the table as JSON on stdout.

import { once } from "node:events";

const usage = `usage: pkg-scripts/call NAME < ARGUMENTS.json
       pkg-scripts/call --list

Calls the function NAME with the arguments of a JSON array and prints the table it returns as an array of rows.
A failure is printed as {"error":{"code","message","place","hint"}}, and the exit code is 1.
`;

// A missing piece is null, so that all four keys are always there.
function errorObject(error) {
  const { code = "INTERNAL", message = String(error), place = null, hint = null } = error ?? {};
  return { error: { code, message, place, hint } };
}

// Where JSON text stops being JSON. JSON.parse names the place only in some versions of Node.js and for some errors.
export function jsonErrorOffset(text) {
  const blank = /[ \t\n\r]*/y;
  const scalar = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  const open = [];
  let expected = "value";
  let at = 0;
  const skip = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found?.[0];
  };
  for (;;) {
    skip(blank);
    const start = at;
    const closes = open.at(-1) === "{" ? "}" : "]";
    const character = text[at];
    if (expected === "end") return at < text.length ? at : -1;
    if (expected === "colon" || expected === "comma") {
      if (character === (expected === "colon" ? ":" : ",")) {
        expected = expected === "comma" && closes === "}" ? "key" : "value";
        at++;
      } else if (expected === "comma" && character === closes) {
        open.pop();
        expected = open.length ? "comma" : "end";
        at++;
      } else return start;
    } else if ((expected === "first value" || expected === "first key") && character === closes) {
      open.pop();
      expected = open.length ? "comma" : "end";
      at++;
    } else if (expected.endsWith("key")) {
      if (character !== '"' || !skip(scalar)) return start;
      expected = "colon";
    } else if (character === "[" || character === "{") {
      open.push(character);
      expected = character === "[" ? "first value" : "first key";
      at++;
    } else {
      if (!skip(scalar)) return start;
      expected = open.length ? "comma" : "end";
    }
  }
}

function parseArguments(text) {
  let value;
  try {
    // A number that a double cannot hold, like an id of 20 digits, is rounded here, as a spreadsheet would round it.
    // Ids belong in strings.
    value = JSON.parse(text);
  } catch (error) {
    const offset = Math.max(jsonErrorOffset(text), 0);
    const before = text.slice(0, offset).split("\n");
    throw Object.assign(new Error(`The input is not JSON: ${error.message}`), {
      code: "JSON",
      place: `line ${before.length}, column ${before.at(-1).length + 1}`,
      hint: "Give a JSON array of arguments; a range is an array of rows.",
    });
  }
  if (!Array.isArray(value)) {
    throw Object.assign(new Error("The input is JSON but not an array"), {
      code: "JSON",
      place: "line 1, column 1",
      hint: "Put the arguments into one JSON array, also when there is only one.",
    });
  }
  return value;
}

async function readInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

// By blocks: a table of a million rows can be longer than a string may be.
async function printTable(rows) {
  let block = "[";
  for (let at = 0; at < rows.length; at++) {
    block += (at ? ",\n" : "") + JSON.stringify(rows[at]);
    if (block.length > 65536) {
      if (!process.stdout.write(block)) await once(process.stdout, "drain");
      block = "";
    }
  }
  process.stdout.write(`${block}]\n`);
}

async function main(name) {
  if (name === "-h" || name === "--help") {
    process.stdout.write(usage);
    return;
  }
  if (name === undefined || process.argv.length > 3) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  try {
    const { open } = await import("../../dist/node/tiersheet.mjs");
    if (name === "--list") {
      const list = open().list();
      process.stdout.write(`${typeof list === "string" ? list : JSON.stringify(list, null, 2)}\n`);
      return;
    }
    const args = parseArguments(await readInput());
    await printTable(open().call(name, args));
  } catch (error) {
    process.stdout.write(`${JSON.stringify(errorObject(error))}\n`);
    process.exitCode = 1;
  }
}

// The reader of the output may stop early, as head does.
process.stdout.on("error", (error) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
await main(process.argv[2]);
