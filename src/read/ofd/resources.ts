// Resources of an OFD document by their id: pictures, drawing parameters, content used more than once.
import type { Limits } from '../../model/limits.js';
import { isRejection } from '../../model/rejection.js';
import { resolvePart } from '../office/path.js';
import { child, children, textOf, xmlPart, type XmlElement } from '../office/xml.js';
import type { Zip } from '../office/zip.js';

export class Resources {
  /** Name of the part. */
  readonly media = new Map<string, string>();
  private readonly drawParams = new Map<string, XmlElement>();
  private readonly composites = new Map<string, XmlElement>();
  private readonly added = new Set<string>();

  constructor(private readonly zip: Zip, private readonly limits: Limits) {}

  get shared(): { readonly drawParams: ReadonlyMap<string, XmlElement>; readonly composites: ReadonlyMap<string, XmlElement> } {
    return { drawParams: this.drawParams, composites: this.composites };
  }

  /** Reads one list of resources; one that is missing or damaged has none. */
  add(part: string): void {
    if (part === '' || this.added.has(part)) return;
    this.added.add(part);
    const root = xmlPart(this.zip, part, this.limits);
    if (root === null || isRejection(root)) return;
    const folder = root.attributes['BaseLoc'] ?? '';
    const base = folder === '' ? part : `${resolvePart(part, folder)}/_`;
    for (const m of children(child(root, 'MultiMedias'), 'MultiMedia')) {
      const file = child(m, 'MediaFile');
      if (file !== undefined) this.media.set(m.attributes['ID'] ?? '', resolvePart(base, textOf(file).trim()));
    }
    for (const p of children(child(root, 'DrawParams'), 'DrawParam')) this.drawParams.set(p.attributes['ID'] ?? '', p);
    for (const c of children(child(root, 'CompositeGraphicUnits'), 'CompositeGraphicUnit')) this.composites.set(c.attributes['ID'] ?? '', c);
  }
}
