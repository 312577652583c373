// The UTF-8 of www/polyfill.js against the classes of Node.js.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { bareRealm } from "./realm.mjs";

const source = readFileSync(new URL("../../www/polyfill.js", import.meta.url), "utf8");
const { Utf8Encoder, Utf8Decoder } = bareRealm().run(`${source}; ({ Utf8Encoder, Utf8Decoder })`);

const encoder = new Utf8Encoder();
const samples = ["", "a", "Ёж и «кавычки»", "😀", "a😀б\u0000\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}", "\ufeffстарт",
  "\ud800", "\udc00", "x\udc00\ud800y", "\ud83d", "😀\ud83d\ud83d😀"];

// A small generator with a fixed start, so that a failure can be repeated.
let state = 1;
function random(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

function randomText() {
  const tops = [0x80, 0x800, 0xe000, 0x10000];
  return Array.from({ length: random(12) }, () =>
    random(3) ? String.fromCharCode(random(tops[random(4)])) : String.fromCodePoint(random(0x110000))).join("");
}

test("text becomes the same bytes", () => {
  const texts = [...samples, ...Array.from({ length: 5000 }, randomText)];
  for (const text of texts) {
    const expected = new TextEncoder().encode(text);
    assert.deepEqual(Array.from(encoder.encode(text)), Array.from(expected), JSON.stringify(text));
  }
});

test("text that does not fit is cut between characters", () => {
  for (const text of [...samples, ...Array.from({ length: 500 }, randomText)]) {
    for (let room = 0; room < 14; room++) {
      const ours = new Uint8Array(room);
      const theirs = new Uint8Array(room);
      const counts = { ...encoder.encodeInto(text, ours) };
      assert.deepEqual(counts, { ...new TextEncoder().encodeInto(text, theirs) });
      assert.deepEqual(ours, theirs);
    }
  }
});

test("bytes become the same text, broken ones too", () => {
  const leads = [0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0x9f, 0xa0, 0x8f, 0x90, 0xbb];
  const inputs = samples.map((text) => new TextEncoder().encode(text));
  for (let count = 0; count < 20000; count++) {
    inputs.push(Uint8Array.from({ length: random(8) }, () => (random(4) ? leads[random(leads.length)] : random(256))));
  }
  for (const ignoreBOM of [false, true]) {
    for (const fatal of [false, true]) {
      const ours = new Utf8Decoder("utf-8", { ignoreBOM, fatal });
      const theirs = new TextDecoder("utf-8", { ignoreBOM, fatal });
      const outcome = (decoder, bytes) => {
        try {
          return decoder.decode(bytes);
        } catch (error) {
          return error.name;
        }
      };
      for (const bytes of inputs) {
        assert.equal(outcome(ours, bytes), outcome(theirs, bytes), `${bytes} ${ignoreBOM} ${fatal}`);
      }
    }
  }
});

test("nothing decodes to nothing", () => {
  assert.equal(new Utf8Decoder("utf-8", { ignoreBOM: true }).decode(), "");
});

test("long text survives", () => {
  const text = "Клиент 😀 №1; ".repeat(200_000);
  const bytes = encoder.encode(text);
  assert.equal(Buffer.compare(Buffer.from(bytes), Buffer.from(text)), 0);
  assert.equal(new Utf8Decoder().decode(bytes), text);
});
