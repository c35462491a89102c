// The same page in other bytes: other encodings, with the right label, a wrong one or none, and text spoilt by a wrong reading before it was saved.
import iconv from 'iconv-lite';
import type { Irregularity } from '../irregularity.js';

const labelled = (text: string, label: string): string => text.replace(/charset=("?)utf-8/i, `charset=$1${label}`);
const unlabelled = (text: string): string => text.replace(/<meta[^>]*charset=[^>]*>/i, '');

export const charset: readonly Irregularity[] = [
  { id: 'utf8-bom', encode: (text) => iconv.encode(text, 'utf8', { addBOM: true }) },
  { id: 'utf8-unlabelled', encode: (text) => iconv.encode(unlabelled(text), 'utf8') },
  { id: 'utf8-labelled-gbk', formats: ['html'], encode: (text) => iconv.encode(labelled(text, 'gb2312'), 'utf8') },
  { id: 'gbk-labelled', formats: ['html'], encode: (text) => iconv.encode(labelled(text, 'gb2312'), 'gb18030') },
  { id: 'gbk-labelled-utf8', formats: ['html'], encode: (text) => iconv.encode(text, 'gb18030') },
  { id: 'gbk-unlabelled', encode: (text) => iconv.encode(unlabelled(text), 'gb18030') },
  { id: 'utf16le-bom', encode: (text) => iconv.encode(unlabelled(text), 'utf16le', { addBOM: true }) },
  { id: 'utf16be-bom', encode: (text) => iconv.encode(unlabelled(text), 'utf16be', { addBOM: true }) },
  // UTF-8 read as GBK and saved again: some characters are lost for good, so a refusal with its reason is right too.
  { id: 'utf8-read-as-gbk', mayReject: true, apply: (d) => { for (const c of d.cells.values()) c.must = false; d.facts.agency = null; d.facts.year = null; }, encode: (text) => Buffer.from(iconv.decode(Buffer.from(text, 'utf8'), 'gbk'), 'utf8') },
];
