// One measurement in its own process: `warm NAMES SIZE ROUNDS` or `first NAME SIZE`. Prints JSON.
import { createHash } from 'node:crypto';
import { load, runsOnce } from './contenders.mjs';
import { clients } from './data.mjs';

const [mode, names, size, rounds] = process.argv.slice(2);
const measure = { warm, first }[mode];
console.log(JSON.stringify(await measure(names.split(','), Number(size), Number(rounds))));

async function warm(names, size, rounds) {
  const contenders = [];
  for (const name of names) contenders.push({ name, tiers: (await load(name))(), times: [] });
  const rows = clients(size);

  let expected;
  for (const contender of contenders) {
    const { time, tiers } = run(contender.tiers, rows);
    expected ??= tiers;
    agree(contender.name, tiers, names[0], expected);
    if (runsOnce(contender.name, size)) contender.times.push(time);
  }
  const repeated = contenders.filter(({ name }) => !runsOnce(name, size));
  for (let i = 0; i < warmUps(size); i++) for (const { tiers } of repeated) run(tiers, rows);
  for (let round = 0; round < rounds; round++) {
    for (const { tiers, times } of repeated) times.push(run(tiers, rows).time);
  }
  return {
    times: Object.fromEntries(contenders.map(({ name, times }) => [name, times])),
    counts: count(expected),
    digest: digest(expected),
  };
}

async function first([name], size) {
  const start = await load(name);
  const rows = clients(size);
  globalThis.gc();
  const begin = performance.now();
  const tiers = start();
  const opened = performance.now();
  const result = tiers(rows);
  const end = performance.now();
  return { time: end - begin, call: end - opened, digest: digest(result) };
}

/** Small tables need more calls before the JIT has settled. */
function warmUps(size) {
  if (size >= 1_000_000) return 2;
  return size >= 100_000 ? 4 : 12;
}

/** Garbage is collected before the clock starts, so that nobody pays for the run before. */
function run(tiers, rows) {
  globalThis.gc();
  const begin = performance.now();
  const result = tiers(rows);
  return { time: performance.now() - begin, tiers: result };
}

function agree(name, tiers, other, expected) {
  if (tiers.length !== expected.length) {
    throw new Error(`${name} gives ${tiers.length} tiers, ${other} ${expected.length}`);
  }
  const at = tiers.findIndex((tier, i) => tier !== expected[i]);
  if (at >= 0) throw new Error(`client ${at + 1}: ${name} says ${tiers[at]}, ${other} says ${expected[at]}`);
}

function count(tiers) {
  const counts = {};
  for (const tier of tiers) counts[tier] = (counts[tier] ?? 0) + 1;
  return counts;
}

function digest(tiers) {
  return createHash('sha256').update(tiers.join('\n')).digest('hex');
}
