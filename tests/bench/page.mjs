// How the page answers with long files, in Chromium: node tests/bench/page.mjs [clients|deals]. Not a part of ./pkg-scripts/bench, since it
// needs a browser and a few minutes.

import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { random } from '../../samples/random.mjs';
import { browserPath, serve, visit } from '../page/support.mjs';
import { clients, HEADER } from './data.mjs';

const kind = process.argv[2] ?? 'clients';
const folder = mkdtempSync(join(tmpdir(), 'tiersheet-page-bench-'));
const path = join(folder, `${kind}.csv`);
if (kind === 'deals') writeDeals(1_000_000);
else writeClients(100_000);

const { chromium } = await import('playwright-core');
const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
const server = await serve();
try {
  await stopped();
  await measured();
} finally {
  await browser.close();
  server.stop();
  rmSync(folder, { recursive: true });
}

function writeClients(count) {
  const r = random(1);
  const rows = clients(count).map((row, at) => [...row, at === 0 ? 'orders' : r.int(1, 12)].join(';'));
  writeFileSync(path, `${rows.join('\n')}\n`);
  console.log(`${count} clients with ${HEADER.length + 1} columns`);
}

function writeDeals(count) {
  const r = random(2);
  writeFileSync(path, 'Deal ID,Client ID,Client,Close date,Amount,Cost\n');
  for (let first = 0; first < count; first += 100_000) {
    const lines = Array.from({ length: 100_000 }, (_, at) => {
      const client = Math.floor(r.next() ** 2 * 100_000);
      const amount = r.int(1_000, 90_000);
      const day = `2026-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}`;
      return `${first + at + 1},${String(client).padStart(6, '0')},Client ${client} Ltd,${day},${amount / 100},${Math.round(amount * (0.5 + r.next() * 0.6)) / 100}`;
    });
    appendFileSync(path, `${lines.join('\n')}\n`);
  }
  console.log(`${count} deals`);
}

async function opened() {
  const { context, tab } = await visit(browser, server.address, { locale: 'en-US' });
  context.setDefaultTimeout(600_000);
  // The longest time between two frames.
  await tab.evaluate(() => {
    let last = performance.now();
    window.longest = 0;
    const frame = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await tab.setInputFiles('[data-test=export]', path);
  await tab.waitForSelector('.busy');
  return { context, tab };
}

async function stopped() {
  const { context, tab } = await opened();
  await tab.waitForTimeout(1_000);
  const since = performance.now();
  await tab.click('[data-test=cancel]');
  await tab.waitForSelector('.busy', { state: 'detached' });
  tell('cancel in the middle', performance.now() - since);
  await context.close();
}

async function measured() {
  const since = performance.now();
  const { context, tab } = await opened();
  await tab.waitForSelector('[data-test=see-result]');
  await tab.waitForFunction(() => document.querySelector('.busy') === null);
  tell('from the drop to tiers', performance.now() - since);
  await tab.click('[data-test=step-result]');
  await tab.waitForSelector('#clients .row .tier');
  tell('longest time between two frames until then', await tab.evaluate(() => window.longest));
  for (const [name, act] of [
    ['search, first letter', { text: '9' }], ['search, second letter', { text: '99' }], ['search taken away', { text: '' }],
    ['order by name', { click: '#clients .rows-head button', nth: 2 }], ['order by profit', { click: '#clients .rows-head button', nth: 3 }],
    ['one tier only', { click: '.chips .chip', nth: 0 }],
  ]) {
    tell(name, await tab.evaluate(changed, act));
  }
  await tab.waitForSelector('.clients-panel h2 [role=status]', { state: 'detached' });
  tell('from the drop until it is known what would lift each client', performance.now() - since);
  await context.close();
}

/** How long it takes until other rows or another count are on the screen. Runs in the page. */
async function changed({ text, click, nth }) {
  const shown = () => document.querySelector('[data-test=shown]').textContent + document.querySelector('#clients .rows-seen').textContent;
  const before = shown();
  const since = performance.now();
  if (click === undefined) {
    const input = document.querySelector('[data-test=search]');
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  } else {
    document.querySelectorAll(click)[nth].click();
  }
  const loaded = () => shown() !== before && document.querySelector('#clients .row .tier') !== null;
  while (!loaded() && performance.now() - since < 20_000) await new Promise((resolve) => { setTimeout(resolve, 1); });
  return performance.now() - since;
}

function tell(what, ms) {
  console.log(`${what.padEnd(60)} ${ms < 2_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`}`);
}
