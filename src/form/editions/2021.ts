// The form for report years 2021 on, 国办公开办函〔2021〕30号, as printed.
import type { Edition, FormColumn, FormRow } from '../../model/edition.js';

const items = { zh: '件', en: 'items' };
const cases = { zh: '件', en: 'cases' };
const decisions: FormColumn = { id: 'decisions', label: { zh: '本年处理决定数量', en: 'decisions this year' }, unit: { zh: '件', en: 'decisions' } };

export const outcomes: readonly FormColumn[] = [
  { id: 'upheld', label: { zh: '结果维持', en: 'upheld' }, unit: cases },
  { id: 'corrected', label: { zh: '结果纠正', en: 'corrected' }, unit: cases },
  { id: 'other', label: { zh: '其他结果', en: 'other result' }, unit: cases },
  { id: 'pending', label: { zh: '尚未审结', en: 'pending' }, unit: cases },
  { id: 'total', label: { zh: '总计', en: 'total' }, unit: cases },
];

export const remedies: readonly FormRow[] = [
  { id: 'reconsideration', label: { zh: '行政复议', en: 'administrative reconsideration' } },
  { id: 'litigation_direct', label: { zh: '未经复议直接起诉', en: 'litigation without reconsideration' }, under: ['行政诉讼'], also: ['未经复议起诉', '直接起诉'] },
  { id: 'litigation_after_reconsideration', label: { zh: '复议后起诉', en: 'litigation after reconsideration' }, under: ['行政诉讼'], also: ['经复议后起诉'] },
];

const requests = { zh: '件', en: 'requests' };
const legal = '法人或其他组织';
const applicants = '申请人情况';
export const applicantColumns: readonly FormColumn[] = [
  { id: 'natural_person', label: { zh: '自然人', en: 'natural persons' }, under: [applicants], unit: requests },
  { id: 'company', label: { zh: '商业企业', en: 'companies' }, under: [applicants, legal], unit: requests },
  { id: 'research', label: { zh: '科研机构', en: 'research bodies' }, under: [applicants, legal], unit: requests },
  { id: 'public_interest', label: { zh: '社会公益组织', en: 'public-interest organisations' }, under: [applicants, legal], unit: requests },
  { id: 'legal_service', label: { zh: '法律服务机构', en: 'legal-service bodies' }, under: [applicants, legal], unit: requests },
  { id: 'other', label: { zh: '其他', en: 'other organisations' }, under: [applicants, legal], unit: requests },
  { id: 'total', label: { zh: '总计', en: 'total' }, under: [applicants], unit: requests },
];

const results = '三、本年度办理结果';
const denied = [results, '（三）不予公开'];
const unavailable = [results, '（四）无法提供'];
const unprocessed = [results, '（五）不予处理'];
const others = [results, '（六）其他处理'];

/** English names of the labels that stand over or before others, by how they are printed. */
export const headNames: Readonly<Record<string, string>> = {
  行政诉讼: 'administrative litigation', [applicants]: 'applicants', [legal]: 'legal persons and other organisations', [results]: 'results this year',
  '（三）不予公开': 'denied', '（四）无法提供': 'unavailable', '（五）不予处理': 'not processed', '（六）其他处理': 'other',
};

/** The rows both editions share up to （五）; （六） is what sets them apart. */
export const resultRows: readonly FormRow[] = [
  { id: 'granted', label: { zh: '（一）予以公开', en: 'granted' }, under: [results] },
  { id: 'partly_granted', label: { zh: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', en: 'partly granted' }, under: [results] },
  { id: 'denied_state_secret', label: { zh: '1.属于国家秘密', en: 'denied: state secret' }, under: denied },
  { id: 'denied_prohibited_by_law', label: { zh: '2.其他法律行政法规禁止公开', en: 'denied: prohibited by other law' }, under: denied },
  { id: 'denied_security_and_stability', label: { zh: '3.危及“三安全一稳定”', en: 'denied: security and stability' }, under: denied },
  { id: 'denied_third_party_rights', label: { zh: '4.保护第三方合法权益', en: 'denied: rights of third parties' }, under: denied },
  { id: 'denied_internal_affairs', label: { zh: '5.属于三类内部事务信息', en: 'denied: internal affairs' }, under: denied },
  { id: 'denied_process_information', label: { zh: '6.属于四类过程性信息', en: 'denied: deliberative information' }, under: denied },
  { id: 'denied_enforcement_file', label: { zh: '7.属于行政执法案卷', en: 'denied: enforcement file' }, under: denied },
  { id: 'denied_administrative_inquiry', label: { zh: '8.属于行政查询事项', en: 'denied: matter of administrative inquiry' }, under: denied },
  { id: 'unavailable_not_held', label: { zh: '1.本机关不掌握相关政府信息', en: 'unavailable: not held' }, under: unavailable },
  { id: 'unavailable_needs_creation', label: { zh: '2.没有现成信息需要另行制作', en: 'unavailable: would have to be created' }, under: unavailable },
  { id: 'unavailable_unclear', label: { zh: '3.补正后申请内容仍不明确', en: 'unavailable: request still unclear' }, under: unavailable },
  { id: 'unprocessed_petition', label: { zh: '1.信访举报投诉类申请', en: 'not processed: petition or complaint' }, under: unprocessed },
  { id: 'unprocessed_repeated', label: { zh: '2.重复申请', en: 'not processed: repeated request' }, under: unprocessed },
  { id: 'unprocessed_publication', label: { zh: '3.要求提供公开出版物', en: 'not processed: published work' }, under: unprocessed },
  { id: 'unprocessed_excessive', label: { zh: '4.无正当理由大量反复申请', en: 'not processed: excessive requests' }, under: unprocessed },
  { id: 'unprocessed_reissue', label: { zh: '5.要求行政机关确认或重新出具已获取信息', en: 'not processed: confirmation or reissue' }, under: unprocessed },
];
export const inflowRows: readonly FormRow[] = [
  { id: 'new', label: { zh: '一、本年新收政府信息公开申请数量', en: 'new requests' } },
  { id: 'carried_in', label: { zh: '二、上年结转政府信息公开申请数量', en: 'carried in from last year' } },
];
export const outflowRows: readonly FormRow[] = [
  { id: 'concluded', label: { zh: '（七）总计', en: 'concluded' }, under: [results] },
  { id: 'carried_out', label: { zh: '四、结转下年度继续办理', en: 'carried over to next year' } },
];

export const edition2021: Edition = {
  id: '2021',
  years: { from: 2021, to: null },
  citation: { zh: '国办公开办函〔2021〕30号', en: 'General Office of the State Council, Guoban Gongkai Ban Han [2021] No. 30' },
  tables: [
    {
      id: 'proactive',
      heading: { zh: '二、主动公开政府信息情况', en: 'II. Proactive disclosure' },
      blocks: [
        {
          id: 'documents', prefix: '', print: 'down',
          title: { zh: '第二十条第（一）项', en: 'Article 20 (1)' },
          columns: [
            { id: 'issued', label: { zh: '本年制发件数', en: 'issued this year' }, unit: items },
            { id: 'repealed', label: { zh: '本年废止件数', en: 'repealed this year' }, unit: items },
            { id: 'in_force', label: { zh: '现行有效件数', en: 'in force' }, unit: items },
          ],
          rows: [
            { id: 'regulations', label: { zh: '规章', en: 'regulations' } },
            { id: 'normative_documents', label: { zh: '行政规范性文件', en: 'administrative normative documents' }, also: ['规范性文件'] },
          ],
        },
        {
          id: 'licences', prefix: '', print: 'down',
          title: { zh: '第二十条第（五）项', en: 'Article 20 (5)' },
          columns: [decisions],
          rows: [{ id: 'licences', label: { zh: '行政许可', en: 'administrative licences' } }],
        },
        {
          id: 'penalties', prefix: '', print: 'down',
          title: { zh: '第二十条第（六）项', en: 'Article 20 (6)' },
          columns: [decisions],
          rows: [
            { id: 'penalties', label: { zh: '行政处罚', en: 'administrative penalties' } },
            { id: 'coercive_measures', label: { zh: '行政强制', en: 'administrative coercive measures' } },
          ],
        },
        {
          id: 'fees', prefix: '', print: 'down',
          title: { zh: '第二十条第（八）项', en: 'Article 20 (8)' },
          columns: [{ id: 'amount', label: { zh: '本年收费金额（单位：万元）', en: 'fees collected this year' }, unit: { zh: '万元', en: '10,000 yuan' } }],
          rows: [{ id: 'fees', label: { zh: '行政事业性收费', en: 'administrative fees' } }],
        },
      ],
    },
    {
      id: 'requests',
      heading: { zh: '三、收到和处理政府信息公开申请情况', en: 'III. Requests received and handled' },
      blocks: [{
        id: 'requests', prefix: 'requests.', print: 'down',
        title: { zh: '收到和处理政府信息公开申请情况', en: 'requests received and handled' },
        columns: applicantColumns,
        rows: [
          ...inflowRows,
          ...resultRows,
          { id: 'other_uncorrected', label: { zh: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', en: 'other: not corrected in time' }, under: others, also: ['申请人无正当理由逾期不补正', '无正当理由逾期不补正', '逾期不补正'] },
          { id: 'other_fee_unpaid', label: { zh: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', en: 'other: fee not paid in time' }, under: others, also: ['逾期未按收费通知要求缴纳费用', '逾期未缴纳费用', '逾期不缴纳费用', '逾期未缴费'] },
          { id: 'other_other', label: { zh: '3.其他', en: 'other: other' }, under: others },
          ...outflowRows,
        ],
      }],
    },
    {
      id: 'reviews',
      heading: { zh: '四、政府信息公开行政复议、行政诉讼情况', en: 'IV. Reconsideration and litigation' },
      blocks: [{
        id: 'reviews', prefix: '', print: 'across',
        title: { zh: '政府信息公开行政复议、行政诉讼情况', en: 'reconsideration and litigation' },
        columns: outcomes,
        rows: remedies,
      }],
    },
  ],
};
