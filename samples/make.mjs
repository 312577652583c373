// node samples/make.mjs writes the sample files again, byte for byte the same.
import { writeFileSync } from 'node:fs';
import { make } from './deals.mjs';
import { facts } from './facts.mjs';
import { english, ukrainian } from './lists.mjs';
import { readme } from './readme.mjs';
import { overrides, rules } from './tables.mjs';
import { csv } from './text.mjs';

const sample = make();
const save = (name, text) => writeFileSync(new URL(name, import.meta.url), text);

save('deals.csv', csv(sample.rows, ';'));
save('rules-ru.csv', csv(rules, ';'));
save('overrides-ru.csv', csv(overrides(sample), ';'));
save('clients-en.csv', csv(english(), ',', { bom: false }));
save('clients-uk.csv', csv(ukrainian(), ';'));
save('README.md', readme(facts(sample)));
