// Time zones by Intl, outside of the script's realm: what Google's services know by themselves.

const formats = new Map();

/** The wall clock of an instant in a zone, as if it were UTC. */
export function wallOf(instant, zone) {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US-u-hc-h23", { timeZone: zone, era: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const clock = new Date(0);
  clock.setUTCFullYear(parts.era === "BC" ? 1 - Number(parts.year) : Number(parts.year), Number(parts.month) - 1, Number(parts.day));
  clock.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return clock.getTime() + (((instant % 1000) + 1000) % 1000);
}

/** The instant of a wall clock. A time that a clock change leaves out is moved on by the change. */
export function instantOf(wall, zone) {
  const before = wallOf(wall - 86_400_000, zone) - (wall - 86_400_000);
  const after = wallOf(wall + 86_400_000, zone) - (wall + 86_400_000);
  for (const offset of [before, after]) if (wallOf(wall - offset, zone) === wall) return wall - offset;
  return wall - Math.min(before, after);
}

const two = (number) => String(number).padStart(2, "0");

/** The patterns that are in use; another one is an error of the test's host, not a wrong answer. */
export function formatted(instant, zone, pattern) {
  const at = new Date(wallOf(instant, zone));
  const parts = {
    yyyy: String(at.getUTCFullYear()).padStart(4, "0"), MM: two(at.getUTCMonth() + 1), dd: two(at.getUTCDate()),
    HH: two(at.getUTCHours()), mm: two(at.getUTCMinutes()), ss: two(at.getUTCSeconds()),
  };
  const text = pattern.replace(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part]);
  if (/[A-Za-z]/.test(text)) throw new Error(`the pattern ${pattern} is not known here`);
  return text;
}

export function parsed(text, zone, pattern) {
  const match = pattern === "yyyy-MM-dd" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) : null;
  if (match === null) throw new Error(`Unparseable date: "${text}"`);
  const wall = new Date(0);
  wall.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return instantOf(wall.getTime(), zone);
}
