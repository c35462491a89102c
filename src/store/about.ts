// What each table and view of the database is, and each column of a view: kept in the table `about`, for whoever opens the file with another tool.
import { cellLabel } from '../form/cell-label.js';
import { allCells, blockOf } from '../form/cell-refs.js';
import { editions } from '../form/editions.js';
import type { BlockId } from '../model/edition.js';
import type { Text } from '../model/text.js';

const t = (zh: string, en: string): Text => ({ zh, en });

/** Tables are for the program; most questions are for views. */
export const tableTexts: Readonly<Record<string, Text>> = {
  about: t('本表：各表、视图和列的说明', 'this table: what tables, views and columns are'),
  meta: t('程序、表结构版本、格式指纹', 'program, version of the tables, fingerprint of the form'),
  agency: t('机关，及名称所示的地区代码、部门', 'an agency, with region code and department as far as its name tells'),
  report: t('一个机关一个年度的报告，指向现行版', 'the report of an agency of a year, with its current version'),
  source: t('读过的原件：SHA-256、大小、格式、编码', 'a document that was read: SHA-256, size, format, charset'),
  source_name: t('原件出现过的名称或网址', 'each name or address a document came under'),
  body: t('原件字节，zlib 压缩', 'bytes of documents, zlib'),
  form_layout: t('格式版本及各部分所用版本、格的编号顺序', 'an edition with the editions of its blocks and the ids of its cells in order'),
  form_cell: t('格式对每个格的说明', 'what the form says of each cell'),
  version: t('是或曾是某报告的一份原件：标题、日期、问题', 'a document that is or was a report: title, date, problems'),
  packed_cells: t('一版的全部格，打包为 JSON；请用视图 cell', 'all cells of a version, packed as JSON; ask the view cell'),
  figures: t('一版的数，每格一列；请用视图 wide', 'the numbers of a version, a column for every cell; ask the view wide'),
  section: t('章节及文字', 'a section with its prose'),
  finding: t('规则查出的每一处', 'what a rule found, unless it holds'),
  rejected: t('没有读的文件及原因', 'a file that was not read, and why'),
  portal: t('门户及正在进行的一轮', 'a portal with the round it is in'),
  task: t('要取或已取的网址', 'what is to be asked or was, with its end'),
  host: t('主机何时可以再访问，由哪个进程访问', 'when a host may be asked again, and which process has it'),
  robots: t('各站点的 robots.txt', 'robots.txt of an origin'),
  fetch: t('一次请求：时间、网址、头、状态、内容', 'a request: time, address, headers, status, body'),
  document: t('门户上的一份报告及其状态', 'a report as its portal has it, with state and version'),
  document_fetch: t('报告各版所含的页面、部分、附件、图片', 'pages, parts, attachments and pictures of each version'),
  stated: t('目录自称有多少条、多少页', 'how many entries and pages a list says it has'),
  listed: t('目录中的一条，及略过的原因', 'an entry of a list, and why it was passed over'),
  checked: t('某版已按哪套规则查过', 'that a part of the rules was applied to a version'),
  mention: t('文字中陈述的数', 'a figure that a sentence states'),
  version_return: t('同一地址又变回旧版的记录', 'when an address that had a newer version showed an older one again'),
  prose_index: t('正文检索的索引，两字一词（FTS5）；名称以它开头的表是它自己的', 'index of the prose, by pairs of characters (FTS5); tables whose names begin so are its own'),
  copy_hash: t('用来发现雷同的散列', 'hashes that copies are found by'),
  review: t('人对发现的结论', 'a decision of a person on a finding'),
};

const viewTexts: Readonly<Record<string, Text>> = {
  original: t('原件字节', 'bytes of each document that was read'),
  report_all: t('每份报告的每一版一行', 'a row for each version of each report'),
  report_current: t('每份报告一行，现行版', 'a row for each report, current version'),
  wide: t('每份报告一行，每格一列；空不是 0', 'a row for each report, a column for every cell; empty is not 0'),
  cell_all: t('每格一行，含旧版', 'a row for each cell, older versions too'),
  cell: t('每格一行，现行版；问一格的总数用 wide 更快', 'a row for each cell, current versions; for one cell of all reports wide is faster'),
  finding_current: t('现行版的每一处发现', 'what rules found in current versions'),
};

const columnTexts: Readonly<Record<string, Text>> = {
  version_id: t('版的内部编号', 'number of the version in this file'),
  agency: t('机关', 'agency'),
  year: t('报告年度', 'report year'),
  version: t('第几版', 'number of the version within agency and year'),
  current: t('1：现行版', '1: no newer version stands beside it'),
  edition: t('法定格式的版本', 'edition of the statutory form'),
  title: t('标题', 'title'),
  published: t('发布日期', 'date of publication, YYYY-MM-DD'),
  source_name: t('原件名称或网址', 'name or address of the document'),
  source_sha256: t('原件 SHA-256', 'SHA-256 of the document'),
  added: t('入库时间', 'when it was stored, UTC'),
  layout_id: t('格式布局的编号', 'number of the layout'),
  region_code: t('GB/T 2260 代码', 'GB/T 2260 code'),
  department: t('部门', 'canonical department'),
  position: t('在格式中的次序', 'position in the form'),
  id: t('格的编号', 'id of the cell'),
  table_id: t('表', 'table of the form'),
  block_id: t('部分', 'block of the form'),
  row_id: t('行', 'row of the form'),
  column_id: t('列', 'column of the form'),
  label_zh: t('名称', 'label in Chinese'),
  label_en: t('英文名称', 'label in English'),
  unit_zh: t('格式所要的单位', 'unit the form asks for, in Chinese'),
  unit_en: t('格式所要的单位（英文）', 'unit the form asks for, in English'),
  value: t('印出的数；不是数时为空，不是 0', 'the figure as printed; null, and not 0, where no figure stands'),
  state: t('number 数、blank 空白、dash 横线、absent 缺失、unreadable 不清', 'number, blank, dash, absent, unreadable'),
  raw: t('格中原文', 'what stands in the cell'),
  unit: t('印出的单位', 'unit as printed'),
  anchor: t('在原件中的位置', 'place in the document'),
  ordinal: t('次序', 'order'),
  rule: t('规则', 'rule'),
  outcome: t('broken 不符、undecided 不能判断', 'broken, undecided'),
  kind: t('原因', 'why'),
  severity: t('严重程度', 'severity'),
  scope: t('所查的行或列', 'row or column it was applied to'),
  cells: t('涉及的格，JSON', 'cells of the rule, JSON'),
  left_value: t('左边', 'left side'),
  right_value: t('右边', 'right side'),
  difference: t('左减右', 'left − right'),
  blanks: t('按 0 计的空白格，JSON', 'blank cells counted as 0, JSON'),
  message_zh: t('说明', 'message in Chinese'),
  message_en: t('英文说明', 'message in English'),
  part: t('所看的范围', 'what was looked at'),
  fingerprint: t('规则、格、数不变则不变', 'the same as long as rule, cells and values are'),
  suspects: t('可能的更正，JSON：cells 是本报告的格，others 是其他年度报告的格', 'ways to put it right, JSON: cells of this report, others of reports of other years'),
  suspects_cut: t('为何没有列全', 'why not all are listed'),
  others: t('所依据的其他报告的格，JSON', 'cells of other reports it rests on, JSON'),
  passages: t('所依据的文字，JSON', 'passages it rests on, JSON'),
  source_id: t('原件编号', 'number of the document'),
  deflated: t('zlib 压缩的字节', 'bytes, zlib'),
};

/** What a view holds; null for one that is not described. */
export function viewText(name: string): Text | null {
  const block = editions.map((e) => blockOf(e.id, name as BlockId)).filter((b) => b !== null).at(-1);
  if (block === undefined) return viewTexts[name] ?? null;
  return t(`${block.rows.map((r) => r.label.zh).slice(0, 3).join('、')}……：每份报告在此表的每一行为一行`, `${block.title.en}: a row for each row of this part of the form, of each report`);
}

const labels = new Map(allCells.map((c) => [c.ref, t(`${cellLabel(c).zh}（${c.column.unit.zh}）`, `${cellLabel(c).en} (${c.column.unit.en})`)]));

export function columnText(view: string, column: string): Text | null {
  const blocks = editions.map((e) => blockOf(e.id, view as BlockId)).filter((b) => b !== null);
  const own = blocks.flatMap((b) => b.columns).filter((c) => c.id === column).at(-1);
  return own === undefined ? (labels.get(column) ?? columnTexts[column] ?? null) : t(`${own.label.zh}（${own.unit.zh}）`, `${own.label.en} (${own.unit.en})`);
}
