// Reading a long CSV file into columns, against Papa Parse reading it into rows; time, and the memory of the whole process.
// node tests/bench/files.mjs [--rows 1000000]
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine, ms, spread, table } from './report.mjs';

const RUNS = 3;
const CHUNK = 1 << 20;
const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, child: { type: 'string' }, file: { type: 'string' } } });

if (options.child) await child(options.child, options.file);
else compare();

function* lines(rows) {
  yield '\ufeff"ID";"Название сделки";"Сумма";"Валюта";"Стадия сделки";"Компания";"Предполагаемая дата закрытия";"Ответственный";"Сделка закрыта";"Дата создания";\n';
  for (let row = 0; row < rows; row++) {
    const client = (row * 7919) % 50000;
    const day = String(1 + (row % 28)).padStart(2, '0');
    const month = String(1 + ((row >> 5) % 12)).padStart(2, '0');
    yield `"${100000 + row}";"Поставка ${row}";"${(row * 37) % 90000}.${String(row % 100).padStart(2, '0')}";"Российский рубль";"${['Сделка успешна', 'Сделка провалена', 'В работе'][row % 3]}";"ООО ""Клиент ${client}""";"${day}.${month}.2026";"${['Лугинов Павел', 'Кедрина Нина'][row % 2]}";"${row % 3 === 2 ? 'Нет' : 'Да'}";"${day}.${month}.2025 10:05:00";\n`;
  }
}

function write(path, rows) {
  const handle = openSync(path, 'w');
  let text = '';
  for (const line of lines(rows)) {
    text += line;
    if (text.length > CHUNK) {
      writeSync(handle, text);
      text = '';
    }
  }
  writeSync(handle, text);
  closeSync(handle);
}

async function child(name, path) {
  const begin = performance.now();
  const rows = name === 'ours' ? await ours(path) : name === 'papaparse' ? await papa(path) : 0;
  const time = performance.now() - begin;
  console.log(JSON.stringify({ rows, time, memory: process.resourceUsage().maxRSS / 1024 }));
}

async function ours(path) {
  const { openFiles } = await import('../../dist/node/files.mjs');
  const reading = openFiles().start({ name: 'deals.csv', lang: 'ru' });
  const handle = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) reading.push(chunk.subarray(0, read));
  closeSync(handle);
  return reading.finish().table.height - 1;
}

async function papa(path) {
  const { default: Papa } = await import('papaparse');
  return Papa.parse(readFileSync(path, 'utf8'), { skipEmptyLines: true }).data.length - 1;
}

function compare() {
  const rows = Number(options.rows);
  const folder = mkdtempSync(join(tmpdir(), 'tiersheet-'));
  const path = join(folder, 'deals.csv');
  try {
    write(path, rows);
    const found = { nothing: [], ours: [], papaparse: [] };
    for (let run = 0; run < RUNS; run++) {
      for (const name of Object.keys(found)) {
        const own = JSON.parse(execFileSync(process.execPath, ['--max-old-space-size=8192', fileURLToPath(import.meta.url), '--child', name, '--file', path], { encoding: 'utf8' }));
        if (name !== 'nothing' && own.rows !== rows) throw new Error(`${name} read ${own.rows} rows of ${rows}`);
        found[name].push(own);
      }
    }
    const time = (name) => spread(found[name].map((own) => own.time));
    const memory = (name) => spread(found[name].map((own) => own.memory)).median;
    console.log(`Machine: ${machine()}. ${rows} rows of 10 columns, ${(statSync(path).size / 1e6).toFixed(0)} MB; ${RUNS} processes each, ms and MB.\n`);
    const row = (title, name) => [title, ms(time(name).min), ms(time(name).median), ms(time(name).max), memory(name).toFixed(0)];
    console.log(table(['', 'min', 'median', 'max', 'memory'], [
      row('a process that reads nothing', 'nothing'),
      row('ours: recognised, tidied, by columns', 'ours'),
      row('Papa Parse: rows of texts', 'papaparse'),
    ]));
    console.log(`\nours / Papa Parse: time ${(time('ours').median / time('papaparse').median).toFixed(2)}x, memory ${(memory('ours') / memory('papaparse')).toFixed(2)}x`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
