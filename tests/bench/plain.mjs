// What a good programmer writes by hand for exactly these rules: money in whole kopecks, margins compared by
// cross multiplication, cut-offs from a sorted typed array.

const cents = (money) => Math.round(money * 100);

export function tiers(rows) {
  const column = (name) => rows[0].indexOf(name);
  const revenue = column('revenue');
  const cost = column('cost');
  const complaints = column('complaints');
  const form = column('legal form');
  const tenure = column('tenure');

  const clients = rows.slice(1);
  const sums = new Float64Array(clients.length);
  const profits = new Float64Array(clients.length);
  for (let i = 0; i < clients.length; i++) {
    sums[i] = cents(clients[i][revenue]);
    profits[i] = sums[i] - cents(clients[i][cost]);
  }
  const sorted = profits.slice().sort();
  const top5 = cutOff(sorted, 5);
  const top20 = cutOff(sorted, 20);

  return clients.map((row, i) => {
    const sum = sums[i];
    const profit = profits[i];
    if (profit < 0) return 'E';
    if (row[complaints] >= 5) return 'E';
    if (profit * 2 >= sum && profit >= top5) return 'AAA';
    if (profit * 4 >= sum && profit >= top20) return 'A';
    if (profit * 100 >= sum * 15 && row[complaints] === 0 && row[tenure] >= 730) return 'B';
    if (profit * 4 >= sum && (row[form] === 'ООО' || row[form] === 'АО') && row[tenure] < 365) return 'C';
    return 'D';
  });
}

function cutOff(sorted, percent) {
  const count = Math.ceil((percent * sorted.length) / 100);
  return sorted[sorted.length - count];
}
