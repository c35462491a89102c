// datapackage.json as the Tabular Data Package profile of Frictionless Data (version 1) describes it.
import type { Column, Table } from '../table.js';
import type { Licence } from './licences.js';

/** A file as it was written. */
export interface Written {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface About {
  /** Of the data, not of the program. */
  readonly version: string;
  /** ISO date and time, UTC. */
  readonly created: string;
  readonly licence: Licence;
  readonly contributors: readonly { readonly title: string; readonly role: string }[];
  /** Name and version of the program. */
  readonly program: string;
}

export interface Resource {
  readonly table: Table;
  readonly file: Written;
}

/** `origins`: the sites the documents were published on. */
export function descriptor(about: About, resources: readonly Resource[], texts: readonly Written[], origins: readonly string[]): object {
  return {
    profile: 'tabular-data-package',
    name: 'nianbao',
    title: '政府信息公开工作年度报告数据集 Annual reports on government-information disclosure in China',
    description: '从各机关公布的年度报告读出的数，每个数都有其在原件中的位置和核对结果。Figures read from the annual reports that agencies publish; every figure has its place in the document and what the rules say of it.',
    version: about.version,
    created: about.created,
    keywords: ['政府信息公开', '年度报告', 'open government information', 'freedom of information', 'China'],
    licenses: [{ name: about.licence.id, path: about.licence.path, title: about.licence.title }],
    sources: origins.length === 0 ? [{ title: '各机关公布的政府信息公开工作年度报告 annual reports as published by the agencies' }] : origins.map((o) => ({ title: new URL(o).host, path: o })),
    contributors: about.contributors,
    resources: resources.map(resourceOf),
    texts: texts.map((t) => ({ path: t.path, bytes: t.bytes, hash: `sha256:${t.sha256}` })),
  };
}

function resourceOf({ table: t, file }: Resource): object {
  return {
    profile: 'tabular-data-resource',
    name: t.name,
    path: file.path,
    title: `${t.title.zh} ${t.title.en}`,
    description: `${t.says.zh}。${t.says.en}.`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    dialect: { csvddfVersion: 1.2, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, skipInitialSpace: false, header: true },
    schema: {
      fields: t.columns.map((c) => field(c, t)),
      missingValues: [''],
      ...(t.primaryKey.length === 0 ? {} : { primaryKey: t.primaryKey }),
      ...(t.foreignKeys.length === 0 ? {} : { foreignKeys: t.foreignKeys.map((k) => ({ fields: k.column, reference: { resource: k.table, fields: k.refers } })) }),
    },
  };
}

function field(c: Column, t: Table): object {
  // A list of values that is a table of its own is said by the key that leads there.
  const listed = c.values !== undefined && !t.foreignKeys.some((k) => k.column === c.name);
  const constraints = {
    ...(c.required === true ? { required: true } : {}),
    ...(t.primaryKey.length === 1 && t.primaryKey[0] === c.name ? { unique: true } : {}),
    ...(listed ? { enum: c.values } : {}),
  };
  const unit = c.unit === undefined ? '' : ` [${c.unit.zh}; ${c.unit.en}]`;
  return { name: c.name, type: c.type, title: `${c.label.zh} ${c.label.en}`, description: `${c.says.zh}。${c.says.en}.${unit}`, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) };
}
