// Sentences of annual reports, as fictional agencies write them: what each states, and those that state nothing a cell does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionId } from '../../../src/model/report.js';
import { mentionsOf } from '../../../src/parse/mentions/mentions.js';
import { inShort, read, readInShort } from './written.js';

/** Section, sentence, what it states in short (see written.ts). */
const sentences: readonly (readonly [SectionId, string, string])[] = [
  ['overview', '2023年，青川市财政局共收到政府信息公开申请一百二十三件，其中自然人申请一百二十件，法人或其他组织申请三件。', 'new=123 [青川市财政局], new@natural_person=120 [青川市财政局], new@legal=3 [青川市财政局]'],
  ['overview', '全年受理政府信息公开申请１，２３４件，同比增长15%，办结1200件。', 'new=1234, new up 15%, concluded=1200'],
  ['overview', '2022年收到政府信息公开申请15件，2023年收到政府信息公开申请20件。', 'new=15, new=20'],
  ['overview', '（二）依申请公开情况。全年共收到申请12件，其中网上申请8件，信函申请4件，均按时答复。', 'new=12'],
  ['overview', '全市各级行政机关共收到政府信息公开申请约1.2万件，上年结转345件，办结率98.5%。', 'new~12000 region, carried_in=345 region'],
  ['overview', '我局全年收到信息公开申请20余件。', 'new>20'],
  ['overview', '依申请公开方面，全年受理12件，予以公开、部分公开、不予公开分别为5件、4件和3件。', 'new=12, granted=5, partly_granted=4, denied=3'],
  ['overview', '全年共收到政府信息公开申请12件，其中予以公开5件，占41.7%，部分公开3件，占25%。', 'new=12, granted=5, granted=41.7%/new, partly_granted=3, partly_granted=25%/new'],
  ['reviews', '2023年，因政府信息公开被申请行政复议3件，其中维持2件，纠正1件；被提起行政诉讼1件，尚未审结。', 'reconsideration=3, reconsideration.upheld=2, reconsideration.corrected=1, litigation=1, litigation.pending derived=1'],
  ['reviews', '本年度未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。', 'reconsideration!0, litigation!0'],
  ['reviews', '行政复议、行政诉讼均为0件。', 'reconsideration=0, litigation=0'],
  ['overview', '县公安局收到政府信息公开申请5件。', 'new=5 [县公安局]'],
  ['proactive', '全年制定规章2部，规范性文件15件，废止规范性文件3件，现行有效规范性文件120件。', 'regulations.issued=2, normative_documents.issued=15, normative_documents.repealed=3, normative_documents.in_force=120'],
  ['proactive', '2023年，我局作出行政许可决定1024件，行政处罚决定36件，行政强制0件。', 'licences.decisions=1024, penalties.decisions=36, coercive_measures.decisions=0'],
  ['proactive', '收取行政事业性收费282.1万元。', 'fees=282.1'],
  ['other', '我局2023年度未收取信息处理费。', 'fees part!0'],
  ['problems', '全年收到政府信息公开申请12件，下一步将加强规范，力争2024年答复率100%。', 'new=12'],
  ['overview', '截至2023年12月31日，共收到政府信息公开申请50件，已全部办结。', 'new=50'],
  ['overview', '1月1日至12月31日，共受理依申请公开事项两件。', 'new=2'],
  ['requests', '本年新收政府信息公开申请25件，上年结转3件，共28件；本年度办理结果：予以公开10件，部分公开2件，不予公开1件，无法提供12件，不予处理1件，其他处理1件，结转下年度继续办理1件。', 'new=25, carried_in=3, new+carried_in=28, granted=10, partly_granted=2, denied=1, unavailable=12, unprocessed=1, other=1, carried_out=1'],
  ['requests', '其中本机关不掌握相关政府信息9件，没有现成信息需要另行制作3件。', 'unavailable_not_held=9, unavailable_needs_creation=3'],
  ['requests', '不予公开的理由为：属于国家秘密1件，属于行政查询事项2件。', 'denied_state_secret=1, denied_administrative_inquiry=2'],
  ['requests', '商业企业申请3件，科研机构申请0件。', 'new@company=3, new@research=0'],
  ['overview', '共办理依申请公开10件，其中：同意公开4件，不同意公开2件，信息不存在4件。', 'concluded=10, granted=4, denied=2'],
  ['overview', '全县办理依申请公开信息17件（县政府办5件，县住建局12件）。', 'concluded=17 region'],
  ['overview', '全年收到政府信息公开申请17件，均为自然人申请。', 'new=17, new@natural_person derived=17'],
  ['overview', '全年受理政府信息公开申请12件，均已在法定期限内答复；未收取任何费用；无因政府信息公开引起的行政复议和行政诉讼。', 'new=12, reconsideration!0, litigation!0'],
  ['overview', '2023年度，区政府办公室收到政府信息公开申请17件，全区各部门收到78件。', 'new=17 office'],
  ['overview', '我市行政机关共收到政府信息公开申请5 230件，比上年增加200件；其中，自然人申请5 000件，占95.6%。', 'new=5230 region, new up 200, new@natural_person=5000 region, new@natural_person=95.6%/new region'],
  ['overview', '本单位2023年没有收到公民、法人和其他组织提出的政府信息公开申请。', 'new!0'],
  ['overview', '收到政府信息公开申请：3件；行政复议：无；行政诉讼：无。', 'new=3, reconsideration!0, litigation!0'],
  ['overview', '受理政府信息公开申请18件（含上年结转2件），办结17件，结转下年1件。', 'new+carried_in=18, carried_in=2, concluded=17, carried_out=1'],
  ['overview', '答复政府信息公开申请12件，其中3件当面答复。', 'concluded=12'],
  ['overview', '未出现一起因政府信息公开引发的行政诉讼。', 'litigation!0'],
  ['overview', '无政府信息公开收费情况，没有收费减免。', 'fees part!0'],
  ['overview', '乡政府未收到依申请公开政府信息的申请，也没有行政复议、诉讼发生。', 'new!0 [乡政府], reconsideration!0 [乡政府], litigation!0 [乡政府]'],
  ['overview', '2023年，云棲區水務局共收到政府信息公開申請12宗，其中自然人申請10宗，法人或其他組織申請2宗，已辦結11宗，結轉下年度繼續辦理1宗。', 'new=12 [云栖区水务局], new@natural_person=10 [云栖区水务局], new@legal=2 [云栖区水务局], concluded=11 [云栖区水务局], carried_out=1 [云栖区水务局]'],
  ['overview', '本机关全年收到政府信息公开申请超过300件，答复290多件。', 'new>300, concluded>290'],
  ['overview', '收到依申请公开五十余件，均已办结。', 'new>50'],
  ['overview', '政府信息公开申请办理中，予以公开及部分公开25件，无法提供26件。', 'granted+partly_granted=25, unavailable=26'],
  ['requests', '新收12件，上年结转1件。办结12件，结转下年1件。', 'new=12, carried_in=1, concluded=12, carried_out=1'],
  ['requests', '全年受理申请5件，其中房屋征收2件，财政信息3件。', 'new=5'],
  ['reviews', '2023年，我局无因政府信息公开申请引发的行政复议和行政诉讼案件。', 'reconsideration!0, litigation!0'],
  ['reviews', '行政复议2件，行政诉讼3件，其中维持1件。', 'reconsideration=2, litigation=3'],
  ['reviews', '行政复议共5件，结果维持4件，1件尚未审结。未经复议直接起诉2件，复议后起诉1件。', 'reconsideration=5, reconsideration.upheld=4, reconsideration.pending=1, litigation_direct=2, litigation_after_reconsideration=1'],
  ['reviews', '发生行政复议案件2件，均被维持；行政诉讼案件1件，驳回诉讼请求。', 'reconsideration=2, reconsideration.upheld derived=2, litigation=1'],
  ['proactive', '本年未制定规章，未废止规范性文件。', 'regulations.issued!0, normative_documents.repealed!0'],
  ['proactive', '规范性文件现行有效20件。', 'normative_documents.in_force=20'],
  ['proactive', '作出行政许可处理决定1,024件，较上年增加12件；实施行政强制3起。', 'licences.decisions=1024, licences.decisions up 12, coercive_measures.decisions=3'],
  ['proactive', '罚没收入30万元，行政事业性收费25.6万元。', 'fees=25.6'],
  ['other', '全年收取信息处理费1200元，减免300元。', 'fees part=0.12'],
  ['overview', '2023年收到政府信息公开申请100件，占全县申请总数的12.5%。', 'new=100'],
  ['overview', '县人民政府共收到政府信息公开申请12件。', 'new=12 [县人民政府]'],
  ['overview', '临溪县民政局收到政府信息公开申请3件，临溪县水利局收到5件。', 'new=3 [临溪县民政局], new=5 [临溪县水利局]'],
  ['overview', '共收到申请12件，依申请公开答复12件。', 'concluded=12'],
  ['overview', '（二）依申请公开情况。2023年，我局共收到政府信息公开申请36件，均为自然人申请，其中：网络申请20件，信函申请16件。按时办结35件，1件结转至2024年办理。', 'new=36, new@natural_person derived=36'],
  ['overview', '2023年共收到政府信息公开申请36件，较2022年减少12件，同比下降25%。其中，予以公开12件，部分公开3件，不予公开2件，本机关不掌握相关政府信息15件，重复申请1件，其他处理3件。', 'new=36, new down 12 in 2022, new down 25% in 2022, granted=12, partly_granted=3, denied=2, unavailable_not_held=15, unprocessed_repeated=1, other=3'],
  ['overview', '全年新收依申请公开件15件，上年度结转1件，办结16件，结转下年度0件，未发生因政府信息公开引起的行政复议和行政诉讼。', 'new=15, carried_in=1, concluded=16, carried_out=0, reconsideration!0, litigation!0'],
  ['overview', '依申请公开。2023年度，我镇收到依申请公开信息6条，均在规定时间内答复，未产生行政复议、行政诉讼。', 'new=6, reconsideration!0, litigation!0'],
  ['overview', '本机关共收到信息公开申请8件（自然人7件、商业企业1件），其中予以公开3件，无法提供5件。', 'new=8, new@natural_person=7, new@company=1, granted=3, unavailable=5'],
  ['overview', '全年受理依申请公开12件，按期答复12件，按期答复率100%；引发行政复议1件、行政诉讼0件。', 'new=12, concluded=12, reconsideration=1, litigation=0'],
  ['overview', '全区共收到政府信息公开申请1234件，其中区政府办公室收到200件，各部门、街道收到1034件。', 'new=1234 region, new=200 office'],
  ['overview', '2023年，我区共办结政府信息公开申请1200件。其中，予以公开500件，占41.67%；部分公开100件，占8.33%；不予公开50件，占4.17%；无法提供400件，占33.33%；不予处理80件，占6.67%；其他处理70件，占5.83%。', 'concluded=1200 region, granted=500 region, granted=41.67%/concluded region, partly_granted=100 region, partly_granted=8.33%/concluded region, denied=50 region, denied=4.17%/concluded region, unavailable=400 region, unavailable=33.33%/concluded region, unprocessed=80 region, unprocessed=6.67%/concluded region, other=70 region, other=5.83%/concluded region'],
  ['overview', '依法办理政府信息公开申请5件，无一引发行政复议或行政诉讼。', 'concluded=5'],
  ['overview', '截止目前，我局未收到任何公民、法人和其他组织的政府信息公开申请。', 'new!0'],
  ['overview', '2023年我局共制发行政规范性文件3件，废止2件，现行有效15件。', 'normative_documents.issued=3, normative_documents.repealed=2, normative_documents.in_force=15'],
  ['proactive', '2023年制发行政规范性文件3件，本年废止1件，现行有效12件；行政许可处理决定230件；行政处罚处理决定12件；行政强制处理决定0件。', 'normative_documents.issued=3, normative_documents.repealed=1, normative_documents.in_force=12, licences.decisions=230, penalties.decisions=12, coercive_measures.decisions=0'],
  ['proactive', '本年度制发规章0件、行政规范性文件2件。', 'regulations.issued=0, normative_documents.issued=2'],
  ['proactive', '制定出台行政规范性文件2件，均已在门户网站公开。', 'normative_documents.issued=2'],
  ['proactive', '2023年办理行政许可1200件，行政确认300件，行政处罚12件，行政强制5件。', 'licences.decisions=1200'],
  ['reviews', '2023年，我局因政府信息公开引发行政复议3件，其中结果维持1件，结果纠正1件，尚未审结1件；引发行政诉讼2件，其中未经复议直接起诉1件，复议后起诉1件。', 'reconsideration=3, reconsideration.upheld=1, reconsideration.corrected=1, reconsideration.pending=1, litigation=2, litigation_direct=1, litigation_after_reconsideration=1'],
  ['reviews', '本年度共发生政府信息公开行政复议案件3起，行政诉讼案件2起（一审1起、二审1起）。', 'reconsideration=3, litigation=2'],
  ['reviews', '本年度无行政复议、行政诉讼案件发生。', 'reconsideration!0, litigation!0'],
  ['reviews', '我局2023年度政府信息公开工作无行政复议和行政诉讼情况。', 'reconsideration!0, litigation!0'],
  ['reviews', '行政复议2件，其中1件维持，1件撤销；行政诉讼1件，原告撤诉。', 'reconsideration=2, reconsideration.upheld=1, litigation=1'],
  ['reviews', '因政府信息公开工作被申请行政复议0件，被提起行政诉讼0件。', 'reconsideration=0, litigation=0'],
  ['reviews', '未被申请行政复议，未被提起行政诉讼。', 'reconsideration!0, litigation!0'],
  ['requests', '本年新收政府信息公开申请数量为8件，上年结转政府信息公开申请数量为0件。', 'new=8, carried_in=0'],
  ['requests', '本年度办理结果总计8件，结转下年度继续办理0件。', 'carried_out=0'],
  ['requests', '全年共收到申请30件，同比增长20%，其中，当面申请10件，网上申请20件；共答复28件，另有2件转为信访件处理。', 'new=30, new up 20%'],
  ['requests', '本年度无政府信息公开申请，无上年结转，无结转下年度。', 'new!0, carried_in!0, carried_out!0'],
  ['other', '我局2023年度收取政府信息公开处理费0元。', 'fees part=0'],
  ['other', '本年度未产生信息处理费。', 'fees part!0'],
  ['other', '收取信息公开处理费0元，无其他需要报告的事项。', 'fees part=0'],
  ['overview', '市本级受理政府信息公开申请150件，各县（区）受理320件。', 'new=150 office'],
  ['overview', '全年办理政府信息公开申请12件，人大代表建议3件、政协委员提案5件。', 'concluded=12'],
  ['overview', '全年共受理依申请公开申请件3起,予以公开2起，不属于本行政机关公开1起。', 'new=3, granted=2'],
  ['overview', '共接收依申请公开12件,其中予以公开8件,不予公开1件,无法提供3件,申请公开内容主要涉及征地5件,拆迁7件。', 'new=12, granted=8, denied=1, unavailable=3'],
  ['overview', '收到政府信息公开申请5件，申请公开内容涉及征地3件，财务2件。', 'new=5'],
  ['overview', '2023年1至12月，收到政府信息公开申请5件。', 'new=5'],
  ['overview', '2023年1月至12月，收到政府信息公开申请5件。', 'new=5'],
  ['overview', '一年来，我局共收到政府信息公开申请5件。', 'new=5'],
  ['overview', '全年共收到依申请公开申请0件。', 'new=0'],
  ['overview', '受理政府信息公开申请123件、办结120件、结转下年3件，群众满意度98%。', 'new=123, concluded=120, carried_out=3'],
  ['overview', '收到依申请公开政府信息申请5件，其中4件按时答复，1件因补正延期答复。', 'new=5'],
  ['overview', '1.收到政府信息公开申请5件；2.办结5件。', 'new=5, concluded=5'],
  ['overview', '二、收到政府信息公开申请5件。', 'new=5'],
  ['overview', '1、依申请公开情况：全年共收到申请5件。', 'new=5'],
  ['overview', '①新收政府信息公开申请5件。', 'new=5'],
  ['overview', '我局暂未收到政府信息公开申请。', 'new!0'],
  ['overview', '收到政府信息公开申请1.5万件。', 'new~15000'],
  ['overview', '12件政府信息公开申请均已办结。', 'concluded=12'],
  ['overview', '从上年结转政府信息公开申请3件。', 'carried_in=3'],
  ['overview', '（1）受理政府信息公开申请5件（2）办结5件。', 'new=5, concluded=5'],
  ['overview', '收到政府信息公开申请8件，撤回1件，答复7件。', 'new=8'],
  ['overview', '收到政府信息公开申请共8件（含上年结转1件），其中自然人7件、法人1件。', 'new+carried_in=8, carried_in=1, new@natural_person=7, new@legal=1'],
  ['overview', '政府信息公开申请受理量为8件，答复量为8件。', 'new=8, concluded=8'],
  ['overview', '收到公民政府信息公开申请8件，法人及其他组织申请2件。', 'new@natural_person=8, new@legal=2'],
  ['overview', '收到自然人政府信息公开申请8件。', 'new@natural_person=8'],
  ['overview', '我局收到政府信息公开申请8件，其中向县住建局转送3件。', 'new=8'],
  ['overview', '全县受理政府信息公开申请120件，其中县民政局受理5件、县水利局受理8件。', 'new=120 region, new=5 [县民政局]'],
  ['overview', '收到政府信息公开申请5件、投诉举报3件，办结8件。', 'new=5'],
  ['overview', '回应公众关注热点12件，依申请公开回复3件。', 'concluded=3'],
  ['overview', '依申请公开答复率100%，未引起行政复议和行政诉讼。', 'reconsideration!0, litigation!0'],
  ['overview', '受理依申请公开12件，全部为自然人申请。', 'new=12, new@natural_person derived=12'],
  ['overview', '受理依申请公开12件，申请人全部为公民。', 'new=12, new@natural_person derived=12'],
  ['overview', '举办新闻发布会3次；政府信息公开申请5件；行政复议0件；行政诉讼0件。', 'reconsideration=0, litigation=0'],
  ['reviews', '行政复议：结果维持1件，结果纠正0件，尚未审结2件；未经复议直接起诉：结果维持3件。', 'reconsideration.upheld=1, reconsideration.corrected=0, reconsideration.pending=2, litigation_direct.upheld=3'],
  ['overview', '政府信息公开行政复议方面：结果维持1件。', 'reconsideration.upheld=1'],
  ['overview', '收到政府信息公开申请5人次。', 'new=5'],

  // About, not more, not less; formal numerals.
  ['overview', '全年收到政府信息公开申请近300件。', 'new<300'],
  ['overview', '累计受理政府信息公开申请近百件。', 'new<100'],
  ['overview', '全年收到政府信息公开申请百余件。', 'new>100'],
  ['overview', '全年收到政府信息公开申请千余件，办结1千余件。', 'new>1000, concluded>1000'],
  ['overview', '全年收到政府信息公开申请百件以上。', 'new>100'],
  ['overview', '全年收到政府信息公开申请壹佰贰拾件，答复伍件。', 'new=120, concluded=5'],
  ['overview', '全年收到政府信息公开申请貳拾叁件。', 'new=23'],
  ['overview', '2023年，全市政府系统共新收政府信息公开申请1,234件，比上年增长6.5%，其中市政府办公室新收156件。', 'new=1234 region, new up 6.5%, new=156 office'],
  ['overview', '全年共登记受理政府信息公开申请34件。', 'new=34'],
  // Fees for handling information: what was collected, not what was asked for.
  ['other', '2023年，本机关依申请提供政府信息收取信息处理费情况：发出收费通知的件数为0件，总金额为0元，实际收取总金额为500元。', 'fees part=0.05'],
  ['other', '本年度发出收费通知2件，总金额300元，实际收取500元。', 'fees part=0.05'],
  ['other', '本机关2023年发出收费通知的件数0件、总金额0元，实际收取的总金额0元。', 'fees part=0'],
  ['other', '收取信息处理费情况：发出收费通知的件数和总金额以及实际收取的总金额均为0。', 'fees part=0'],
  ['other', '2023年，共发出收费通知3件，涉及金额390元，实际收取金额360元。', 'fees part=0.036'],
  ['other', '全年共收取信息处理费2笔，合计金额300元。', 'fees part=0.03'],
  ['other', '收取信息处理费0件0元。', 'fees part=0'],
  ['other', '信息处理费收取金额为300元。', 'fees part=0.03'],
  ['other', '2023年度，未发出收费通知，未收取信息处理费。', 'fees part!0'],
  ['proactive', '行政事业性收费总金额2345.67万元。', 'fees=2345.67'],
  // Requests where only the report or the heading says what for.
  ['overview', '共收到申请149件，共办结146件。', 'new=149, concluded=146'],
  ['overview', '2023年，我局共收到申请149件，办结146件，结转下年度3件。', 'new=149, concluded=146, carried_out=3'],
  ['requests', '共收到申请149件，共办结146件。', 'new=149, concluded=146'],
  // Documents made public.
  ['proactive', '主动公开规章1件，行政规范性文件3件。', 'regulations.published=1, normative_documents.published=3'],
  // What is in what: the whole, some of it, or both.
  ['requests', '新收148件（其中重复申请3件）。', 'new=148'],
  ['overview', '全年新收政府信息公开申请148件，其中重复申请3件，办结140件。', 'new=148, concluded=140'],
  ['overview', '全年新收政府信息公开申请148件，办结140件（其中重复申请3件）。', 'new=148, concluded=140, unprocessed_repeated=3'],
  ['requests', '新收20件，其中无正当理由大量反复申请6件。', 'new=20'],
  ['requests', '予以公开5件（其中部分公开2件）。', 'granted+partly_granted=5, partly_granted=2'],
  ['requests', '予以公开5件（含部分公开2件），不予公开1件。', 'granted+partly_granted=5, partly_granted=2, denied=1'],
  ['overview', '全区受理依申请公开12件，办结10件，其中予以公开6件、部分公开2件。', 'new=12 region, concluded=10 region, granted=6 region, partly_granted=2 region'],
  ['requests', '其中（予以公开6件，部分公开2件）。', 'granted=6, partly_granted=2'],
  ['overview', '收到政府信息公开申请12件，答复13件（其中上年结转2件）。', 'new=12, concluded=13, carried_in part=2'],
  ['overview', '办结政府信息公开申请13件（本年新收10件，上年结转3件）。', 'concluded=13, new part=10, carried_in part=3'],
  ['overview', '全年收到政府信息公开申请12件，其中本年新收10件，上年结转2件。', 'new=12, new=10, carried_in=2'],
  ['overview', '全县受理政府信息公开申请120件，其中县政府办公室受理35件。', 'new=120 region, new=35 office'],
  ['overview', '市局机关全年受理政府信息公开申请45件，各分局受理230件。', 'new=45 [市局机关]'],
  ['overview', '截至2023年12月31日，全年累计收到政府信息公开申请42件。', 'new=42'],
  ['overview', '今年以来，累计受理政府信息公开申请42件。', 'new=42'],
  ['overview', '累计受理政府信息公开申请530件，其中2023年受理42件。', 'new=42'],
  ['overview', '除主动公开信息外，还收到政府信息公开申请12件。', 'new=12'],
  ['reviews', '行政诉讼2件，其中未经复议直接起诉1件（结果维持1件），复议后起诉1件（尚未审结1件）。', 'litigation=2, litigation_direct=1, litigation_direct.upheld=1, litigation_after_reconsideration=1, litigation_after_reconsideration.pending=1'],
  ['overview', '收到政府信息公开申请17件，其中16件已办结，1件正在办理。', 'new=17, concluded part=16, carried_out=1'],
  ['overview', '全区收到政府信息公开申请312件，区级部门（街道）收到55件。', 'new=312 region'],
  ['reviews', '全年共发生行政诉讼17件，政府信息公开类行政诉讼3件。', 'litigation=3'],
  ['other', '2023年收取依申请公开信息处理费130元，发出收费通知1件。', 'fees part=0.013'],
  // None of one, none of several.
  ['overview', '全年未收到一件政府信息公开申请。', 'new!0'],
  ['overview', '全年无一例政府信息公开申请。', 'new!0'],
  ['proactive', '本年度未制发规章和行政规范性文件。', 'regulations.issued!0, normative_documents.issued!0'],
  ['proactive', '全年未实施行政许可、行政处罚和行政强制。', 'licences.decisions!0, penalties.decisions!0, coercive_measures.decisions!0'],
  // Against the year before.
  ['overview', '2022年收到政府信息公开申请80件，2023年收到政府信息公开申请100件，同比增长25%。', 'new=80, new=100, new up 25%'],
  ['overview', '全年收到政府信息公开申请100件，较上年增加30件，上升42.9%，办结98件。', 'new=100, new up 30, new up 42.9%, concluded=98'],
  ['overview', '2023年共收到政府信息公开申请45件，较2022年的55件减少10件，降幅18.2%。', 'new=45, new down 10 from 55 in 2022, new down 18.2% from 55 in 2022'],
  ['overview', '较去年同期的35件，今年受理政府信息公开申请42件，同比增长20%。', 'new=42, new up 20% from 35'],
  ['overview', '收到政府信息公开申请45件，同比持平。', 'new=45, new up 0'],
  ['reviews', '全年发生政府信息公开行政复议5件，同比下降50%；行政诉讼2件，同比增加1件。', 'reconsideration=5, reconsideration down 50%, litigation=2, litigation up 1'],
  ['overview', '2023年，我局共受理政府信息公开申请50件，较2022年的40件，增长25%。', 'new=50, new up 25% from 40 in 2022'],
  ['proactive', '作出行政许可决定1200件，同比增长10%；行政处罚决定36件，同比下降5%。', 'licences.decisions=1200, licences.decisions up 10%, penalties.decisions=36, penalties.decisions down 5%'],
  // Which of two numbers, or since when, is not sure.
  ['overview', '收到政府信息公开申请100件，办结98件，同比增长25%。', 'new=100, concluded=98'],
  ['overview', '收到政府信息公开申请100件，其中自然人申请80件，同比增长25%。', 'new=100, new@natural_person=80'],
  ['overview', '收到政府信息公开申请100件（其中自然人申请80件），同比增长25%。', 'new=100, new@natural_person=80'],
  ['overview', '收到政府信息公开申请100件，增加3件。', 'new=100'],
  ['overview', '收到政府信息公开申请100件，环比增长5%。', 'new=100'],
  ['overview', '收到政府信息公开申请100件，主动公开信息300条，同比增长25%。', 'new=100'],
  // Shares of a number that stands beside them, or of one that was not read.
  ['overview', '全年收到政府信息公开申请100件，其中自然人申请60件，占总数100件的60%。', 'new=100, new@natural_person=60, new@natural_person=60%/100'],
  ['overview', '新收政府信息公开申请126件，上年度结转4件，共130件，其中予以公开65件，占50%。', 'new=126, carried_in=4, new+carried_in=130, granted=65'],
  // What is told of the number before stands behind 、 or in brackets.
  ['overview', '收到政府信息公开申请412件、同比增长12%（上年368件），办结405件。', 'new=412, new up 12% from 368, concluded=405'],
  ['overview', '收到政府信息公开申请412件（上年368件），同比增长12%，办结405件（上年360件），同比增长12.5%。', 'new=412, new up 12% from 368, concluded=405, concluded up 12.5% from 360'],
  ['overview', '收到政府信息公开申请1500件，上年1000件，增长50%。', 'new=1500, new up 50% from 1000'],
  ['overview', '收到政府信息公开申请412件，较上年（368件）增加44件，增长12%。', 'new=412, new up 44 from 368, new up 12% from 368'],
  ['overview', '新收政府信息公开申请45件，较2022年（60件）下降25%。', 'new=45, new down 25% from 60 in 2022'],
  ['overview', '新收政府信息公开申请45件（2022年60件），办结44件。', 'new=45, new=60, concluded=44'],
  ['overview', '2023年，我局收到政府信息公开申请45件，上年为60件。', 'new=45, new=60'],
  ['overview', '我局收到政府信息公开申请45件，上年为60件。', 'new=45'],
  ['overview', '2023年，我局收到政府信息公开申请45件，去年收到政府信息公开申请60件。', 'new=45, new=60'],
  ['overview', '2023年，我局收到政府信息公开申请45件，2022年收到60件，同比下降25%。', 'new=45, new=60, new down 25% from 60 in 2022'],
  ['overview', '2023年，我局收到政府信息公开申请45件，同比下降25%，2022年为60件。', 'new=45, new down 25% from 60 in 2022, new=60'],
  ['overview', '2023年，我局收到政府信息公开申请45件，2022年办结60件。', 'new=45, concluded=60'],
  ['overview', '2023年，我局收到政府信息公开申请45件，2022年咨询60件。', 'new=45'],
  ['overview', '收到政府信息公开申请120件，同比增加20件、增长20%。', 'new=120, new up 20, new up 20%'],
  ['overview', '收到政府信息公开申请60件，其中自然人48件、占比80%。', 'new=60, new@natural_person=48, new@natural_person=80%/new'],
  ['overview', '收到政府信息公开申请89件，同上年相比减少11件。', 'new=89, new down 11'],
  ['overview', '收到政府信息公开申请412件，同比增长12%（上年结转20件），办结405件。', 'new=412, new up 12%, carried_in=20, concluded=405'],
  ['overview', '收到政府信息公开申请12件，较2022年减少1件，与2021年持平。', 'new=12, new down 1 in 2022, new up 0 in 2021'],
  ['overview', '全年办理政府信息公开申请5件，无因政府信息公开引发的投诉、行政复议和行政诉讼。', 'concluded=5, reconsideration!0, litigation!0'],
  ['reviews', '全年无行政复议诉讼案件。', 'reconsideration!0, litigation!0'],
  ['proactive', '行政处罚决定数量212件，其中简易程序180件，普通程序32件。', 'penalties.decisions=212'],
  ['overview', '2023年，全县各级各部门共办理政府信息公开申请96件，其中予以公开51件。', 'concluded=96 region, granted=51 region'],
  ['other', '全县行政机关办理政府信息公开申请收取信息处理费共计380元。', 'fees part=0.038 region'],
  // What stands behind the figure of another year may be of that year.
  ['overview', '今年收到政府信息公开申请27件，上年30件，办结26件。', 'new=27'],
  ['overview', '收到政府信息公开申请412件，上年368件、前年300件，办结405件。', 'new=412'],
  ['overview', '收到政府信息公开申请412件、办结405件，同比增长12%（上年368件）。', 'new=412, concluded=405'],
  // All of those counted directly before.
  ['overview', '收到政府信息公开申请23件，均予以公开。', 'new=23, granted part derived=23'],
  ['overview', '收到政府信息公开申请23件，全部不予公开。', 'new=23, denied part derived=23'],
  ['overview', '收到政府信息公开申请23件，其中自然人20件，均予以公开。', 'new=23, new@natural_person=20'],
  ['overview', '收到政府信息公开申请23件，其中20件已办结，均予以公开。', 'new=23, concluded part=20, granted part derived=20'],
  ['proactive', '制定规范性文件3件，均予以公开。', 'normative_documents.issued=3'],
  // One word for a list, one number for each of it.
  ['proactive', '全年行政许可、行政处罚、行政强制处理决定数分别为1250件、86件、3件。', 'licences.decisions=1250, penalties.decisions=86, coercive_measures.decisions=3'],
  ['proactive', '行政许可和行政处罚决定分别为1250件和86件。', 'licences.decisions=1250, penalties.decisions=86'],
  ['requests', '自然人、商业企业、科研机构申请分别为30件、5件、1件。', 'new@natural_person=30, new@company=5, new@research=1'],
  ['reviews', '政府信息公开行政复议案件3件，其中结果维持、结果纠正、尚未审结各1件。', 'reconsideration=3, reconsideration.upheld=1, reconsideration.corrected=1, reconsideration.pending=1'],
  ['reviews', '行政复议、行政诉讼各1件。', 'reconsideration=1, litigation=1'],
  ['reviews', '行政复议2件，一审、二审各1件。', 'reconsideration=2'],
  // 零 as a number; the sum of requests without a verb.
  ['reviews', '行政复议、行政诉讼均为零。', 'reconsideration=0, litigation=0'],
  ['overview', '本单位政府信息公开申请数量为零。', 'new=0'],
  ['overview', '全年政府信息公开申请总量为27件，较上年增加4件。', 'new=27, new up 4'],
  // Reasons with and without the words of the form around them.
  ['requests', '不予公开7件，其中国家秘密1件、第三方合法权益2件、内部事务信息1件、过程性信息3件。', 'denied=7, denied_state_secret=1, denied_third_party_rights=2, denied_internal_affairs=1, denied_process_information=3'],
  ['requests', '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请3件。', 'other_uncorrected=3'],
  ['requests', '作出予以公开答复20件，部分公开答复3件。', 'granted=20, partly_granted=3'],
  ['requests', '答复结果为“予以公开”的12件，“不予公开”的3件。', 'granted=12, denied=3'],
  ['overview', '收到政府信息公开申请12件，其中信息不存在2件，非本机关公开1件，予以公开7件，不予公开2件。', 'new=12, granted=7, denied=2'],
  ['requests', '办结的28件申请中，予以公开20件，占71.4%；部分公开2件。', 'concluded=28, granted=20, granted=71.4%/concluded, partly_granted=2'],
  ['overview', '收到的27件政府信息公开申请中，予以公开20件。', 'new=27, granted part=20'],
  ['overview', '新收政府信息公开申请126件，其中自然人65件，占50%，连同转来的共130件。', 'new=126, new@natural_person=65'],
  ['overview', '新收政府信息公开申请126件，其中自然人65件，占51.6%，连同转来的共130件。', 'new=126, new@natural_person=65, new@natural_person=51.6%/new'],
  // Fees for information and what follows.
  ['overview', '全年向申请人收取信息处理费3笔共1260元。', 'fees part=0.126'],
  ['other', '没有收取信息处理费，没有发生行政复议、行政诉讼案件。', 'fees part!0, reconsideration!0, litigation!0'],
  ['other', '无信息处理费收取情况。', 'fees part!0'],
  ['overview', '市政府系统共收到政府信息公开申请2700余件，其中市政府办公室收到270件。', 'new>2700 region, new=270 office'],
];

/** Numbers of other things, of another time, of a part of the requests; words that may mean either. */
const leftAlone: readonly (readonly [SectionId, string])[] = [
  ['overview', '与2022年相比，收到政府信息公开申请减少5件。'],
  ['overview', '2024年计划受理政府信息公开申请50件。'],
  ['overview', '通过网络渠道收到政府信息公开申请8件。'],
  ['overview', '全年办理行政复议案件120件，其中维持80件。'],
  ['overview', '全市受理12345热线来电3000件，办结2990件，答复率99%。'],
  ['overview', '收到人大建议5件、政协提案8件，均已办结答复。'],
  ['overview', '全年共收到群众留言300条，办结298条。其中依申请公开5件。'],
  ['overview', '其中，市自然资源局、市住建局分别收到政府信息公开申请30件、25件。'],
  ['proactive', '公开行政许可信息300条，行政处罚信息50条。'],
  ['proactive', '行政许可事项120项，行政处罚事项300项。'],
  ['proactive', '行政事业性收费项目5项。'],
  ['other', '无其他需要报告的事项。'],
  ['overview', '我局未收到不予公开的投诉。'],
  ['overview', '无超期答复申请，无申请行政复议、提起行政诉讼案件。'],
  ['overview', '自《条例》实施以来，累计收到政府信息公开申请500件。'],
  ['overview', '上半年收到政府信息公开申请20件，下半年收到30件。'],
  ['requests', '收到涉及征地拆迁的政府信息公开申请8件。'],
  ['requests', '收到申请人提交的补正材料5件。'],
  ['overview', '行政机关败诉率为0，行政复议被纠错0件。'],
  ['overview', '行政诉讼一审5件、二审3件。'],
  ['overview', '审核规范性文件12件，备案规范性文件8件。'],
  ['overview', '清理规范性文件56件，废止12件，修订3件。'],
  ['overview', '制定印发规范性文件3件、政策解读3件。'],
  ['overview', '依申请公开：0件。'],
  ['overview', '新收申请16件，其中10件已办结，6件正在办理中。'],
  ['overview', '全年共收到书面申请5件，办结5件。'],
  ['overview', '政府信息公开咨询12件，申请3件。'],
  ['overview', '主动公开信息50条，依申请公开信息3条。'],
  ['overview', '受理信息公开申请不超过10件。'],
  ['overview', '截至目前，累计受理政府信息公开申请近百件。'],
  ['overview', '全年受理信访举报投诉类申请3件。'],
  ['overview', '未发生行政复议、行政诉讼案件；未发生超期答复。'],
  ['overview', '收费0元。'],
  ['overview', '我局收到依申请公开（政府）信息 1 2 件。'],
  ['overview', '未收到企业提出的政府信息公开申请。'],
  ['overview', '向临溪县教育局提出的政府信息公开申请5件。'],
  ['overview', '向我县提出的政府信息公开申请5件，全部答复。'],
  ['overview', '办理公众咨询230件，公开答复25件。'],
  ['overview', '公开行政规范性文件12件。'],
  ['overview', '全年发布规范性文件12件、政策解读15篇。'],
  ['requests', '其中答复12件，1件申请人撤回。'],
  ['requests', '新收政府信息公开申请数量 5 0 0 0 0 0 5'],
  ['requests', '申请量居前的为土地征收类10件、房屋拆迁类8件。'],
  ['reviews', '收到一审判决3件、二审判决1件。'],
  ['proactive', '处理行政处罚案件56件。'],
  ['proactive', '现行有效规章、规范性文件35件。'],
  ['other', '本年度未发生信息处理费收费情况。'],
  ['overview', '办结率为百分之百，按时答复率100%。'],
  ['overview', '共收到并办结政府信息公开申请5件。'],
  ['overview', '今年以来，收到申请5件，全部予以公开。'],
  ['proactive', '行政处罚12件，罚款金额30万元。'],
  ['reviews', '2023年收到行政复议答复通知书3份，均已按时答复。'],
  ['requests', '受理的政府信息公开申请中，涉及拆迁的5件，涉及土地的3件。'],
  ['requests', '答复29件，其中，公开或部分公开10件，不予公开3件，政府信息不存在8件，不属于本机关公开5件，更正0件，其他3件。'],
  ['requests', '属于主动公开范围3件，同意公开5件，同意部分公开1件，不同意公开1件。'],
  ['other', '2023年度，本单位依申请提供政府信息未收取费用。'],
  ['overview', '完成规范性文件清理，废止规范性文件3件、宣布失效2件，修改1件。'],
  ['overview', '全年收到市长信箱来信120件，政府信息公开申请2件，均已办结。'],
  ['overview', '政府信息公开申请2件，均已办结。'],
  ['overview', '12月，收到政府信息公开申请5件。'],
  ['overview', '全市住建系统共收到政府信息公开申请205件，其中市局收到55件。'],
  ['overview', '共有5件政府信息公开申请，其中3件予以公开。'],
  ['overview', '政府信息公开申请办结率为100%，共办结5件。'],
  ['overview', '受理公开申请5件，实际办理6件（含结转1件）。'],
  ['overview', '我局未接到一起依申请公开政府信息的事件。'],
  ['overview', '没有收到公民依申请公开信息的要求。'],
  ['overview', '未按时答复申请5件。'],
  ['overview', '收到县政府转来政府信息公开申请8件。'],
  ['overview', '收到省厅转办的政府信息公开申请8件。'],
  ['overview', '收到重复政府信息公开申请8件。'],
  ['overview', '全县政府信息公开申请120件，办结119件。'],
  ['overview', '政府信息公开申请件数5件，同比持平。'],
  ['reviews', '行政复议、行政诉讼：结果维持1件。'],
  ['reviews', '行政诉讼方面，均获维持。'],
  ['reviews', '本年度未新发生政府信息公开行政复议、行政诉讼案件。'],
  // Things that are no requests, or went to others, among those counted.
  ['overview', '全年受理政府信息公开申请50件，其中咨询类10件，均已答复。'],
  ['requests', '2023年，我局收到政府信息公开申请3件，其中1件属于咨询类，2件已答复。'],
  ['overview', '收到政府信息公开申请12件。其中，咨询类2件，申请类10件。'],
  ['overview', '全年收到政府信息公开申请30件，其中转办12件，自办18件。'],
  ['overview', '收到政府信息公开申请12件（含来电3件）。'],
  ['overview', '全区各镇街各收到政府信息公开申请5件。'],
  ['proactive', '公示行政许可、行政处罚决定分别为1250件、86件。'],
  ['overview', '超期答复率为零，投诉为零。'],
  ['overview', '2020年至2023年政府信息公开申请总量为520件。'],
  ['overview', '政府信息公开申请量同比增长20%。'],

  // Some, or all years, or not those that the form asks for.
  ['overview', '全年收到政府信息公开申请数十件。'],
  ['overview', '全年收到政府信息公开申请几十件。'],
  ['overview', '全年收到政府信息公开申请十几件。'],
  ['overview', '2023年1-9月，收到政府信息公开申请12件。'],
  ['overview', '2023年3月至10月，收到政府信息公开申请12件。'],
  ['overview', '截至目前，已累计受理政府信息公开申请530件。'],
  ['overview', '截至目前，累计受理政府信息公开申请530件，其中2023年受理42件。'],
  ['overview', '截至2023年底，累计收到政府信息公开申请530件。'],
  ['overview', '除重复申请外，共收到政府信息公开申请42件。'],
  ['overview', '全年收到政府信息公开申请100件，其中受理90件，不予受理10件。'],
  ['overview', '办结上年结转政府信息公开申请3件、本年新收政府信息公开申请10件。'],
  ['overview', '配合市政府办公室办理依申请公开事项3件。'],
  ['overview', '督促指导相关单位办理政府信息公开申请12件。'],
  ['overview', '会同县住建局答复政府信息公开申请2件。'],
  ['overview', '代市政府答复依申请公开3件。'],
  ['overview', '网站发布信息1234条，共收到申请149件，共办结146件。'],
  ['overview', '政务服务大厅收到申请149件，办结146件。'],
  ['reviews', '2023年，我局共办理行政诉讼案件35件，其中涉及政府信息公开2件。'],
  ['reviews', '全年发生行政复议案件5件，其中涉及政府信息公开1件。'],
  ['reviews', '全年共有行政复议12件，行政诉讼8件，均与政府信息公开无关。'],
  ['reviews', '全年共有行政复议12件，行政诉讼8件，均不涉及政府信息公开。'],
  ['reviews', '本年度办理行政复议案件17件，因政府信息公开引发的3件。'],
  ['reviews', '全年发生行政复议5件，同比下降50%，其中涉及政府信息公开1件。'],
  ['overview', '全年收到政府信息公开申请100件，同比增长5%，其中受理90件，不予受理10件。'],
  ['proactive', '主动公开政府信息300条，其中规范性文件3件。'],
  ['proactive', '主动公开行政许可决定1200件，行政处罚决定36件。'],
  ['other', '发出收费通知2件，总金额300元。'],
  ['other', '收取信息处理费情况：县民政局收取300元。'],
  ['overview', '全年公文1200件，其中主动公开800件，依申请公开300件，不予公开100件。'],
];

test('sentences that state figures are read', () => {
  for (const [id, text, expected] of sentences) assert.equal(readInShort(text, id), expected, text);
});

test('sentences about something else are left alone', () => {
  for (const [id, text] of leftAlone) assert.equal(readInShort(text, id), '', text);
});

test('a heading by itself says what the paragraphs under it are about', () => {
  const anchor = { line: 1, column: 1 };
  const under = (...texts: readonly string[]): string[] => mentionsOf([{ id: 'overview', heading: '一、总体情况', anchor, paragraphs: texts.map((text) => ({ text, anchor })) }]).map(inShort);
  assert.deepEqual(under('（二）依申请公开情况', '2023年，队伍不断充实，全年共收到申请12件。'), ['new=12']);
  assert.deepEqual(under('（二）依申请公开情况', '1.申请受理情况', '全年共收到申请12件，办结11件。'), ['new=12', 'concluded=11']);
  assert.deepEqual(under('（二）依申请公开情况', '（三）便民服务情况', '全年共收到申请12件，办结11件。'), []);
  assert.deepEqual(under('（三）便民服务情况', '共收到申请12件，共办结11件。'), []);
  assert.deepEqual(under('行政审批服务持续优化，好评率稳步上升。', '共收到申请12件，共办结11件。'), []);
  assert.deepEqual(under('政务公开制度不断健全。', '共收到申请12件，共办结11件。'), ['new=12', 'concluded=11']);
  assert.deepEqual(under('依申请公开工作扎实推进，机制更加健全。', '队伍不断充实，全年共收到申请12件。'), []);
});

test('words that may mean several sums name them all', () => {
  const [received] = read('全年受理政府信息公开申请12件。');
  assert.deepEqual(received!.or, [['requests.new.total', 'requests.carried_in.total']]);
  const [fresh] = read('本年新收政府信息公开申请12件。');
  assert.equal(fresh!.or, undefined);
  const [made] = read('制定规范性文件3件。');
  assert.deepEqual(made!.or, [['normative_documents.made'], ['normative_documents.published']]);
});

test('the year a sentence names is kept; what was carried over belongs to the year after or before it', () => {
  const table: readonly (readonly [string, number | null])[] = [
    ['2022年收到政府信息公开申请15件。', 2022], ['本年度收到政府信息公开申请15件。', null], ['2022年度结转政府信息公开申请15件。', 2023], ['截至2022年12月31日，收到政府信息公开申请15件。', 2022],
    ['2022年工作有序。全年收到政府信息公开申请15件。', 2022], ['2022年工作有序。今年收到政府信息公开申请15件。', null], ['2022年工作有序。今年，我局收到政府信息公开申请15件。', null], ['结转2023年继续办理的政府信息公开申请2件。', 2022],
  ];
  for (const [text, year] of table) assert.deepEqual(read(text).map((m) => m.year), [year], text);
});

test('a change states no cell: what it is of stands beside it', () => {
  const [, change] = read('收到政府信息公开申请45件，较2022年的55件减少10件。');
  assert.deepEqual([change!.cells, change!.of, change!.value, change!.unit, change!.change], [[], ['requests.new.total'], -10, '件', { last: 55, since: 2022 }]);
});

test('amounts are in 万元, with the digits they were rounded to', () => {
  const of = (text: string): unknown[] => read(text, 'proactive').map((m) => [m.value, m.decimals, m.unit]);
  assert.deepEqual(of('行政事业性收费2039758.6元。'), [[203.97586, 5, '元']]);
  assert.deepEqual(of('行政事业性收费25.60万元。'), [[25.6, 2, '万元']]);
  assert.deepEqual(of('行政事业性收费0.3亿元。'), [[3000, 0, '亿元']]);
});

test('a mention has the place of its words in the paragraph as it is printed', () => {
  const text = '（二）依申请公开。 ２０２３ 年，我局共收到 “政府信息公开” 申请 1 2 件， 答复申请 十 二 件；無行政复议。';
  const mentions = read(text);
  assert.deepEqual(mentions.map(inShort), ['new=12', 'concluded=12', 'reconsideration!0']);
  for (const m of mentions) {
    assert.equal(text.slice(m.place.start, m.place.end), m.text);
    assert.doesNotMatch(m.text, /^\s|\s$/);
  }
  const [first] = mentionsOf([
    { id: null, heading: '', anchor: { line: 1, column: 1 }, paragraphs: [] },
    { id: 'requests', heading: '', anchor: { line: 1, column: 1 }, paragraphs: [{ text: '表格如下。', anchor: { line: 1, column: 1 } }, { text: '新收12件。', anchor: { line: 1, column: 1 } }] },
  ]);
  assert.deepEqual(first!.place, { section: 1, sectionId: 'requests', paragraph: 1, start: 0, end: 5 });
});

test('pinyin glosses do not shift the place', () => {
  const text = '我局收到政府信(xìn)息公開申請12件。';
  assert.deepEqual(read(text).map((m) => [inShort(m), m.text]), [['new=12', '收到政府信(xìn)息公開申請12件']]);
});

test('no text takes long or is too much', () => {
  for (const piece of ['申请1', '收到政府信息公开申请5件、', '一', '分别为5件、申请和', '（', '《', '向', '2023年', '复议1件，其中', '政府信息公开'.repeat(9), '\u{20000}', '\n\n']) {
    const text = `收到申请${piece.repeat(Math.ceil(19_000 / piece.length))}`;
    for (const m of read(text, 'requests')) assert.equal(text.slice(m.place.start, m.place.end), m.text);
  }
  assert.deepEqual(read(`收到政府信息公开申请5件。${'字'.repeat(30_000)}`), []);
});

test('a figure with what it leaves out, or what comes to it, behind it is left alone', () => {
  for (const text of ['2024年，已答复政府信息公开申请138件（不含上年结转7件）。', '2024年，已答复政府信息公开申请138件，另答复上年结转7件。', '全年收到政府信息公开申请130件（另有网上收到18件）。', '对2024年收到的138件予以答复。']) {
    assert.deepEqual(mentionsOf([{ id: 'overview', heading: '一、总体情况', anchor: { line: 1, column: 1 }, paragraphs: [{ text, anchor: { line: 2, column: 1 } }] }]).filter((m) => m.value >= 100), [], text);
  }
});

test('what is carried over is of the cases that were named before it', () => {
  const table: readonly (readonly [string, string])[] = [
    ['新收政府信息公开申请20件、上年结转3件；行政处罚案件9件，上年结转4件。', 'new=20, carried_in=3'],
    ['我局认真办理政府信息公开申请。行政许可受理90件，上年结转6件，办结88件，结转下年8件。', ''],
    ['我局认真办理政府信息公开申请。立案70件，上年结转6件，办结66件，结转下年10件。', ''],
    ['我局认真办理政府信息公开申请。立案70件、上年结转6件、办结66件。', ''],
    ['我局认真办理政府信息公开申请。收到政府信息公开投诉9件，上年结转1件，办结10件。', ''],
    ['我局认真办理政府信息公开申请。政府信息公开行政诉讼新收7件、上年结转2件。', ''],
    ['新收政府信息公开申请20件，上年结转3件，办结21件，结转下年2件。受理信访件60件，上年结转7件，办结61件。', 'new=20, carried_in=3, concluded=21, carried_out=2'],
    ['新收政府信息公开申请20件，上年结转3件。行政应诉案件8件，其中上年结转2件，办结6件，结转下年2件。', 'new=20, carried_in=3'],
    ['新收政府信息公开申请20件。作出行政处罚决定40件，上年结转5件，办结38件。', 'new=20, penalties.decisions=40'],
    ['新收政府信息公开申请20件。群众来信方面，上年结转5件，收到申请8件，办结9件。', 'new=20'],
    ['新收政府信息公开申请20件。行政许可方面，上年结转5件，办结38件。', 'new=20'],
    ['新收政府信息公开申请20件。信访举报投诉类事项12件。', 'new=20'],
    ['我局认真办理政府信息公开申请。受理不动产登记申请90件，上年结转申请6件，办结申请88件。', ''],
    ['我局认真办理政府信息公开申请。没有行政强制措施事项的新增。', ''],
    ['新收政府信息公开申请20件，办结21件。劳动仲裁方面，新收30件，上年结转5件，办结33件。', 'new=20, concluded=21'],
    ['新收政府信息公开申请20件，上年结转3件，办结21件。法律援助申请：上年结转5件，办结33件。', 'new=20, carried_in=3, concluded=21'],
    ['新收政府信息公开申请20件，办结21件。信访工作有序推进，上年结转5件，办结33件。', 'new=20, concluded=21'],
    // Of the requests all the same.
    ['新收政府信息公开申请20件。队伍不断充实，上年结转3件，办结21件。', 'new=20, carried_in=3, concluded=21'],
    ['新收政府信息公开申请20件，办结21件。队伍不断充实，共收到政府信息公开申请22件。', 'new=20, concluded=21, new=22'],
    ['新收政府信息公开申请20件，信访举报投诉类申请2件，上年结转3件，办结21件。', 'new=20, carried_in=3, concluded=21'],
    ['新收政府信息公开申请20件，其中网上申请12件，上年结转3件。', 'new=20, carried_in=3'],
    ['作出行政处罚决定40件。新收政府信息公开申请20件，上年结转3件，办结21件。', 'penalties.decisions=40, new=20, carried_in=3, concluded=21'],
    ['受理信访件60件，办结61件；政府信息公开申请方面，上年结转3件，新收20件，办结21件。', 'carried_in=3, new=20, concluded=21'],
    ['依申请公开方面。加强咨询服务，全年收到申请20件，上年结转3件。', 'new=20, carried_in=3'],
  ];
  for (const [text, expected] of table) assert.equal(readInShort(text), expected, text);
});

test('turns in which figures are told of what was named before', () => {
  const table: readonly (readonly [SectionId, string, string])[] = [
    ['overview', '全局共收到政府信息公开申请25件，上年结转6件。', 'new=25, carried_in=6'],
    ['overview', '收到政府信息公开申请100件，办结90件。不予公开的50件中，涉及国家秘密的6件，属于四类过程性信息的8件。', 'new=100, concluded=90, denied=50, denied_state_secret=6, denied_process_information=8'],
    ['overview', '收到政府信息公开申请100件，涉及内部事务信息的65件，涉及过程性信息的30件。', 'new=100'],
    ['requests', '本年度新收政府信息公开申请16件，结转2件；办理结果为：予以公开7件；部分公开4件；结转下年度3件。', 'new=16, granted=7, partly_granted=4, carried_out=3'],
    ['overview', '依申请公开情况。收到申请5件。办理建议50件。办理结果：予以公开20件，不予公开3件。', 'new=5'],
    ['overview', '建议50件，办理结果为：予以公开20件。', ''],
    ['overview', '新收政府信息公开申请5件，上年结转2件，共7件；建议提案共12件。', 'new=5, carried_in=2, new+carried_in=7'],
    ['overview', '收到政府信息公开申请5件，上年结转2件，信访3件，共10件。', 'new=5, carried_in=2'],
    ['reviews', '行政复议：结果维持4件，结果纠正1件，总计5件。', 'reconsideration.upheld=4, reconsideration.corrected=1, reconsideration=5'],
    ['reviews', '行政复议5件，维持4件，共4件。', 'reconsideration=5, reconsideration.upheld=4'],
    ['reviews', '行政复议2件，行政诉讼3件，共5件。', 'reconsideration=2, litigation=3'],
    ['reviews', '未经复议直接起诉的10件案件中，结果维持5件，尚未审结2件。', 'litigation_direct=10, litigation_direct.upheld=5, litigation_direct.pending=2'],
    ['overview', '政府信息公开行政诉讼16件，法院维持4件，纠正3件。', 'litigation=16, litigation.upheld=4, litigation.corrected=3'],
    ['overview', '全市法院受理政府信息公开行政诉讼16件。', 'litigation=16 [全市法院]'],
    ['overview', '共发生政府信息公开行政复议、诉讼32件。', 'litigation+reconsideration=32'],
    ['overview', '申请人对政府信息公开答复不服提起行政复议的14件，提起行政诉讼的12件。', 'reconsideration=14, litigation=12'],
    ['overview', '收到政府信息公开申请51件，按照规定时限答复48件，其余3件正在办理中。', 'new=51, concluded=48, carried_out=3'],
    ['overview', '按身份，自然人提出政府信息公开申请22件、法人或其他组织提出5件。', 'new@natural_person=22, new@legal=5'],
    ['overview', '政府信息公开申请来自自然人的77件，来自商业企业的19件。', 'new@natural_person=77, new@company=19'],
    ['overview', '政府信息公开申请中自然人22件，商业企业8件。', 'new@natural_person=22, new@company=8'],
    ['overview', '政府信息公开申请中，属信访投诉举报类不予处理15件，重复申请不予处理10件。', 'unprocessed_petition=15, unprocessed_repeated=10'],
    ['overview', '接收并登记政府信息公开申请62宗，答复66宗。', 'new=62, concluded=66'],
    ['overview', '政府信息公开申请予以公开36件，较上年增加30件；不予公开7件。', 'granted=36, granted up 30, denied=7'],
    ['proactive', '行政事业性收费合计人民币303.13万元。', 'fees=303.13'],
  ];
  for (const [id, text, expected] of table) assert.equal(readInShort(text, id), expected, text);
});

test('figures of several years in one list are each of their own year', () => {
  const table: readonly (readonly [string, readonly (readonly [number, number | null])[]])[] = [
    ['2022年、2023年分别收到政府信息公开申请7件、15件。', [[7, 2022], [15, 2023]]],
    ['2021年、2022年和2023年收到政府信息公开申请分别为5件、7件和15件。', [[5, 2021], [7, 2022], [15, 2023]]],
    ['2022年、2023年，我局分别收到政府信息公开申请7件、15件。', [[7, 2022], [15, 2023]]],
    ['2022年、2023年分别收到政府信息公开申请7件、15件，办结14件。', [[7, 2022], [15, 2023], [14, 2023]]],
    ['2022年和2023年共收到政府信息公开申请22件。', []],
    ['2021年、2023年分别收到政府信息公开申请7件、15件。', []],
    ['2023年、2022年分别收到政府信息公开申请7件、15件。', []],
    ['2022年、2023年分别收到政府信息公开申请7件、办结5件。', []],
  ];
  for (const [text, expected] of table) assert.deepEqual(read(text).map((m) => [m.value, m.year]), expected, text);
});

test('from one figure to another: the second is of this year where the first is said to be of the year before', () => {
  const table: readonly (readonly [string, readonly (readonly [number, number | null])[]])[] = [
    ['收到政府信息公开申请由2022年的12件增至2023年的19件。', [[19, 2023], [12, 2022]]],
    ['2023年，收到政府信息公开申请由上年的12件增加至19件，办结18件。', [[19, 2023], [12, 2022], [18, 2023]]],
    ['收到政府信息公开申请由去年的12件下降为今年的5件。', [[5, null]]],
    ['收到政府信息公开申请由12件增至19件。', []],
    ['收到政府信息公开申请由2020年的12件增至2023年的19件。', []],
    ['政府信息公开行政复议由5件降至3件。', []],
    ['制发规范性文件由15件减至13件。', []],
    ['政府信息公开申请答复由5件增为7件。', []],
    ['由办公室收到政府信息公开申请5件、答复3件。', [[5, null], [3, null]]],
  ];
  for (const [text, expected] of table) assert.deepEqual(read(text).map((m) => [m.value, m.year]), expected, text);
});

test('what is counted over more than the year is left alone', () => {
  const table: readonly (readonly [string, string])[] = [
    ['累计制发行政规范性文件84件。', ''],
    ['全年累计制发行政规范性文件8件。', 'normative_documents.issued=8'],
    ['2023年，累计制发行政规范性文件8件。', 'normative_documents.issued=8'],
    ['2022—2023年，共收到政府信息公开申请56件。', ''],
    ['2022年至2023年，共收到政府信息公开申请56件。', ''],
    ['2022-2023学年，收到政府信息公开申请56件。', ''],
  ];
  for (const [text, expected] of table) assert.equal(readInShort(text), expected, text);
});

test('what is counted of reviews and results, where those of this year are some of all', () => {
  const table: readonly (readonly [string, string])[] = [
    ['新发生政府信息公开行政复议3件，上年结转2件。', 'reconsideration part=3'],
    ['新提起政府信息公开行政诉讼4件，均维持。', 'litigation part=4'],
    ['新增政府信息公开行政诉讼4件，均维持。', ''],
    ['政府信息公开行政复议3件，上年结转2件，维持1件。', 'reconsideration part=3'],
    ['政府信息公开行政复议5件，其中新收3件，上年结转2件。', 'reconsideration=5'],
    ['收到政府信息公开行政复议申请5件，受理4件。', ''],
    ['受理政府信息公开行政复议申请4件。', 'reconsideration=4'],
    ['发生政府信息公开行政复议3件，均维持。', 'reconsideration=3, reconsideration.upheld derived=3'],
    ['依法办理政府信息公开申请。2023年，新收申请中，予以公开9件，不予公开4件。', 'granted part=9, denied part=4'],
    ['依法办理政府信息公开申请。办结的申请中，予以公开9件，不予公开4件。', 'granted=9, denied=4'],
    ['自然人提出的政府信息公开申请中，予以公开9件、不予公开4件。', 'granted part=9, denied part=4'],
    ['对商业企业提出的政府信息公开申请，予以公开2件，无法提供1件。', 'granted part=2, unavailable part=1'],
    ['上年结转的政府信息公开申请中，予以公开2件，不予公开1件。', 'granted part=2, denied part=1'],
    ['上年度结转的6件政府信息公开申请，予以公开2件，部分公开1件。', 'carried_in=6, granted part=2, partly_granted part=1'],
    ['上年结转6件政府信息公开申请，予以公开20件，部分公开1件。', 'carried_in=6, granted=20, partly_granted=1'],
    ['征地类政府信息公开申请，予以公开2件，不予公开1件。', 'granted part=2, denied part=1'],
    ['由县政府转办的政府信息公开申请，予以公开2件，不予公开1件。', 'granted part=2, denied part=1'],
    ['自然人提出的政府信息公开申请较多，全年共收到政府信息公开申请20件，予以公开9件。', 'new=20, granted=9'],
    ['我局办理的政府信息公开申请中，予以公开9件，不予公开4件。', 'granted=9, denied=4'],
    ['青川市财政局办理的政府信息公开申请中，予以公开9件，不予公开4件。', 'granted=9 [青川市财政局], denied=4 [青川市财政局]'],
    ['延期办理的政府信息公开申请中，予以公开2件，不予公开1件。', 'granted part=2, denied part=1'],
    ['以县政府名义答复的政府信息公开申请中，予以公开2件。', 'granted part=2'],
    ['在按期办结的政府信息公开申请中，予以公开2件。', 'granted part=2'],
    ['政府信息公开行政复议5件、行政诉讼6件，其中上年结转行政复议1件、行政诉讼2件。', 'reconsideration=5, litigation=6'],
    ['政府信息公开行政复议5件、行政诉讼6件，其中上年结转行政复议1件，行政诉讼2件。', 'reconsideration part=5, litigation part=6'],
    ['政府信息公开行政复议5件。涉及工伤认定的行政复议3件，行政诉讼2件。', 'reconsideration=5'],
    ['因政府信息公开工作不到位被提起行政复议3件，行政诉讼2件。', 'litigation=2'],
  ];
  for (const [text, expected] of table) assert.equal(readInShort(text), expected, text);
});
