// OFD (GB/T 33190) → pages → blocks.
import type { Block, Metadata } from '../../model/document.js';
import type { PageGeometry } from '../../model/geometry.js';
import type { Limits } from '../../model/limits.js';
import type { Problem } from '../../model/problem.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { blocksOf } from '../layout/blocks.js';
import { resolvePart } from '../office/path.js';
import { Pictures } from '../office/pictures.js';
import { child, children, elements, textOf, xmlPart, type XmlElement } from '../office/xml.js';
import { damaged, encrypted, openZip, type Zip } from '../office/zip.js';
import { mostMarks, tooManyMarks } from '../limits.js';
import type { Page } from '../page.js';
import { numbersOf } from './numbers.js';
import { draw, points, templatesOf, type Drawn, type OfdPicture } from './page.js';
import { Resources } from './resources.js';
import { withoutWatermarks } from './watermark.js';

/** A4, where no page says how large it is. */
const usual: readonly number[] = [0, 0, 210, 297];

interface ReadPage {
  readonly geometry: PageGeometry;
  readonly pictures: readonly OfdPicture[];
  readonly resources: Resources | null;
}

export function readOfd(bytes: Uint8Array, limits: Limits): Page | Rejection {
  const zip = openZip(bytes, limits);
  if (isRejection(zip)) return zip;
  const entry = zip.members.find((m) => m.name.toLowerCase() === 'ofd.xml')?.name ?? 'OFD.xml';
  const root = xmlPart(zip, entry, limits) ?? damaged();
  if (isRejection(root)) return root;
  const bodies = children(root, 'DocBody');
  const reading = new Reading(zip, limits);
  const metadata: Metadata[] = [];
  for (const body of bodies) {
    const refused = reading.document(resolvePart(entry, textOf(child(body, 'DocRoot') ?? none).trim()));
    if (refused !== null) return refused;
    if (metadata.length === 0) metadata.push(...metadataOf(child(body, 'DocInfo')));
  }
  if (reading.pages.length === 0) return zip.members.some((m) => /encrypt/i.test(m.name)) ? encrypted() : rejection('empty', 'OFD 文件中没有页面；请重新下载。', 'The OFD file has no pages; fetch it again.');
  const blocks = blocksOf(reading.pages.map((p) => p.geometry), limits);
  if (isRejection(blocks)) return blocks;
  return { metadata, blocks: blocks.map((b) => reading.withPicture(b)), problems: reading.problems, geometry: reading.pages.map((p) => p.geometry) };
}

const none: XmlElement = { name: '', attributes: {}, children: [] };

class TooMany extends Error {
  constructor(readonly rejection: Rejection) {
    super();
  }
}

function tooManyObjects(limit: number): Rejection {
  return rejection('too-complex',
    `OFD 文件的图元超过 ${limit} 个，不是正常的年报；如确是年报，请用 --max-tags 放宽。`,
    `The OFD file draws more than ${limit} objects, which no ordinary report does; if it is a report all the same, raise --max-tags.`);
}

class Reading {
  readonly pages: ReadPage[] = [];
  readonly problems: Problem[] = [];
  private readonly pictures: Pictures;
  private objects = 0;

  constructor(private readonly zip: Zip, private readonly limits: Limits) {
    this.pictures = new Pictures(zip, limits);
  }

  /** Reads one document of the file; several follow one another. */
  document(path: string): Rejection | null {
    const root = xmlPart(this.zip, path, this.limits);
    if (root === null) return this.zip.members.some((m) => m.encrypted || /encrypt/i.test(m.name)) ? encrypted() : damaged();
    if (isRejection(root)) return root;
    const common = child(root, 'CommonData');
    const resources = new Resources(this.zip, this.limits);
    for (const kind of ['PublicRes', 'DocumentRes']) for (const r of children(common, kind)) resources.add(resolvePart(path, textOf(r).trim()));
    const templates = new Map(children(common, 'TemplatePage').map((t) => [t.attributes['ID'] ?? '', resolvePart(path, t.attributes['BaseLoc'] ?? '')]));
    const annotations = this.annotationsOf(path, child(root, 'Annotations'));
    const list = children(child(root, 'Pages'), 'Page');
    if (this.pages.length + list.length > this.limits.pages) return tooManyPages(this.pages.length + list.length, this.limits);
    try {
      for (const page of list) {
        const part = resolvePart(path, page.attributes['BaseLoc'] ?? '');
        const content = xmlPart(this.zip, part, this.limits);
        if (content === null || isRejection(content)) {
          // A password or a bound is told of the whole file; a page that is broken leaves the others.
          if (content !== null && content.code !== 'damaged') return content;
          this.lost(this.pages.length + 1);
          continue;
        }
        this.page(content, part, child(common, 'PageArea'), resources, templates, annotations.get(page.attributes['ID'] ?? '') ?? []);
      }
    } catch (e) {
      if (e instanceof TooMany) return e.rejection;
      throw e;
    }
    return null;
  }

  private page(content: XmlElement, part: string, area: XmlElement | undefined, resources: Resources, templates: ReadonlyMap<string, string>, annotations: readonly XmlElement[]): void {
    for (const r of children(content, 'PageRes')) resources.add(resolvePart(part, textOf(r).trim()));
    const own = child(content, 'Area') ?? area;
    const given = numbersOf(textOf(child(own, 'PhysicalBox') ?? none));
    const [x, y, width, height] = (given.length === 4 && given[2]! > 0 && given[3]! > 0 ? given : usual) as [number, number, number, number];
    const drawn: Drawn = { spans: [], faint: [], rulings: [], pictures: [] };
    const shared = { ...resources.shared, count: () => { if (++this.objects > this.limits.tags) throw new TooMany(tooManyObjects(this.limits.tags)); } };
    const base = [points, 0, 0, points, -x * points, -y * points] as const;
    for (const id of templatesOf(content)) {
      const name = templates.get(id);
      const template = name === undefined ? null : xmlPart(this.zip, name, this.limits);
      if (template !== null && !isRejection(template)) draw(template, base, shared, drawn);
    }
    draw(content, base, shared, drawn);
    for (const appearance of annotations) {
      const [ax = 0, ay = 0] = numbersOf(appearance.attributes['Boundary']);
      draw(appearance, [points, 0, 0, points, (ax - x) * points, (ay - y) * points], shared, drawn);
    }
    const { rulings, pictures } = drawn;
    // A word apart is two marks, as in a PDF: its place and its signs.
    if (drawn.spans.length * 2 + rulings.length > mostMarks) throw new TooMany(tooManyMarks(this.pages.length + 1));
    const spans = withoutWatermarks(drawn.spans, drawn.faint);
    this.pages.push({ geometry: { number: this.pages.length + 1, width: width * points, height: height * points, spans, rulings, pictures }, pictures, resources });
  }

  /** Appearances of annotations by page. */
  private annotationsOf(path: string, list: XmlElement | undefined): ReadonlyMap<string, XmlElement[]> {
    const out = new Map<string, XmlElement[]>();
    const part = list === undefined ? '' : resolvePart(path, textOf(list).trim());
    const index = part === '' ? null : xmlPart(this.zip, part, this.limits);
    if (index === null || isRejection(index)) return out;
    for (const page of children(index, 'Page')) {
      const file = resolvePart(part, textOf(child(page, 'FileLoc') ?? none).trim());
      const annotations = xmlPart(this.zip, file, this.limits);
      if (annotations === null || isRejection(annotations)) continue;
      const shown = children(annotations, 'Annot').filter((a) => a.attributes['Visible'] !== 'false' && a.attributes['Type'] !== 'Watermark');
      out.set(page.attributes['PageID'] ?? '', shown.flatMap((a) => children(a, 'Appearance')));
    }
    return out;
  }

  private lost(number: number): void {
    this.problems.push({ code: 'page-damaged', level: 'error', found: String(number), message: { zh: `第 ${number} 页的内容已损坏，没有读入。`, en: `The content of page ${number} is damaged and was not read.` } });
    this.pages.push({ geometry: { number, width: usual[2]! * points, height: usual[3]! * points, spans: [], rulings: [], pictures: [] }, pictures: [], resources: null });
  }

  /** A picture of the file itself comes with its bytes; of a kind that cannot be looked into it comes without. */
  withPicture(block: Block): Block {
    if (block.kind !== 'image' || block.picture?.kind !== 'page') return block;
    const { page, box } = block.picture;
    // Boxes of blocks are rounded, and strips of one picture are put together: those are not taken apart again.
    const on = this.pages[page - 1];
    const own = on?.pictures.filter((p) => p.box.every((v, i) => Math.abs(v - box[i]!) < 0.2)) ?? [];
    const part = own.length === 1 ? on?.resources?.media.get(own[0]!.resource) : undefined;
    const bytes = part === undefined ? null : this.pictures.of(part);
    const { picture: _, ...rest } = block;
    return { ...rest, src: part ?? block.src, ...(bytes === null ? {} : { picture: { kind: 'bytes', bytes } }) };
  }
}

function metadataOf(info: XmlElement | undefined): Metadata[] {
  if (info === undefined) return [];
  const names: Readonly<Record<string, string>> = { Title: 'title', CreationDate: 'created' };
  return elements(info).flatMap((e) => {
    const name = names[e.name];
    const value = textOf(e).replace(/\s+/g, ' ').trim();
    return name === undefined || value === '' ? [] : [{ name, value }];
  });
}

function tooManyPages(count: number, limits: Limits): Rejection {
  return rejection('too-large', `文件有 ${count} 页，超过 ${limits.pages} 页的上限；如确是年报，请用 --max-pages 放宽。`, `The file has ${count} pages, more than the limit of ${limits.pages}; if it is a report all the same, raise --max-pages.`);
}
