// One file of text a table, all tables in one pass: what csv, json and jsonl have in common.
import type { Dataset } from '../dataset.js';
import type { Sink, Target } from '../format.js';
import type { Row, Table } from '../table.js';

export interface Writing {
  readonly ending: string;
  readonly before: (t: Table) => string;
  /** `first`: no rows were written before. */
  readonly rows: (t: Table, rows: readonly Row[], first: boolean) => string;
  /** `none`: there were no rows at all. */
  readonly after: (t: Table, none: boolean) => string;
}

/** Text gathered before it goes on its way, characters. */
const piece = 65_536;

export async function writeTexts(data: Dataset, target: Target, w: Writing, see?: Parameters<Dataset['pass']>[2]): Promise<void> {
  const files = new Map<Table, { readonly sink: Sink; text: string; none: boolean }>();
  for (const t of data.tables) files.set(t, { sink: await target.open(`${t.name}${w.ending}`), text: w.before(t), none: true });
  await data.pass(data.tables, (t, rows) => {
    if (rows.length === 0) return;
    const file = files.get(t)!;
    file.text += w.rows(t, rows, file.none);
    file.none = false;
    if (file.text.length < piece) return;
    const { text } = file;
    file.text = '';
    return file.sink.write(text);
  }, see);
  for (const [t, file] of files) {
    await file.sink.write(file.text + w.after(t, file.none));
    await file.sink.end();
  }
}
