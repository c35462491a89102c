// Figures that are not bare digits: blanks, dashes, units, notes, signs, marks, and texts that are no certain figure at all.
import { reprint, type Irregularity } from '../irregularity.js';
import type { Draft } from '../draft.js';
import { blockOf } from '../draft.js';

const zero = { state: 'number', value: 0, raw: '0', must: true } as const;
const blank = { state: 'blank', value: null, raw: '' } as const;
const has = (draft: Draft, test: (value: number, ref: string) => boolean): boolean => [...draft.cells].some(([ref, c]) => c.value !== null && test(c.value, ref));
const isChange = (ref: string): boolean => ref.endsWith('.change');
const wide = (digits: string): string => digits.replace(/[0-9.,-]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));

function asked(draft: Draft): string[][] {
  return blockOf(draft, 'requests')?.rows.map((r) => r.values.filter((v): v is string => typeof v === 'string')) ?? [];
}

export const figures: readonly Irregularity[] = [
  { id: 'zero-blank', apply: (d) => reprint(d.cells, (c) => c.value === 0, () => ({ ...blank })) },
  {
    id: 'zero-dash',
    apply: (d, r) => {
      const mark = r.pick(['-', '/', '—', '——', '无', '－', '╱']);
      reprint(d.cells, (c) => c.value === 0 && r.chance(0.6), () => ({ state: 'dash', value: null, raw: mark }));
    },
  },
  {
    id: 'regulations-slash',
    apply: (d) => {
      for (const [ref, c] of d.cells) if (ref.startsWith('regulations.')) Object.assign(c, { state: 'dash', value: null, raw: '/', must: true });
    },
  },
  {
    id: 'person-and-total-only',
    apply: (d) => {
      for (const row of asked(d)) {
        const others = row.slice(1, -1).map((ref) => d.cells.get(ref)!);
        if (others.every((c) => c.value === 0 && c.raw === '0')) for (const c of others) Object.assign(c, blank);
      }
    },
  },
  {
    id: 'total-only',
    apply: (d) => {
      for (const row of asked(d)) {
        const all = row.map((ref) => d.cells.get(ref)!);
        if (all.every((c) => c.value === 0 && c.raw === '0')) for (const c of all.slice(0, -1)) Object.assign(c, blank);
      }
    },
  },
  {
    id: 'total-blank',
    apply: (d) => {
      const c = d.cells.get('requests.carried_out.total');
      if (c?.state === 'number') Object.assign(c, blank);
    },
  },
  {
    id: 'totals-of-results-blank',
    apply: (d) => {
      for (const row of asked(d).slice(2, -2)) {
        const c = d.cells.get(row.at(-1)!);
        if (c?.state === 'number') Object.assign(c, blank);
      }
    },
  },
  {
    id: 'unit-in-cell',
    apply: (d, r) => {
      const fee = r.pick(['元', '万元']);
      reprint(d.cells, (_, ref) => ref.endsWith('.amount'), (c) => ({ raw: `${c.value}${fee}`, unit: fee }));
      reprint(d.cells, (_, ref) => ref.endsWith('.decisions') && r.chance(0.6), (c) => ({ raw: `${c.value}件`, unit: '件' }));
    },
  },
  {
    id: 'note-in-cell',
    size: 'middle',
    apply: (d, r) =>
      reprint(d.cells, (c, ref) => /^(regulations|normative_documents)\./.test(ref) && (c.value ?? 0) > 0, (c) => ({ raw: `${c.value}${r.pick(['（其中修订 16 件）', '（含自然失效29件）', '(其中修改3件)'])}` })),
  },
  { id: 'thousands', size: 'large', suits: (d) => has(d, (v) => v >= 1000), apply: (d) => reprint(d.cells, (c) => (c.value ?? 0) >= 1000 && Number.isInteger(c.value), (c) => ({ raw: String(c.value).replace(/\B(?=(\d{3})+$)/g, ',') })) },
  {
    id: 'digits-apart',
    size: 'middle',
    suits: (d) => has(d, (v) => v >= 10),
    apply: (d) => reprint(d.cells, (c) => (c.value ?? 0) >= 10 && Number.isInteger(c.value), (c) => ({ raw: `${String(c.value)[0]} ${String(c.value).slice(1)}`, must: false })),
  },
  { id: 'full-width-digits', apply: (d, r) => reprint(d.cells, () => r.chance(0.4), (c) => ({ raw: wide(String(c.value)) })) },
  { id: 'decimal-zero', apply: (d) => reprint(d.cells, (_, ref) => ref.endsWith('.amount'), (c) => ({ raw: c.value!.toFixed(4) })) },
  { id: 'plus-sign', forms: ['2019', '2019-requests-of-2021'], size: 'middle', suits: (d) => has(d, (v, ref) => isChange(ref) && v > 0), apply: (d) => reprint(d.cells, (c, ref) => isChange(ref) && c.value! > 0, (c) => ({ raw: `+${c.value}` })) },
  { id: 'other-minus', forms: ['2019', '2019-requests-of-2021'], size: 'middle', suits: (d) => has(d, (v, ref) => isChange(ref) && v < 0), apply: (d, r) => reprint(d.cells, (c, ref) => isChange(ref) && c.value! < 0, (c) => ({ raw: `${r.pick(['－', '−'])}${-c.value!}` })) },
  {
    id: 'change-in-words',
    forms: ['2019', '2019-requests-of-2021'],
    size: 'middle',
    suits: (d) => has(d, (v, ref) => isChange(ref) && v !== 0),
    apply: (d, r) => reprint(d.cells, (c, ref) => isChange(ref) && c.value !== 0, (c) => ({ raw: c.value! > 0 ? `${r.pick(['增', '增加'])}${c.value}` : `${r.pick(['减', '减少'])}${-c.value!}` })),
  },
  {
    id: 'footnote-mark',
    formats: ['html'],
    apply: (d, r) => reprint(d.cells, () => r.chance(0.05), (c) => ({ raw: `${c.value}1`, pieces: [{ text: String(c.value) }, { text: '1', mark: 'sup' }], must: false })),
  },
  {
    id: 'struck-out',
    formats: ['html'],
    apply: (d, r) => reprint(d.cells, () => r.chance(0.05), (c) => ({ pieces: [{ text: String(r.int(100, 999)), mark: 'del' }, { text: String(c.value) }] })),
  },
  {
    id: 'hidden-words',
    formats: ['html'],
    apply: (d, r) => reprint(d.cells, () => r.chance(0.05), (c) => ({ pieces: [{ text: String(c.value) }, { text: '7', mark: 'hidden' }] })),
  },
  {
    id: 'two-figures',
    formats: ['html'],
    apply: (d, r) =>
      reprint(d.cells, () => r.chance(0.03), (c) => ({ state: 'unreadable', value: null, raw: `${c.value}\n4`, pieces: [{ text: String(c.value) }, { text: '', mark: 'break' }, { text: '4' }] })),
  },
  { id: 'letter-o', apply: (d, r) => reprint(d.cells, (c) => String(c.value).includes('0') && r.chance(0.1), (c) => ({ state: 'unreadable', value: null, raw: String(c.value).replace('0', r.pick(['O', 'o'])) })) },
  { id: 'no-figure', apply: (d, r) => reprint(d.cells, () => r.chance(0.03), () => ({ state: 'unreadable', value: null, raw: r.pick(['###', '见附件', '#REF!', '?', '3-5', '1/2']) })) },
  // A printed figure does not become another by standing beside blanks: the control.
  { id: 'all-zero', apply: (d) => { for (const c of d.cells.values()) Object.assign(c, { ...zero, unit: undefined, pieces: undefined }); } },
];
