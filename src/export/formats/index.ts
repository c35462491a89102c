// The formats by name. A new one is a file here and a line in this list.
import type { Format } from '../format.js';
import { csv } from './csv.js';
import { json } from './json.js';
import { jsonl } from './jsonl.js';
import { parquet } from './parquet.js';
import { sqlite } from './sqlite.js';
import { stata } from './stata/stata.js';
import { xlsx } from './xlsx.js';

export const formats = { csv, xlsx, parquet, jsonl, json, sqlite, stata } as const satisfies Record<string, Format>;
