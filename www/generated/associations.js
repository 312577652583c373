// Written by ./pkg-scripts/generate from the records in src/functions; changes here are lost.

var TIERSHEET_FUNCTIONS = [
  { id: "VERSION", kinds: ["grid"] },
];
