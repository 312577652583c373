// The latest answers. Excel calls again with the same arguments when rows are inserted or groups folded, and comparing
// arguments takes a tenth of the time of the quickest function or less. The engine has no clock, so an equal call has an equal answer.

const REMEMBERED_FROM = 1000;
const REMEMBERED_CELLS = 2000000;

let recent = [];

function cellsIn(rows) {
  return Array.isArray(rows) && Array.isArray(rows[0]) ? rows.length * rows[0].length : 1;
}

function equal(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (!Array.isArray(one) || !Array.isArray(other)) return JSON.stringify(one) === JSON.stringify(other);
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at] && !equal(one[at], other[at])) return false;
  return true;
}

function remembered(key, args) {
  const at = recent.findIndex((call) => call.key === key && equal(call.args, args));
  if (at < 0) return undefined;
  const [call] = recent.splice(at, 1);
  recent.unshift(call);
  return call.rows;
}

function remember(key, args, rows) {
  const given = args.reduce((sum, arg) => sum + cellsIn(arg), 0);
  const cells = given + cellsIn(rows);
  if (given < REMEMBERED_FROM || cells > REMEMBERED_CELLS) return;
  recent.unshift({ key, args, rows, cells });
  let sum = 0;
  recent = recent.filter((call) => (sum += call.cells) <= REMEMBERED_CELLS);
}
