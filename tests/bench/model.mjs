// ./pkg-scripts/bench payments [--payments 1000000] [--clients 50000] [--rounds 9]
// VIPS, RFM, RETENTION and MIGRATION against plain JavaScript that does only that. Both must give the same before a clock starts.
import { parseArgs } from 'node:util';
import { payments, reviews } from './payments.mjs';
import * as plain from './plain-model.mjs';
import { machine, ms, spread, table, times } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    payments: { type: 'string', default: '1000000' },
    clients: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '9' },
  },
});
const { open } = await import('../../dist/node/tiersheet.mjs');
const engine = open();
const rows = payments(Number(options.payments), Number(options.clients));
const lists = reviews(Number(options.clients));

const byId = (result, header) => {
  const [ids, cells] = [result.column(0), result.column(header)];
  return new Map(ids.map((id, at) => [id, cells[at]]));
};
const contests = {
  VIPS: {
    ours: () => byId(engine.columns('VIPS', [rows]), 'group'),
    plain: () => plain.vips(rows),
    same: (ours, theirs) => [...ours].every(([id, group]) => theirs.get(id) === group) && ours.size === theirs.size,
  },
  RFM: {
    ours: () => byId(engine.columns('RFM', [rows]), 'RFM'),
    plain: () => plain.rfm(rows),
    same: (ours, theirs) => [...ours].every(([id, code]) => theirs.get(id) === String(code)) && ours.size === theirs.size,
  },
  RETENTION: {
    ours: () => {
      const result = engine.columns('RETENTION', [rows, 'month']);
      return ['start (S)', 'retained', 'new', 'returned'].map((header) => result.column(header));
    },
    plain: () => plain.retention(rows),
    same: (ours, theirs) => theirs.every((line, month) => line.every((count, at) => ours[at][month] === count)),
  },
  MIGRATION: {
    ours: () => engine.call('MIGRATION', [lists.before, lists.after, [['values', 'counts']]]),
    plain: () => plain.migration(lists),
    same: (ours, theirs) => ours.slice(1, -1).every((line) => ours[0].slice(1, -1).every(
      (to, at) => line[at + 1] === (theirs.get(`${line[0]} ${to}`) ?? 0),
    )),
  },
};

const run = (work) => {
  globalThis.gc?.();
  const begin = performance.now();
  const result = work();
  return { time: performance.now() - begin, result };
};

const lines = [];
for (const [name, { ours, plain: theirs, same }] of Object.entries(contests)) {
  if (!same(ours(), theirs())) throw new Error(`${name}: the results differ`);
  const found = { ours: [], plain: [] };
  for (let round = 0; round < 2 + Number(options.rounds); round++) {
    for (const [who, work] of [['ours', ours], ['plain', theirs]]) {
      const { time } = run(work);
      if (round >= 2) found[who].push(time);
    }
  }
  const [own, peer] = [spread(found.ours), spread(found.plain)];
  lines.push([name, ms(own.median), ms(own.min), ms(peer.median), ms(peer.min), times(own.median / peer.median), times(own.min / peer.min)]);
}
console.log(`Machine: ${machine()}. ${rows.length - 1} payments of ${options.clients} clients, ${options.rounds} rounds; ms.\n`);
console.log(table(['', 'ours, median', 'min', 'plain, median', 'min', 'ratio of medians', 'of minima'], lines));
