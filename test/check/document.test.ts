// Sentences as reports have them, one rule after the other: which are found and which are left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentFindings } from '../../src/check/document/index.js';
import type { Anchor } from '../../src/model/anchor.js';
import type { Report, SectionId } from '../../src/model/report.js';
import { filled } from './cells.js';

const anchor: Anchor = { line: 1, column: 1 };
const headings: Readonly<Record<SectionId, string>> = {
  overview: '一、总体情况', proactive: '二、主动公开政府信息情况', requests: '三、收到和处理政府信息公开申请情况', reviews: '四、政府信息公开行政复议、行政诉讼情况', problems: '五、存在的主要问题及改进情况', other: '六、其他需要报告的事项',
};

/** The report of 临溪县民政局 for 2023 with paragraphs put into one section, or before all. */
function report(where: SectionId | 'opening', texts: readonly string[]): Report {
  const prose: Record<SectionId, readonly string[]> = { overview: ['我局扎实推进政务公开。'], proactive: [], requests: [], reviews: [], problems: ['存在的问题：解读形式单一，将改进。'], other: ['本年度未收取信息处理费。'] };
  if (where !== 'opening') prose[where] = [...prose[where], ...texts];
  return {
    source: { id: '', name: '', size: 0, format: 'html', charset: 'utf-8' },
    agency: { value: '临溪县民政局', from: 'title' }, year: { value: 2023, from: 'title' }, title: { value: '临溪县民政局2023年政府信息公开工作年度报告', from: 'title' }, published: { value: null, from: null },
    edition: '2021', layout: {}, cells: filled('2021', 0), problems: [],
    sections: (Object.keys(headings) as SectionId[]).map((id) => ({ id, heading: headings[id], anchor, paragraphs: prose[id].map((text) => ({ text, anchor })) })),
    ...(where === 'opening' ? { opening: texts.map((text) => ({ text, anchor })) } : {}),
  };
}

type Case = readonly [where: SectionId | 'opening', text: string, found: boolean];
const cases: Readonly<Record<string, readonly Case[]>> = {
  'document.fee_notices': [
    ['other', '发出收费通知的件数为0件，总金额为0元，实际收取总金额为500元。', true],
    ['other', '本年度发出收费通知2件，总金额300元，实际收取500元。', true],
    ['other', '2023年，发出收费通知的件数3件、总金额1,200元，实际收取的总金额1,500元。', true],
    ['other', '共发出收费通知3件，涉及金额390元，实际收取金额0.05万元。', true],
    ['other', '未发出收费通知，收取信息处理费2笔，共300元。', true],
    ['other', '没有发出收费通知，共收取信息处理费300元。', true],
    ['other', '发出收费通知的件数为0件，总金额为0元，实际收取总金额为0元。', false],
    ['other', '发出收费通知2件，总金额300元，实际收取300元。', false],
    ['other', '发出收费通知2件，总金额300元，实际收取200元。', false],
    ['other', '发出收费通知2件，实际收取500元。', false],
    ['other', '发出收费通知2件，总金额300元，减免500元。', false],
    ['other', '未发出收费通知，未收取信息处理费；行政事业性收费实际入库500元。', false],
  ],
  'document.fee_within': [
    ['other', '发出收费通知的件数为5件，总金额为500元，实际收取总金额为500元。', true],
    ['other', '发出收费通知5件，共收取信息处理费5笔，合计500元。', true],
    ['other', '发出收费通知的件数为5件，总金额为500元，实际收取总金额为50元。', false],
    ['other', '发出收费通知的件数为5件，总金额为500元。', false],
  ],
  'document.year': [
    ['overview', '2022年，我局共受理政府信息公开申请五件。', true],
    ['overview', '2022年，我局共受理政府信息公开申请，全部按时答复。', true],
    ['overview', '2022年度，我局依申请公开办结率100%。', true],
    ['overview', '截至2022年12月31日，共收到申请5件。', true],
    ['overview', '2022年，我局共受理申请5件，较上年增加2件。', true],
    ['overview', '2022年我局受理政府信息公开申请12件，同比增长20%。', true],
    ['overview', '2022年，我局认真贯彻落实《条例》，主动公开各类信息。', true],
    ['overview', '2022年，我局严格按照要求开展政务公开工作，全年未发生行政复议。', true],
    ['overview', '在2022年，我局共受理政府信息公开申请5件。', true],
    ['overview', '2022年1月1日至12月31日，我局共受理政府信息公开申请5件。', true],
    ['overview', '2022年1-12月，我局共受理申请5件。', true],
    ['problems', '2021年，我局将继续加强队伍建设。', true],
    ['problems', '（三）2022年，将进一步拓宽公开渠道，丰富解读形式。', true],
    ['problems', '2022年，我局将政务公开纳入考核。', false],
    ['problems', '2022年，我局将继续教育与公开业务结合。', false],
    ['problems', '2022年，我局提出将继续加强队伍建设。', false],
    ['problems', '2024年，我局将继续加强队伍建设。', false],
    ['opening', '临溪县民政局2022年政府信息公开工作年度报告现予公布。', true],
    ['opening', '临溪县民政局2022年政府信息公开工作年度报告已于去年公布，现予更新。', false],
    ['opening', '临溪县民政局2023年政府信息公开工作年度报告现予公布。', false],
    ['overview', '2022年，我局共受理5件；今年受理8件。', false],
    ['overview', '2022年，县政府印发方案，我局据此公开信息5条。', false],
    ['overview', '2022年，共受理申请5件，本年度受理8件，增加3件。', false],
    ['overview', '截至2022年12月31日，上年结转2件。', false],
    ['overview', '2022年受理的2件申请于本年度办结。', false],
    ['overview', '2022年度共收到申请26件，本年度共收到申请44件，同比增长69.2%。', false],
    ['overview', '2022年，我局认真做好政府信息公开工作，本年度共主动公开信息120条。', true],
    ['overview', '在2022年工作的基础上，新增公开事项17项。', false],
    ['overview', '2022年发生的行政复议3件、行政诉讼2件已审结。', false],
    ['overview', '2022年12月收到的1件申请，于今年1月答复。', false],
    ['overview', '2022年公布的权责清单共300项，本年调整5项。', false],
    ['overview', '按照2022年修订的条例，公开信息5条。', false],
    ['overview', '2022年，我局共收到政府信息公开申请5件，均已办结。', true],
    ['overview', '（二）依申请公开。2022 年度我局未收到政府信息公开申请。', true],
    ['overview', '依申请公开情况：2022年度受理申请3件', true],
    ['overview', '(三) 政府信息管理情况 2022年我局修订制度3项，公开信息56条。', true],
    ['overview', '2022年,我局通过门户网站公开信息56条。', true],
    ['requests', '2022年，全县没有收到依申请公开事项，无复议诉讼。', true],
    ['requests', '2022年未收到政府信息公开申请。', true],
    ['problems', '2022年，我局政府信息公开工作虽取得一定成绩，但仍有差距。', true],
    ['other', '2022年度未收取信息处理费，没有发生减免。', true],
    ['opening', '本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。', true],
    ['opening', '现将临溪县民政局2022年政府信息公开工作情况报告如下。', true],
    ['overview', '2024年，我局共收到政府信息公开申请5件。', true],
    ['overview', '2022年度部门决算及三公经费公开1条。', false],
    ['overview', '2022年收到的3件申请已于年初办结。', false],
    ['overview', '2022年结转政府信息公开申请1件，已答复。', false],
    ['overview', '2022年度结转数量 0 条。', false],
    ['overview', '2022年全年结转政府信息公开申请1件。', false],
    ['overview', '2022年第四季度收到申请3件，今年办结。', false],
    ['overview', '2022年收到申请3件，2023年收到5件。', false],
    ['overview', '2022年12月31日前公开信息30条。', false],
    ['overview', '自2022年以来，累计公开信息300条。', false],
    ['overview', '按照2022年国务院办公厅要求，公开信息30条。', false],
    ['overview', '编制发布2022年政府信息公开工作年度报告1份。', false],
    ['overview', '公开《2022年政务公开工作要点》等文件5件。', false],
    ['overview', '依照国办公开办函〔2021〕30号公开信息3条。', false],
    ['overview', '2022年，我局被评为全市政务公开先进单位。', false],
    ['overview', '较2022年多公开信息30条。', false],
    ['overview', '总结2022年政务公开工作经验，查找不足。', false],
    ['problems', '2024年，公开政策解读30篇以上。', false],
    ['problems', '2022年存在的问题已逐项整改，培训3次。', false],
    ['problems', '2024年，我局将深入贯彻条例，公开信息不少于300条。', false],
    ['overview', '2008年，我局受理第一件申请，至今共受理80件。', false],
  ],
  'document.agency': [
    ['overview', '我镇共受理政府信息公开申请5件。', true],
    ['overview', '2023年，我街道未收到政府信息公开申请。', true],
    ['problems', '我乡信息公开工作仍有不足。', true],
    ['overview', '我县公开平台统一管理。', false],
    ['overview', '我乡村振兴办公室公开信息。', false],
    ['overview', '开展“我镇我家”宣传。', false],
    ['overview', '我镇江籍干部参加培训。', false],
    ['opening', '现总结白石县人民政府办公室2021年政府信息公开工作情况。', true],
    ['opening', '本报告由临溪县水利局根据条例编制。', true],
    ['opening', '本报告由临溪县人力资源和社会保障局根据条例编制。', true],
    ['opening', '白石县水利局根据《政府信息公开条例》编制本报告。', true],
    ['opening', '白石县水利局按照条例和格式要求，结合工作实际编制本年度报告。', true],
    ['opening', '根据白石县水利局通知，依据条例编制本报告。', false],
    ['opening', '根据《政府信息公开条例》第五十条规定，由白石县水利局编制本报告。', true],
    ['opening', '根据《政府信息公开条例》第五十条规定，由临溪县民政局编制本报告。', false],
    ['opening', '根据《政府信息公开条例》第五十条规定，由局办公室编制本报告。', false],
    ['opening', '根据《政府信息公开条例》第五十条规定，由政务公开办公室编制本报告。', false],
    ['opening', '本报告由政务公开办公室编制。', false],
    ['opening', '本报告由局信息中心负责编制。', false],
    ['opening', '临溪县民政局根据《政府信息公开条例》编制本报告。', false],
    ['opening', '白石县水利局根据职责发布供水信息，本局编制目录。', false],
    ['opening', '现向社会公布临溪县财政局2023年度政府信息公开年度报告。', true],
    ['opening', '本报告由临溪县民政局办公室根据条例编制。', false],
    ['opening', '本报告由我局根据上级机关要求编制。', false],
    ['opening', '本报告由县民政局依据条例编制，在临溪县人民政府网站公布。', false],
    ['overview', '与临溪县水利局联合公布临溪县农村供水情况。', false],
    ['opening', '根据临溪县人民政府办公室通知，现将2023年政府信息公开工作情况报告如下。', false],
  ],
  'document.template': [
    ['overview', '主动公开信息XX条，答复申请××件。', true],
    ['overview', '全年制发文件____件。', true],
    ['problems', '（请填写存在的问题，可自行删减）', true],
    ['overview', '由××市××局负责发布。', true],
    ['overview', '全年公开信息（  ）条。', true],
    ['overview', '20××年，我局开展培训。', true],
    ['overview', '申请邮寄（请在信封注明“信息公开”字样）。', false],
    ['overview', '可当面提交申请表（请填写申请人信息）。', false],
    ['overview', '政策解读（不超过500字）12篇。', false],
    ['overview', '回应张××等人反映的问题，发布《××办法》解读。', false],
    ['overview', '联系电话138XXXX1234，索引号XXGK-2023-01。', false],
    ['overview', '共**12**件，占比50%。', false],
  ],
  'document.period': [
    ['opening', '统计期限自2023年1月1日至2023年12月30日止。', true],
    ['opening', '本年度报告中所列数据的统计周期为 2023 年 1 月 1 日至 12 月 31 日。', false],
    ['opening', '数据统计期限为2023年1月1日至12月31止。', false],
    ['overview', '2023年1月1日至10月31日，开展清理行动。', false],
  ],
  'document.date': [
    ['opening', '统计期限自20231月1日至202312月31日。', true],
    ['overview', '2023年2月29日召开会议。', true],
    ['overview', '2024年2月29日召开会议。', false],
    ['overview', '文号为20231201，于12月1日印发，次年1月1日施行。', false],
    ['overview', '“2月30日”是测试用语。', false],
  ],
};

for (const [rule, list] of Object.entries(cases)) {
  for (const [where, text, found] of list) {
    test(`${rule}, ${where}: ${text} ${found ? 'is found' : 'is left alone'}`, () => {
      const all = documentFindings(report(where, [text]));
      assert.deepEqual(all.filter((f) => f.rule === rule).length, found ? 1 : 0, JSON.stringify(all.map((f) => f.message.zh)));
    });
  }
}

test('a report in order has no findings', () => {
  assert.deepEqual(documentFindings(report('overview', [])), []);
});

/** The same report of another organ, or with a date. */
function instead(texts: readonly string[], change: Partial<Pick<Report, 'agency' | 'published'>>): readonly string[] {
  return documentFindings({ ...report('other', texts), ...change }).map((f) => `${f.rule} ${f.outcome}`).filter((x) => x.startsWith('document.date') || x.startsWith('document.agency'));
}

test('a report signed before its year is over cannot be; where only the page has the date it is a lead', () => {
  assert.deepEqual(instead(['2023年1月15日'], { published: { value: '2023-01-15', from: 'text' } }), ['document.date broken']);
  assert.deepEqual(instead([], { published: { value: '2023-01-15', from: 'metadata' } }), ['document.date undecided']);
  assert.deepEqual(instead(['2023年12月31日'], { published: { value: '2023-12-31', from: 'text' } }), []);
  assert.deepEqual(instead(['2024年1月15日'], { published: { value: '2024-01-15', from: 'text' } }), []);
});

test('what an organ may call itself depends on what it is', () => {
  const of = (agency: string, text: string): readonly string[] => instead([text], { agency: { value: agency, from: 'title' } });
  assert.deepEqual(of('青川市北桥镇人民政府', '我镇未收到申请。'), []);
  assert.deepEqual(of('青川市北桥镇人民政府', '我街道未收到申请。'), ['document.agency broken']);
  assert.deepEqual(of('云栖区柳林街道办事处', '我镇未收到申请。'), ['document.agency broken']);
  assert.deepEqual(of('青川市统计局', '我县未收到申请。'), ['document.agency broken']);
  assert.deepEqual(of('青川市临溪县统计局', '我县未收到申请。'), []);
  assert.deepEqual(of('统计局', '我县我镇未收到申请。'), [], 'whose name does not say what it is, is left alone');
});

test('a plan for a year that is over is said to be one', () => {
  const [f] = documentFindings(report('problems', ['2021年，我局将继续加强队伍建设。'])).filter((x) => x.rule === 'document.year');
  assert.equal(f!.message.en, 'One sentence plans for 2021 (“2021年，我局将继续加强队伍建设”), but the report is of 2023, when that was over.');
  assert.equal(f!.message.zh, '正文有 1 处写2021年的打算（“2021年，我局将继续加强队伍建设”），而报告年度是2023年，那一年早已过去。');
});

test('another agency in the signature is said to be the signature', () => {
  const [f] = documentFindings(report('other', ['青川市水利局', '2024年1月20日'])).filter((x) => x.rule === 'document.agency');
  assert.equal(f!.message.en, 'The signature at the end is that of “青川市水利局”, but the report is of 临溪县民政局.');
  assert.equal(f!.message.zh, '落款是“青川市水利局”，而报告是临溪县民政局的。');
});
