/** The rule table as it would stand in the sheet. */
export const rules = [
  ['tier', 'note', 'margin', 'profit', 'complaints', 'legal form', 'tenure'],
  ['E', 'loses money', '<0', '', '', '', ''],
  ['E', 'trouble', '', '', '>=5', '', ''],
  ['AAA', '', '>=50%', 'top 5%', '', '', ''],
  ['A', 'VIP', '>=25%', 'top 20%', '', '', ''],
  ['B', 'loyal', '>=15%', '', '0', '', '>=730'],
  ['C', 'promising', '>=25%', '', '', 'ООО | АО', '<365'],
  ['D', 'the rest', '', '', '', '', ''],
];
