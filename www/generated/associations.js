// Written by ./pkg-scripts/generate from the records in src/functions; changes here are lost.

var TIERSHEET_FUNCTIONS = [
  { id: "RULES", kinds: ["cell", "cell", "grid"] },
  { id: "CHECK", kinds: ["grid", "table", "grid"] },
  { id: "ASSIGN", kinds: ["table", "grid", "grid", "grid"] },
  { id: "EXPLAIN", kinds: ["table", "grid", "cell", "grid", "grid"] },
  { id: "COMPARE", kinds: ["table", "grid", "grid", "grid"] },
  { id: "SUMMARY", kinds: ["table", "grid", "grid", "grid"] },
  { id: "FIELDS", kinds: ["table", "grid"] },
  { id: "COMPLETENESS", kinds: ["table", "grid", "cell", "grid"] },
  { id: "METRICS", kinds: ["table", "table", "grid"] },
  { id: "MARGIN", kinds: ["values", "values", "grid"] },
  { id: "MARKUP", kinds: ["values", "values", "grid"] },
  { id: "IMPORT", kinds: ["table", "table", "cell", "table", "grid"] },
  { id: "VERSION", kinds: ["grid"] },
];
