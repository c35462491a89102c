// The script of the search page of a static site: looks words up in the parts of an index that lie beside it as files. What it does with words is what the server does, function by function.
import { han, levelled, pairs, phrasesOf, runs, termsOf } from '../../store/bigrams.js';
import { around, passages, places } from '../../store/passages.js';
import { digits, partOf } from '../search-index.js';

export const searchScript = `'use strict';
(() => {
  const runs = ${runs}, han = ${han}, around = ${around}, places = ${places}, digits = ${JSON.stringify(digits)};
  ${[levelled, pairs, phrasesOf, termsOf, passages, partOf].join('\n  ')}
  const own = document.getElementById('still-search');
  const words = (name) => own.dataset[name] || '';
  const box = own.querySelector('input'), year = own.querySelector('select'), button = own.querySelector('button');
  const said = document.getElementById('said'), hits = document.getElementById('hits'), more = document.getElementById('more');
  // Parts come as scripts: a page that lies on a disk may load nothing else.
  const waiting = new Map(), there = new Map();
  globalThis.nianbao = { part: (name, content) => { const w = waiting.get(name); if (w) w.done(content); } };
  const part = (name) => {
    if (!there.has(name)) there.set(name, new Promise((done, failed) => {
      const s = document.createElement('script');
      waiting.set(name, { done });
      s.src = words('index') + name + '.js';
      s.onload = () => { s.remove(); failed(new Error(name)); };
      s.onerror = () => { s.remove(); there.delete(name); failed(new Error(name)); };
      document.head.append(s);
    }));
    return there.get(name);
  };
  const numbers = (text) => {
    const all = [];
    let last = -1;
    for (let i = 0; i < text.length; ) {
      let n = 0, shift = 1, d;
      do { d = digits.indexOf(text[i++]); n += (d & 31) * shift; shift *= 32; } while (d & 32);
      all.push(last += n);
    }
    return all;
  };
  const found = async (terms, about) => {
    const lists = await Promise.all(terms.map(async (t) => { const p = await part('i' + partOf(t, about.parts)); return Object.hasOwn(p, t) ? numbers(p[t]) : []; }));
    lists.sort((a, b) => a.length - b.length);
    return lists.slice(1).reduce((kept, list) => { const set = new Set(list); return kept.filter((n) => set.has(n)); }, lists[0]).reverse();
  };
  const shown = ([agency, year, path, ordinal, heading], pieces) => {
    const li = document.createElement('li'), a = document.createElement('a');
    a.href = path.split('/').map(encodeURIComponent).join('/') + (ordinal === null ? '' : '#s-' + ordinal);
    a.textContent = agency + (year === null ? '' : ' ' + year);
    li.append(a);
    if (year === null) return li;
    const where = document.createElement('span'), text = document.createElement('span');
    where.className = 'dim';
    where.textContent = ' ' + heading;
    text.lang = 'zh-CN';
    pieces.forEach((t, i) => { const e = document.createElement(i % 2 ? 'mark' : 'span'); e.textContent = t; text.append(e); });
    li.append(where, document.createElement('br'), text);
    return li;
  };
  let turn = 0;
  const search = async () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const query = (asked.get('q') || '').slice(0, 100), of = asked.get('year') || '';
    const mine = ++turn;
    box.value = query;
    year.value = of;
    document.querySelectorAll('a.lang').forEach((a) => { a.hash = location.hash; });
    hits.replaceChildren();
    more.hidden = true;
    said.textContent = '';
    if (query.trim() === '') return;
    const phrases = phrasesOf(query);
    if (phrases === null) { said.textContent = words('short'); return; }
    said.textContent = words('busy');
    try {
      const about = await part('about');
      const left = await found([...new Set([...phrases.flatMap(termsOf), ...(of === '' ? [] : ['#' + of])])], about);
      if (mine !== turn) return;
      said.textContent = words('count').replace('#', left.length.toLocaleString('en'));
      const next = async () => {
        more.hidden = true;
        for (let n = 0; n < 20 && left.length > 0; ) {
          const batch = left.splice(0, 20 - n);
          const docs = await Promise.all(batch.map(async (d) => (await part('t' + Math.floor(d / about.each)))[d % about.each]));
          if (mine !== turn) return;
          for (const doc of docs) {
            const pieces = passages(doc[1] === null ? doc[0] : doc[4] + '\\n' + doc[5], phrases);
            if (pieces !== null) { hits.append(shown(doc, pieces)); n += 1; }
          }
        }
        if (left.length === 0) said.textContent = words('count').replace('#', hits.childElementCount.toLocaleString('en'));
        more.hidden = left.length === 0;
      };
      more.onclick = next;
      await next();
    } catch { if (mine === turn) said.textContent = words('failed'); }
  };
  const ask = () => {
    const p = new URLSearchParams({ q: box.value.trim() });
    if (year.value !== '') p.set('year', year.value);
    if (location.hash === '#' + p) void search(); else location.hash = p;
  };
  own.hidden = false;
  button.addEventListener('click', ask);
  box.addEventListener('keydown', (e) => { if (e.key === 'Enter' && !e.isComposing) ask(); });
  addEventListener('hashchange', search);
  void search();
})();
`;
