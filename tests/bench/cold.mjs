// From the base64 text of the module to the tiers of 100 clients, against merely compiling and instantiating the same bytes.
// node tests/bench/cold.mjs [--wasm dist/node/tiersheet.wasm]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clients } from './data.mjs';
import { machine, ms, spread, table, times } from './report.mjs';
import { rules } from './rules.mjs';

const RUNS = 15;
const { values: options } = parseArgs({
  options: {
    wasm: { type: 'string', default: fileURLToPath(new URL('../../dist/node/tiersheet.wasm', import.meta.url)) },
    child: { type: 'string' },
  },
});

if (options.child === 'ours') console.log(await ours(base64()));
else if (options.child === 'bare') console.log(bare(base64()));
else compare();

function base64() {
  return readFileSync(options.wasm).toString('base64');
}

async function ours(text) {
  const { open } = await import('../../dist/node/tiersheet.mjs');
  const rows = clients(100);
  const begin = performance.now();
  const tiers = open(Buffer.from(text, 'base64')).columns('ASSIGN', [rows, rules]).column('tier');
  const time = performance.now() - begin;
  if (tiers.length !== 100) throw new Error(`${tiers.length} tiers for 100 clients`);
  return time;
}

function bare(text) {
  const begin = performance.now();
  const module = new WebAssembly.Module(Buffer.from(text, 'base64'));
  new WebAssembly.Instance(module, stubs(module));
  return performance.now() - begin;
}

function stubs(module) {
  const imports = {};
  for (const { module: group, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== 'function') throw new Error(`no stub for the imported ${kind} ${group}.${name}`);
    (imports[group] ??= {})[name] = () => {};
  }
  return imports;
}

function compare() {
  const found = { ours: [], bare: [] };
  for (let i = 0; i < RUNS; i++) for (const name of Object.keys(found)) found[name].push(child(name));
  const [full, base] = [spread(found.ours), spread(found.bare)];
  const row = (title, { min, median, max }) => [title, ms(min), ms(median), ms(max)];
  console.log(`Machine: ${machine()}. Module of ${readFileSync(options.wasm).length} bytes; ${RUNS} processes each, ms.\n`);
  console.log(table(['', 'min', 'median', 'max'], [
    row('base64 text to the tiers of 100 clients', full),
    row('base64 text to an instance, nothing called', base),
  ]));
  console.log(`\nRatio of medians: ${times(full.median / base.median)}`);
}

function child(name) {
  const path = fileURLToPath(import.meta.url);
  return Number(execFileSync(process.execPath, [path, '--child', name, '--wasm', options.wasm], { encoding: 'utf8' }));
}
