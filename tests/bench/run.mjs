// node tests/bench/run.mjs [--sizes 10000,100000,1000000] [--quick] [--peers-only]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ALL, PEERS, runsOnce } from './contenders.mjs';
import { machine, ms, spread, table, times } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    quick: { type: 'boolean', default: false },
    'peers-only': { type: 'boolean', default: false },
  },
});
const sizes = options.sizes.split(',').map(Number);
const names = options['peers-only'] ? PEERS : ALL;

const results = sizes.map(measure);
console.log(`Machine: ${machine()}. Times in ms.\n`);
for (const result of results) print(result);
if (names.includes('ours')) printRatios();

function measure(size) {
  const big = size >= 1_000_000;
  const rounds = options.quick ? 3 : big ? 9 : 21;
  const warm = worker('warm', names.join(','), size, rounds);
  const first = {};
  for (const name of names) {
    const runs = runsOnce(name, size) ? 1 : options.quick || big ? 3 : 7;
    first[name] = Array.from({ length: runs }, () => worker('first', name, size));
    if (first[name].some(({ digest }) => digest !== warm.digest)) {
      throw new Error(`${name}: the first call on ${size} clients differs from the warm one`);
    }
  }
  return { size, warm, first };
}

// The bytecode of a function that sat out a few collections would be dropped, and its next run would be a cold one.
function worker(...args) {
  const flags = ['--expose-gc', '--no-flush-bytecode', '--max-old-space-size=4096'];
  const path = fileURLToPath(new URL('worker.mjs', import.meta.url));
  const stdio = ['ignore', 'pipe', 'inherit'];
  return JSON.parse(execFileSync(process.execPath, [...flags, path, ...args.map(String)], { stdio }));
}

function print({ size, warm, first }) {
  const counts = Object.entries(warm.counts).sort().map(([tier, count]) => `${tier} ${count}`);
  console.log(`## ${size.toLocaleString('en-US')} clients\n`);
  console.log(`All agree: ${counts.join(', ')}.\n`);
  const rows = names.flatMap((name) => [
    row(`${name}, warm`, warm.times[name]),
    row(`${name}, first call`, first[name].map(({ time }) => time)),
    ...(name === 'ours' ? [row('ours, first call without open()', first.ours.map(({ call }) => call))] : []),
  ]);
  console.log(`${table(['', 'min', 'median', 'max', 'runs'], rows)}\n`);
}

function row(title, list) {
  const { min, median, max, runs } = spread(list);
  return [title, ms(min), ms(median), ms(max), runs];
}

function printRatios() {
  const header = ['', 'ours / plain', 'ours / tuned', 'decimal / ours', 'by'];
  const rows = results.flatMap(({ size, warm, first }) => {
    const cold = Object.fromEntries(names.map((name) => [name, first[name].map(({ time }) => time)]));
    return [
      ratios(`${size} warm`, warm.times, 'median'),
      ratios(`${size} warm`, warm.times, 'min'),
      ratios(`${size} first call`, cold, 'median'),
    ];
  });
  console.log(`## Ratios\n\n${table(header, rows)}`);
}

function ratios(title, lists, by) {
  const of = (name) => spread(lists[name])[by];
  return [title, times(of('ours') / of('plain')), times(of('ours') / of('tuned')), times(of('decimal') / of('ours')), by];
}
