// Names within a package: where a relation of one part points.
import type { Limits } from '../../model/limits.js';
import { isRejection } from '../../model/rejection.js';
import { children, xmlPart } from './xml.js';
import type { Zip } from './zip.js';

export interface Relation {
  readonly type: string;
  /** Name of the part; of an external one the address, which is never fetched. */
  readonly target: string;
  readonly external: boolean;
}

/** The relations of a part, by id; of the package itself for the part ''. Without any where their part is missing or damaged. */
export function relationsOf(zip: Zip, part: string, limits: Limits): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf('/');
  const tree = xmlPart(zip, `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`, limits);
  const out = new Map<string, Relation>();
  if (tree === null || isRejection(tree)) return out;
  for (const r of children(tree, 'Relationship')) {
    const { Id, Type, Target, TargetMode } = r.attributes;
    if (Id === undefined || Target === undefined) continue;
    const external = TargetMode === 'External';
    out.set(Id, { type: (Type ?? '').slice((Type ?? '').lastIndexOf('/') + 1), target: external ? Target : resolvePart(part, Target), external });
  }
  return out;
}

/** `../media/a.png` as seen from `word/document.xml`. */
export function resolvePart(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
