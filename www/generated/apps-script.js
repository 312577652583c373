// Written by ./pkg-scripts/generate from the records in src/functions; changes here are lost.

/**
 * The version of TierSheet and the fingerprint of the rules that are compiled in.
 *
 * @param {range} options Optional. Two columns, name and value: as of, language, decimal and others.
 * @return {range} Name and value: version, number of functions, fingerprint of the compiled-in rules.
 * @customfunction
 */
function TIER_VERSION(options) {
  return tierSheetCall_("VERSION", [options]);
}
