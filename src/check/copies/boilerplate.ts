// Sentences that stand in most reports because law, form or usage puts them there: never a sign that one was copied from another.
const phrases: readonly RegExp[] = [
  /政府信息公开条例》?.{0,60}(?:要求|规定|编制|制作|公布|精神)/,
  /国办(?:函|发|公开办函)|国务院令|(?:年度报告格式|办公厅关于印发)/,
  /统计期限|数据的?统计(?:期|时)|所列数据|起至.{0,16}止/,
  /编制本(?:年度)?报告|(?:部分|方面)组成|现将.{0,40}(?:报告|公布)如下|如下[:：]?$/,
  /如(?:对本报告)?有(?:任何)?疑问|联系(?:电话|地址|方式)|邮政?编码?|(?:电子版|本报告|年度报告|全文)[^。]{0,40}(?:查阅|下载)/,
  /其他需要报告的事项|信息处理费|需要(?:报告|说明)的(?:其他)?事项/,
  /习近平新时代中国特色社会主义思想|党的(?:十九|二十)(?:大|届)|全会精神|党中央.{0,8}国务院/,
  /公开为常态|应公开尽公开|应公开、?尽公开|知情权、?(?:参与权|表达权|监督权)/,
  /(?:未|没有)(?:收到|发生|出现|产生|涉及|受理|收取).{0,40}(?:申请|复议|诉讼|费|投诉|举报|事项|情况)/,
  /(?:行政复议|行政诉讼).{0,20}(?:件|无|未|没有|为零)/,
  /勾稽关系/,
];

/** One expression is one walk over the sentence. */
const any = new RegExp(phrases.map((p) => p.source).join('|'));

export function isBoilerplate(sentence: string): boolean {
  return any.test(sentence);
}
