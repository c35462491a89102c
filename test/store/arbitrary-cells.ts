// Any cells a report could have, likely or not, for property tests.
import * as fc from 'fast-check';
import { formCells } from '../../src/form/cell-refs.js';
import type { Anchor } from '../../src/model/anchor.js';
import type { EditionId } from '../../src/model/edition.js';
import type { CellRef, Value } from '../../src/model/value.js';

const anyText = fc.oneof(fc.constantFrom('', '0', '-', '/', '无', '12', '１２', ' 3', '251000元', '22（其中修订16件）', '=1+1', '"', "'"), fc.string({ unit: 'binary', maxLength: 12 }));
const htmlAnchor = fc.record({
  path: fc.oneof(
    fc.tuple(fc.constantFrom('/html/body/div[2]', '/html/body', ''), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 12 }))
      .map(([start, table, tr, td]) => `${start}/table[${table}]/tbody/tr[${tr}]/td[${td}]`),
    fc.constantFrom('', '/', '[', '/html/body/td[', '/td[01]', '/td[1', '/td[12345678901]', '/th', '😀/td[1]', '😁/td[1]'),
    fc.string({ unit: 'binary', maxLength: 10 }),
  ),
  offset: fc.nat(200_000),
}, { noNullPrototype: true });
const textAnchor = fc.record({ line: fc.integer({ min: 1, max: 5000 }), column: fc.integer({ min: 1, max: 300 }) }, { noNullPrototype: true });
const tenth = fc.integer({ min: -100, max: 20_000 }).map((n) => n / 10);
const pageAnchor = fc.record({ page: fc.integer({ min: 1, max: 500 }), bbox: fc.tuple(tenth, tenth, tenth, tenth), picture: fc.oneof(fc.constant('/html/body/img[1]@12'), fc.string({ maxLength: 6 })) }, { noNullPrototype: true, requiredKeys: ['page', 'bbox'] });
const partAnchor = fc.record({ part: fc.oneof(fc.constantFrom('word/document.xml', '表三', ''), fc.string({ unit: 'binary', maxLength: 5 })), place: fc.oneof(fc.constantFrom('/tbl[2]/tr[3]/tc[4]', '/tbl[2]/tr[3]/tc[5]', 'C7', '', '[', '/tc[01]'), fc.string({ unit: 'binary', maxLength: 8 })) }, { noNullPrototype: true });
export const anyAnchor: fc.Arbitrary<Anchor | null> = fc.oneof({ weight: 5, arbitrary: htmlAnchor }, { weight: 2, arbitrary: textAnchor }, { weight: 2, arbitrary: pageAnchor }, { weight: 2, arbitrary: partAnchor }, fc.constant(null));

/** Figures as they are printed: whole numbers and amounts. */
export const printedFigure = fc.oneof(fc.integer({ min: -50, max: 100_000 }), fc.integer({ min: -999_999, max: 99_999_999 }).map((n) => n / 100));
/** Any double there is, also −0. */
export const anyFigure = fc.oneof(printedFigure, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(-0, Number.MAX_SAFE_INTEGER, 1e21, 5e-324));

export function anyValue(figure: fc.Arbitrary<number>): fc.Arbitrary<Value> {
  const alternative = fc.oneof(
    fc.record({ state: fc.constant<'number'>('number'), value: figure, raw: anyText, confidence: fc.double({ min: 0, max: 1, noNaN: true }) }, { noNullPrototype: true }),
    fc.record({ state: fc.constantFrom<'blank' | 'dash'>('blank', 'dash'), value: fc.constant(null), raw: anyText, confidence: fc.double({ min: 0, max: 1, noNaN: true }) }, { noNullPrototype: true }),
  );
  const extras = { unit: fc.option(anyText, { nil: undefined }), candidates: fc.option(fc.array(figure, { maxLength: 3 }), { nil: undefined }), confidence: fc.option(fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000), { nil: undefined }), alternatives: fc.option(fc.array(alternative, { maxLength: 3 }), { nil: undefined }) };
  const base = fc.oneof(
    fc.record({ value: figure, anchor: anyAnchor }).map((v): Value => ({ state: 'number', raw: String(v.value), ...v })),
    fc.record({ value: figure, raw: anyText, anchor: anyAnchor }).map((v): Value => ({ state: 'number', ...v })),
    fc.record({ state: fc.constantFrom('blank' as const, 'dash' as const, 'unreadable' as const), raw: anyText, anchor: anyAnchor }).map((v): Value => ({ ...v, value: null })),
    fc.record({ anchor: anyAnchor }).map((v): Value => ({ state: 'absent', value: null, raw: null, ...v })),
  );
  return fc.oneof(
    { weight: 4, arbitrary: base },
    {
      weight: 1,
      arbitrary: fc.tuple(base, fc.record(extras)).map(([v, x]): Value => ({
        ...v, ...(x.unit === undefined ? {} : { unit: x.unit }), ...(x.candidates === undefined ? {} : { candidates: x.candidates }), ...(x.confidence === undefined ? {} : { confidence: x.confidence }),
        ...(x.alternatives === undefined ? {} : { alternatives: x.alternatives }),
      })),
    },
  );
}

/** Cells of a whole form, of parts of it, or of ids no form has. */
export function anyCells(figure: fc.Arbitrary<number>): fc.Arbitrary<{ edition: EditionId; cells: Map<CellRef, Value> }> {
  return fc.constantFrom<EditionId>('2019', '2021').chain((edition) => {
    const refs = formCells(edition).map((c) => c.ref);
    const whole = fc.constant(refs);
    const ids = fc.oneof({ weight: 3, arbitrary: whole }, fc.shuffledSubarray(refs, { maxLength: 30 }), fc.constant([...refs.slice(0, 5), 'not.of_the_form']));
    return ids.chain((list) => fc.array(anyValue(figure), { minLength: list.length, maxLength: list.length })
      .map((values) => ({ edition, cells: new Map(list.map((id, i) => [id, values[i]!])) })));
  });
}
