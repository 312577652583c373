import { rules } from './rules.mjs';

// Each loader returns `start`, and `start()` returns tiers(rows): only the engine has anything to start.
const loaders = {
  ours: async () => {
    const { open } = await import('../../dist/node/tiersheet.mjs');
    return () => {
      const engine = open();
      return (rows) => engine.columns('ASSIGN', [rows, rules]).column('tier');
    };
  },
  plain: async () => peer(await import('./plain.mjs')),
  tuned: async () => peer(await import('./tuned.mjs')),
  decimal: async () => peer(await import('./decimal.mjs')),
};

const peer = ({ tiers }) => () => tiers;

export const PEERS = ['plain', 'tuned', 'decimal'];
export const ALL = ['ours', ...PEERS];
export const load = (name) => loaders[name]();

/** decimal.js takes many seconds on a million rows: once is enough to know. */
export const runsOnce = (name, size) => name === 'decimal' && size >= 1_000_000;
