// `npm run golden`: writes again what is made by the generator. CI only compares.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { samples } from './samples.js';

const folder = fileURLToPath(new URL('../../data/samples/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const s of samples) writeFileSync(`${folder}${s.file}`, s.bytes());
process.stdout.write(`${samples.length} samples written to data/samples\n`);
