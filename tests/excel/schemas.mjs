// Microsoft's schemas of the unified manifest, as they are shipped with its package: no network is needed.

import { readFileSync } from "node:fs";

import Ajv from "ajv-draft-04";

const folder = new URL("../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/", import.meta.url);

/** Gives what is wrong with a value, a line each, by the schema of a version of the manifest. */
export function schema(version, name = "") {
  // Not every pattern of theirs is a regular expression of Unicode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri: /^https?:\/\/\S+$/ } });
  const check = ajv.compile(JSON.parse(readFileSync(new URL(`v${version}/MicrosoftTeams${name}.schema.json`, folder))));
  return (value) => (check(value) ? [] : check.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));
}
