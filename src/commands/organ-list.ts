// The list of organs that should report → kept in the store, once it is told which of its names are agencies that have reported.
import { agencyOf } from '../register/agency.js';
import type { Store } from '../store/store.js';
import { agencyTables } from './agency-tables.js';
import { CommandError } from './command.js';
import type { Context } from './context.js';
import { listedIn } from './list-file.js';
import { visible } from './visible.js';

/** Unmatched names that are written out; the rest are counted. */
const shown = 10;

/** Keeps the names of the file in the place of those before, and says how many of them have a report stored and which have not. Throws CommandError where none has: then nothing is kept. Before any report is stored, none can have one: the list is kept, and that is said. */
export async function keepOrganList(context: Context, store: Store, file: string): Promise<string> {
  const names = [...new Set(listedIn(context, file))];
  if (names.length === 0) throw new CommandError(2, { zh: `名单 ${file} 里没有名称：没有采用。`, en: `There is no name in the list ${file}: it was not taken.` });
  const tables = agencyTables();
  const there = new Set((await store.figures.agencies()).map((a) => a.identity));
  if (there.size === 0) {
    await store.checks.keepOrgans(names);
    return context.say({
      zh: `名单共 ${names.length} 个名称，已记入；库里还没有报告，对不对得上尚不能知道：加入报告后，用 check --list 再给一次即知。\n`,
      en: `The list of ${names.length} ${names.length === 1 ? 'name' : 'names'} is kept. No report is stored yet, so whether they are agencies of the database is not known: once there are reports, give it to check --list again.\n`,
    });
  }
  const without = names.filter((name) => !there.has(agencyOf(name, tables).key));
  const said = visible(without.slice(0, shown).join('、'));
  const saidEn = visible(without.slice(0, shown).join(', '));
  const more = without.length - shown;
  if (without.length === names.length) {
    throw new CommandError(2, {
      zh: `名单 ${file} 的 ${names.length} 个名称都对不上库里的机关（${said}${more > 0 ? '等' : ''}）：名称须带地名，如“金湖县统计局”。没有采用。`,
      en: `${names.length === 1 ? 'The only name' : `None of the ${names.length} names`} in the list ${file} is ${names.length === 1 ? 'no' : 'an'} agency in the database (${saidEn}${more > 0 ? ` and ${more} more` : ''}): a name has to begin with its place, as in 金湖县统计局. It was not taken.`,
    });
  }
  const before = await store.checks.organs();
  await store.checks.keepOrgans(names);
  const matched = names.length - without.length;
  const replaced = before.length > 0 && (before.length !== names.length || before.some((name, i) => name !== names[i]));
  return context.say({
    zh: `名单共 ${names.length} 个名称，${matched} 个在库里有报告${without.length > 0 ? `，${without.length} 个没有：${said}${more > 0 ? '等' : ''}` : ''}。${replaced ? `它取代了以前的名单（${before.length} 个名称）。` : ''}\n`,
    en: `The list has ${names.length} ${names.length === 1 ? 'name' : 'names'}: ${matched} ${matched === 1 ? 'has' : 'have'} a report stored${without.length > 0 ? `, ${without.length} ${without.length === 1 ? 'has' : 'have'} none: ${saidEn}${more > 0 ? ` and ${more} more` : ''}` : ''}.${replaced ? ` It replaces the list before (${before.length} ${before.length === 1 ? 'name' : 'names'}).` : ''}\n`,
  });
}
