import { cpus } from 'node:os';

export function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { min: sorted[0], median: sorted[sorted.length >> 1], max: sorted[sorted.length - 1], runs: sorted.length };
}

export const ms = (time) => (time < 10 ? time.toFixed(2) : time < 100 ? time.toFixed(1) : time.toFixed(0));
export const times = (ratio) => `${ratio.toFixed(2)}x`;

export function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

export function machine() {
  const [cpu] = cpus();
  return `${cpu.model}, ${cpus().length} processors, Node ${process.version}, ${process.platform}`;
}
