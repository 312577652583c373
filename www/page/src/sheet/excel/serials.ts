// Days as Excel counts them, and which number formats show days.

/** The year from which a workbook counts. */
export type Epoch = 1900 | 1904;

const DAY = 86_400_000;
const LAST: Record<Epoch, number> = { 1900: 2_958_465, 1904: 2_957_003 };
const known = new Map<string, boolean>();
const DURATION = /\[(?:h+|m+|s+|ч+|с+)\]/i;
const LOCAL = /^[дмгрчхс\s.,:/-]+$/i;

/** Whether a number format shows a date or a time of day. A duration ("[h]:mm") and whatever shows a plain number is none. */
export function showsDate(format: unknown): boolean {
  if (typeof format !== "string" || format === "General" || format === "@") return false;
  let shows = known.get(format);
  if (shows === undefined) {
    const plain = format.replace(/"[^"]*"|\\.|_.|\*./g, "");
    const first = plain.split(";", 1)[0] ?? "";
    const bare = first.replace(/\[[^\]]*\]/g, "");
    shows = !DURATION.test(first) && !/^general/i.test(bare) && (/[ymdhs]/i.test(bare) || (bare !== "" && LOCAL.test(bare) && /[дмгчх]/i.test(bare)));
    known.set(format, shows);
  }
  return shows;
}

/** Whether a number could be a date at all. */
export function maybeDay(value: unknown): boolean {
  return typeof value === "number" && value >= 1 && value < LAST[1900] + 1;
}

const days = new Map<string, string>();

/** ISO text of a serial; null when it is no day of the calendar: a time without a day, or the 29th of February 1900. */
export function isoOf(serial: number, epoch: Epoch): string | null {
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * 86_400);
  if (seconds === 86_400) {
    day += 1;
    seconds = 0;
  }
  if (serial < 0 || day > LAST[epoch] || (serial < 1 && (serial > 0 || epoch === 1900)) || (day === 60 && epoch === 1900)) return null;
  const key = `${epoch} ${day}`;
  let text = days.get(key);
  if (text === undefined) {
    const first = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
    text = new Date(first + day * DAY).toISOString().slice(0, 10);
    if (days.size > 50_000) days.clear();
    days.set(key, text);
  }
  if (seconds === 0) return text;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${text}T${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/;

/** The serial of ISO text; null when it is none, or a day before Excel's first. */
export function serialOf(text: string, epoch: Epoch): number | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day);
  if (new Date(time).getUTCDate() !== day || new Date(time).getUTCMonth() !== month - 1 || hours > 23 || minutes > 59 || seconds > 59) return null;
  const share = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  if (epoch === 1904) {
    const serial = (time - Date.UTC(1904, 0, 1)) / DAY;
    return serial >= 0 ? serial + share : null;
  }
  const serial = (time - Date.UTC(1899, 11, 30)) / DAY;
  const counted = serial > 60 ? serial : serial - 1;
  return counted >= 1 ? counted + share : null;
}

/** From which year the open workbook counts. The API does not say; the serial of a day does. */
export async function epochOf(context: Excel.RequestContext): Promise<Epoch> {
  const day = context.workbook.functions.date(2000, 1, 1);
  day.load("value");
  await context.sync();
  return day.value === 35_064 ? 1904 : 1900;
}
