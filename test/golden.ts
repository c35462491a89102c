// `npm run golden`: writes again what is made from recipes and sources. CI only compares; what changes here is to be read before it is kept.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { everyRule } from '../src/commands/every-rule.js';
import { rulesMarkdown } from '../src/commands/rule-page.js';
import { examples } from './check/across-examples.js';
import { metrics } from '../src/metrics/metrics.js';
import { metricsMarkdown } from '../src/metrics/page.js';
import { cases, expected, expectedFiles } from './cases.js';
import { samplePortal } from './sample-portal/site.js';
import { samples } from './samples.js';

const folder = fileURLToPath(new URL('../../data/samples/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const s of samples) writeFileSync(`${folder}${s.file}`, s.bytes());

const portal = fileURLToPath(new URL('../../data/portal/', import.meta.url));
const { files } = samplePortal();
rmSync(portal, { recursive: true, force: true });
for (const [name, bytes] of files) {
  mkdirSync(dirname(join(portal, name)), { recursive: true });
  writeFileSync(join(portal, name), bytes);
}

const rules = fileURLToPath(new URL('../../test/check/rules/', import.meta.url));
for (const { rule, kind, files: documents } of examples) {
  const own = join(rules, rule, kind);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  for (const [name, bytes] of documents) writeFileSync(join(own, name), bytes);
}

// A new case has only source and truth; name it on the command line to write its golden files for the first time.
const all = cases().filter((c) => c.golden || process.argv.slice(2).includes(c.name));
for (const c of all) {
  const now = await expected(c);
  for (const file of expectedFiles) writeFileSync(join(c.folder, file), now[file]);
}
const pages = fileURLToPath(new URL('../../src/check/', import.meta.url));
for (const [file, lang] of [['RULES.md', 'en'], ['RULES.zh.md', 'zh']] as const) writeFileSync(join(pages, file), rulesMarkdown(everyRule, lang, true));
const metricPages = fileURLToPath(new URL('../../src/metrics/', import.meta.url));
for (const [file, lang] of [['METRICS.md', 'en'], ['METRICS.zh.md', 'zh']] as const) writeFileSync(join(metricPages, file), metricsMarkdown(metrics, lang, true));
process.stdout.write(`${samples.length} samples written to data/samples, ${files.size} files to data/portal, ${all.length} cases to test/cases, ${everyRule.length} rules to src/check/RULES.md, ${metrics.length} metrics to src/metrics/METRICS.md\n`);
