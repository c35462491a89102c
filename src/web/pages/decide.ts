// A decision that comes back in a form: kept as the command `review` keeps it, or shown again with the reason why not.
import type { Context } from 'hono';
import { filterOf, queryOf, statusOf } from '../asked.js';
import type { Writing } from '../guard.js';
import type { Page, View } from '../view.js';
import { findingPage } from './finding.js';

/** Bytes of a form. */
const largest = 16_384;

export async function decide(c: Context, view: View, guard: Writing, show: (page: Page | null) => Promise<Response>): Promise<Response> {
  const { say, site, links } = view;
  const fingerprint = c.req.param('finding') ?? '';
  const filter = filterOf(c.req.query());
  const fields = await fieldsOf(c);
  const refuse = async (status: 400 | 403 | 429, why: string): Promise<Response> => show(await findingPage(view, fingerprint, filter, { status, why, fields: fields ?? new Map() }));
  if (fields === null) return refuse(400, say('表单太大或不完整。', 'The form is too large, or not whole.'));
  const refused = guard.refused(c, fields);
  if (refused !== null) {
    return refuse(refused.status, {
      'read-only': say('这里只读，不收结论。', 'Decisions are not taken here.'),
      form: say('表单已过期，请再提交一次。', 'The form is out of date: send it again.'),
      token: say('口令不对。', 'The token is wrong.'),
      slow: say('口令错得太多，请过一分钟再试。', 'Too many wrong tokens: try again in a minute.'),
    }[refused.why]);
  }
  const status = statusOf(fields.get('status'));
  const note = (fields.get('note') ?? '').trim().slice(0, 2000);
  const by = (fields.get('by') ?? '').trim().slice(0, 80);
  if (status === undefined) return refuse(400, say('请选择结论。', 'Choose a decision.'));
  if (by === '') return refuse(400, say('请写明是谁的结论。', 'Say who decides.'));
  if (note === '' && status !== 'open') return refuse(400, say('请写明理由。', 'Say why.'));
  const found = /^[0-9a-f]{32}$/u.test(fingerprint) ? await site.store.pages.finding(fingerprint) : null;
  if (found === null) return show(null);
  // Asked before it is kept: a filter by status may no longer have it afterwards.
  const { after } = await site.store.pages.beside(filter, found);
  await site.store.reviews.decide(found, { status, note, by, at: new Date().toISOString() });
  const next = fields.get('go') === 'next' && after !== null ? after : fingerprint;
  return c.redirect(links.to(['finding', next], queryOf(filter)), 303);
}

async function fieldsOf(c: Context): Promise<ReadonlyMap<string, string> | null> {
  if (!(c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) return null;
  const reader = c.req.raw.body?.getReader();
  if (reader === undefined) return new Map();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > largest) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return new Map(new URLSearchParams(Buffer.concat(parts).toString('utf8')));
}
