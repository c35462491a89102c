// XML of a package → a small tree, elements named by their kind of markup whatever prefix the writer chose.
import { SaxesParser } from 'saxes';
import type { Limits } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { damaged, type Zip } from './zip.js';

export interface XmlElement {
  /** `w:tbl`, `a:blip`, `Page` (of OFD): prefixes are ours; markup that is not known keeps the writer's. */
  readonly name: string;
  /** By local name, without prefix; `r:id` and `xml:space` keep it. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** No document nests deeper; what reads the tree calls itself for each level. */
const deepest = 600;

const strict = 'http://purl.oclc.org/ooxml/';
const transitional = 'http://schemas.openxmlformats.org/';
/** Namespaces and the prefix they have here. */
const known = new Map<string, string>([
  [`${transitional}wordprocessingml/2006/main`, 'w'], [`${strict}wordprocessingml/main`, 'w'],
  [`${transitional}drawingml/2006/main`, 'a'], [`${strict}drawingml/main`, 'a'],
  [`${transitional}drawingml/2006/picture`, 'pic'], [`${strict}drawingml/picture`, 'pic'],
  [`${transitional}officeDocument/2006/relationships`, 'r'], [`${strict}officeDocument/relationships`, 'r'],
  [`${transitional}officeDocument/2006/math`, 'm'], [`${strict}officeDocument/math`, 'm'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['urn:schemas-microsoft-com:vml', 'v'], ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://purl.org/dc/elements/1.1/', 'dc'], ['http://purl.org/dc/terms/', 'dcterms'],
]);

class Refused extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.code);
  }
}

/** Reads one part. Entities are never resolved, and a part that declares any is refused. */
export function parseXml(bytes: Uint8Array, limits: Limits): XmlElement | Rejection {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const prefixes = new Map<string, string>();
  const open: { name: string; raw: string; attributes: Record<string, string>; children: (XmlElement | string)[] }[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  const canonical = (raw: string): string => {
    const colon = raw.indexOf(':');
    if (colon === -1) {
      const own = prefixes.get('');
      return own === undefined || own === '' ? raw : `${own}:${raw}`;
    }
    const prefix = prefixes.get(raw.slice(0, colon)) ?? raw.slice(0, colon);
    return prefix === '' ? raw.slice(colon + 1) : `${prefix}${raw.slice(colon)}`;
  };
  parser.on('doctype', () => {
    throw new Refused(rejection('unsupported', '文件中的 XML 声明了实体（DTD），正常的文档没有；为安全起见不读；如来源可信，请用 Word 或 WPS 打开后另存再读。', 'The XML in the file declares entities (a DTD), which no ordinary document does, and is not read for safety: if you trust where it is from, open it in Word or WPS, save it anew and read that.'));
  });
  parser.on('error', () => {
    throw new Refused(damaged());
  });
  parser.on('opentag', (tag) => {
    if (++count > limits.tags) throw new Refused(tooManyTags(limits));
    if (open.length >= deepest) throw new Refused(tooDeep());
    const attributes: Record<string, string> = {};
    for (const [raw, value] of Object.entries(tag.attributes as Record<string, string>)) {
      // Taken for the whole document: no writer gives one prefix two meanings.
      if (raw === 'xmlns') prefixes.set('', known.get(value) ?? '');
      else if (raw.startsWith('xmlns:')) prefixes.set(raw.slice(6), known.get(value) ?? (value.includes('ofdspec.org') ? '' : raw.slice(6)));
    }
    for (const [raw, value] of Object.entries(tag.attributes as Record<string, string>)) {
      if (raw.startsWith('xmlns')) continue;
      const colon = raw.indexOf(':');
      const prefix = colon === -1 ? '' : (prefixes.get(raw.slice(0, colon)) ?? raw.slice(0, colon));
      attributes[prefix === 'r' ? `r${raw.slice(colon)}` : raw.slice(colon + 1)] = value;
    }
    const element = { name: canonical(tag.name), raw: tag.name, attributes, children: [] };
    open[open.length - 1]?.children.push(element);
    open.push(element);
  });
  const text = (words: string): void => {
    const parent = open[open.length - 1];
    if (parent !== undefined && words !== '') parent.children.push(words);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const element = open.pop()!;
    if (open.length === 0) root = element;
  });
  try {
    const source = decode(bytes);
    // In pieces: what is refused is refused before the rest is looked at.
    for (let at = 0; at < source.length; at += piece) parser.write(source.slice(at, at + piece));
    parser.close();
  } catch (e) {
    if (e instanceof Refused) return e.rejection;
    return damaged();
  }
  return root ?? damaged();
}

const piece = 1 << 16;

function decode(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : declared(bytes);
  return new TextDecoder(label).decode(bytes);
}

function declared(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.-]{1,30})["']/.exec(head)?.[1]?.toLowerCase();
  return label?.startsWith('gb') === true ? 'gb18030' : 'utf-8';
}

/** A part of a package as a tree; null where the package has no such part. */
export function xmlPart(zip: Zip, name: string, limits: Limits): XmlElement | Rejection | null {
  const member = zip.find(name);
  if (member === undefined) return null;
  const bytes = zip.read(member);
  return isRejection(bytes) ? bytes : parseXml(bytes, limits);
}

export function child(e: XmlElement | undefined, name: string): XmlElement | undefined {
  if (e === undefined) return undefined;
  for (const c of e.children) if (typeof c !== 'string' && c.name === name) return c;
  return undefined;
}

export function children(e: XmlElement | undefined, name: string): XmlElement[] {
  return e === undefined ? [] : e.children.filter((c): c is XmlElement => typeof c !== 'string' && c.name === name);
}

export function elements(e: XmlElement): XmlElement[] {
  return e.children.filter((c): c is XmlElement => typeof c !== 'string');
}

/** All text within. */
export function textOf(e: XmlElement): string {
  return e.children.map((c) => (typeof c === 'string' ? c : textOf(c))).join('');
}

function tooManyTags(limits: Limits): Rejection {
  return rejection('too-complex', `文件有 ${limits.tags} 个以上的标签，不是正常的年报；如确是年报，请用 --max-tags 放宽。`, `The file has more than ${limits.tags} tags, which no ordinary report has; if it is a report all the same, raise --max-tags.`);
}

function tooDeep(): Rejection {
  return rejection('too-complex', `文件中的标签嵌套超过 ${deepest} 层，不是正常的年报。`, `The file nests its tags more than ${deepest} deep; no ordinary report does.`);
}
