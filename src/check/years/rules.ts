// The rules over two reports of one agency, written over rows and columns of the form like the identities within one.
import { blockOf, cellRef } from '../../form/cell-refs.js';
import type { BlockId, EditionId } from '../../model/edition.js';
import type { Identity, RuleRecord } from '../../model/rule.js';
import type { CellRef } from '../../model/value.js';

/** One cell of the report of a year or of the one before. */
export interface YearTerm {
  readonly ref: CellRef;
  readonly year: 'last' | 'this';
  readonly sign: 1 | -1;
}

/** The sum of the left equals the one cell on the right. The first term of the left is the figure that goes on: without it the left is not known. */
export interface YearIdentity {
  readonly left: readonly YearTerm[];
  readonly right: YearTerm;
  /** The same cells without years and signs: what they are called in messages, and the scope. */
  readonly named: Identity;
}

export interface YearRule extends RuleRecord {
  /** Applies where both reports print these blocks, in this edition where one is given; the cells of each identity are of one block. */
  readonly parts: readonly { readonly block: BlockId; readonly edition: EditionId | null; readonly identities: readonly YearIdentity[] }[];
}

function equation(scope: Pick<Identity, 'scope' | 'scopeLabel'>, left: readonly YearTerm[], right: YearTerm): YearIdentity {
  return { left, right, named: { ...scope, left: left.map((t) => t.ref), right: [right.ref] } };
}

const term = (ref: CellRef, year: YearTerm['year'], sign: 1 | -1 = 1): YearTerm => ({ ref, year, sign });
const requests = blockOf('2021', 'requests')!;
const documents = blockOf('2021', 'documents')!;

const carryOver: YearRule = {
  id: 'carry_over',
  basis: 'years',
  title: { zh: '上年结转下年度等于本年上年结转', en: 'carried over last year = carried in this year' },
  citation: { zh: '表三“上年结转”与上一年度报告“结转下年度继续办理”是同一批申请', en: 'item two of the form and item four of the report before are the same requests' },
  severity: 'error',
  says: {
    zh: '同一机关相邻两年的报告，每一列：上年的“结转下年度继续办理”等于本年的“上年结转”。两边并列；按各年表内和年度间的全部等式，列出最可能填错的是哪一年的哪一格，区分不出的并列或说明；中间缺一年的，注明缺哪一年。',
    en: 'Two years running of one agency, for each column: what last year carried over is what this year carries in. It shows both sides, and by all sums within the reports and between them the cells of either year that most likely are wrong; where the sums do not tell the years apart, it says so. A year that is missing between is named.',
  },
  example: {
    breaks: { zh: '2022年报告结转下年度 3 件，2023年报告上年结转填 1 件', en: '3 carried over in the report of 2022, 1 carried in in that of 2023' },
    nearMiss: { zh: '2022年报告结转下年度 0 件，2023年报告上年结转一格空白', en: '0 carried over in the report of 2022, the cell carried in of 2023 left blank' },
  },
  parts: [{
    block: 'requests', edition: null,
    identities: requests.columns.map((c) => equation({ scope: c.id, scopeLabel: c.label }, [term(cellRef(requests, 'carried_out', c.id), 'last')], term(cellRef(requests, 'carried_in', c.id), 'this'))),
  }],
};

const inForce: YearRule = {
  id: 'in_force',
  basis: 'years',
  title: { zh: '上年现行有效加本年制发减本年废止等于本年现行有效', en: 'in force last year + issued − repealed = in force this year' },
  citation: { zh: '国办公开办函〔2021〕30号表二：制发、废止与现行有效件数', en: 'Guoban Gongkai Ban Han [2021] No. 30, table two: issued, repealed and in force' },
  severity: 'warning',
  editions: ['2021'],
  says: {
    zh: '规章与行政规范性文件：上年现行有效件数加本年制发、减本年废止，等于本年现行有效件数。只比较两年都用 2021 年格式的报告；2019 年格式的“对外公开总数量”是另一个口径，不与之相比。可疑的格连同前后年度一起判断。',
    en: 'Regulations and normative documents: those in force last year plus issued less repealed are those in force this year. Only where both years are on the form of 2021: the total made public on the form of 2019 is another notion and is not compared with it. Which cell is suspect is told with the years before and after.',
  },
  example: {
    breaks: { zh: '行政规范性文件：上年现行有效 15 件，本年制发 2 件、废止 1 件，现行有效填 17 件', en: 'normative documents: 15 in force last year, 2 issued, 1 repealed, 17 in force' },
    nearMiss: { zh: '同样的数，现行有效填 16 件', en: 'the same with 16 in force' },
  },
  parts: [{
    block: 'documents', edition: '2021',
    identities: documents.rows.map((r) => {
      const at = (column: string): CellRef => cellRef(documents, r.id, column);
      return equation({ scope: r.id, scopeLabel: r.label }, [term(at('in_force'), 'last'), term(at('issued'), 'this'), term(at('repealed'), 'this', -1)], term(at('in_force'), 'this'));
    }),
  }],
};

const restated: YearRule = {
  id: 'restated',
  basis: 'years',
  title: { zh: '本年所报“上一年项目数量”与上一年报告相符', en: 'items last year = items and change in the report before' },
  citation: { zh: '国办公开办函〔2019〕60号表二：上一年项目数量与本年增/减', en: 'Guoban Gongkai Ban Han [2019] No. 60, table two: items last year and change this year' },
  severity: 'warning',
  editions: ['2019'],
  says: {
    zh: '2019 年格式：上一年报告的“上一年项目数量”加“本年增/减”，就是本年报告的“上一年项目数量”。“本年增/减”写成文字的不比较。可疑的格连同前后年度一起判断。',
    en: 'On the form of 2019: the items last year of the report before, plus its change, are the items last year of this one. A change written in words is not compared. Which cell is suspect is told with the years before and after.',
  },
  example: {
    breaks: { zh: '行政许可：2019年报告上一年项目数量 40，本年增加 2；2020年报告的上一年项目数量填 52', en: 'licences: 40 items last year and 2 more in the report of 2019, 52 items last year in that of 2020' },
    nearMiss: { zh: '2020年报告的上一年项目数量填 42，本年增/减与 2019年的不同', en: '42 items last year in the report of 2020, with another change than in 2019' },
  },
  parts: (['licences', 'penalties', 'fees'] as const).map((id) => {
    const block = blockOf('2019', id)!;
    return {
      block: id, edition: '2019' as const,
      identities: block.rows.map((r) => {
        const at = (column: string): CellRef => cellRef(block, r.id, column);
        return equation({ scope: r.id, scopeLabel: r.label }, [term(at('items_last_year'), 'last'), term(at('change'), 'last')], term(at('items_last_year'), 'this'));
      }),
    };
  }),
};

export const yearRules: readonly YearRule[] = [carryOver, inForce, restated];
