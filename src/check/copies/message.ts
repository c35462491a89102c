// Paragraphs that two reports have in common, in words.
import type { Placed } from '../../model/placed.js';
import type { Text } from '../../model/text.js';
import type { Copied } from './copied.js';

const shown = 40;

export function passagesMessage(own: Placed, of: Placed, all: readonly Copied[]): Text {
  const first = all[0]!;
  const words = first.own.text.slice(...first.alike.first);
  const quoted = words.length > shown ? `${words.slice(0, shown)}…` : words;
  const least = Math.floor(Math.min(...all.map((c) => c.alike.jaccard)) * 100);
  const equal = least === 100;
  const same = all.filter((c) => c.figures === 'same').length;
  const changed = all.filter((c) => c.figures === 'changed').length;
  const figures: Text = same > 0
    ? { zh: all.length === 1 ? '连数字也相同' : `其中 ${same} 段连数字也相同`, en: all.length === 1 ? 'its figures are the same too' : `in ${same === 1 ? 'one' : same} of them the figures are the same too` }
    : changed > 0 ? { zh: all.length === 1 ? '数字不同' : `其中 ${changed} 段数字不同`, en: all.length === 1 ? 'its figures differ' : `in ${changed === 1 ? 'one' : changed} of them the figures differ` } : { zh: '段中没有数字', en: `there are no figures in ${all.length === 1 ? 'it' : 'them'}` };
  const n = all.length;
  return {
    zh: `${n} 段与${of.agency} ${of.year} 年报告${equal ? '相同' : `几乎相同（相似度 ${least}% 起）`}，年份${of.agency === own.agency ? '' : '、名称'}除外，${figures.zh}：“${quoted}”。`,
    en: `${n} paragraph${n === 1 ? ' is' : 's are'} ${equal ? 'the same as' : `nearly the same (${least}% alike or more) as`} in the report of ${of.agency} for ${of.year}, years${of.agency === own.agency ? '' : ' and names'} aside; ${figures.en}: “${quoted}”.`,
  };
}
