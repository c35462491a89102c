// The script of all pages: what makes them quicker to use. Everything can be done without it.

export const script = `'use strict';
(() => {
  const frame = document.querySelector('iframe[name=original]');
  const select = (td) => {
    document.querySelectorAll('td.selected').forEach((x) => x.classList.remove('selected'));
    if (td) td.classList.add('selected');
  };
  // The frame is of another origin: it may be led, not read.
  let shown = frame && frame.getAttribute('src') ? frame.src : null;
  const show = (href) => {
    shown = href;
    frame.contentWindow.location.replace(href);
  };
  if (frame) {
    document.addEventListener('click', (e) => {
      const a = e.target instanceof Element && e.target.closest('a[target=original]');
      if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
      // The frame and the address change together, and neither leaves a step for Back, which would take back one of them.
      e.preventDefault();
      show(a.href);
      const td = a.closest('td');
      select(td);
      const url = new URL(location.href);
      url.hash = '';
      if (!url.protocol.startsWith('http') || document.querySelector('meta[name=referrer]') !== null) { if (td) url.hash = td.id; }
      else if (td) url.searchParams.set('cell', td.id.slice(2));
      else url.searchParams.delete('cell');
      try { history.replaceState(null, '', url); } catch { /* a file has no history */ }
      if (innerWidth < 900) frame.scrollIntoView({ block: 'nearest' });
    });
    // The whole cell opens its place, as the style does it without script; but a link over all of it would let nobody mark the figure.
    document.documentElement.classList.add('live');
    document.addEventListener('click', (e) => {
      const td = e.target instanceof Element && !e.target.closest('a') && e.target.closest('.form td[id]');
      const a = td && td.querySelector(':scope > a[target=original]');
      if (!a || e.ctrlKey || e.metaKey || e.shiftKey || !getSelection().isCollapsed) return;
      a.focus({ preventScroll: true });
      a.click();
    });
    const at = /^#(c-.+)/.exec(decodeURIComponent(location.hash));
    const td = at && document.getElementById(at[1]);
    if (td && !frame.getAttribute('src')) {
      select(td);
      const a = td.querySelector('a[target=original]');
      if (a) show(a.href);
    }
    // A frame that had gone to its cell before it had its size goes there once more.
    addEventListener('load', () => { if (shown) show(shown); });
  }
  // Beside its cell: the style alone has it below the cell, at the left of the table. Above where the window ends.
  const place = (td) => {
    const tip = td.querySelector('.tip');
    if (!tip) return;
    tip.style.transform = '';
    const [c, t, box] = [td, tip, tip.offsetParent || document.body].map((x) => x.getBoundingClientRect());
    if (t.width === 0) return;
    const x = Math.max(0, Math.min(c.right, box.right) - t.right);
    const y = c.bottom + t.height > innerHeight && c.top >= t.height ? c.top - t.bottom : c.bottom - t.top;
    tip.style.transform = 'translate(' + x + 'px,' + y + 'px)';
  };
  // A table of the form is one stop of the Tab key; arrows go from cell to cell within it. What a finding has left on a cell is gone to with F2.
  const stop = (td) => td.querySelector(':scope > a') || td;
  const current = (td) => {
    const own = td.closest('table');
    own.querySelectorAll('[tabindex="0"]').forEach((x) => x.setAttribute('tabindex', '-1'));
    stop(td).setAttribute('tabindex', '0');
  };
  const tables = document.querySelectorAll('.form table');
  tables.forEach((table) => {
    const rows = [...table.tBodies[0].rows].map((tr) => [...tr.querySelectorAll('td[id]')]);
    table.setAttribute('role', 'grid');
    table.setAttribute('aria-describedby', 'keys');
    table.parentElement.removeAttribute('tabindex');
    rows.flat().forEach((td) => {
      stop(td).setAttribute('tabindex', '-1');
      td.querySelectorAll('a').forEach((a) => a.setAttribute('tabindex', '-1'));
    });
    current(table.querySelector('td.selected, td:target') || rows[0][0]);
    table.addEventListener('focusin', (e) => {
      const td = e.target.closest('td[id]');
      if (td) current(td);
    });
    table.addEventListener('keydown', (e) => {
      const td = e.target.closest('td[id]');
      if (!td || e.altKey || e.metaKey || e.shiftKey) return;
      const r = rows.findIndex((row) => row.includes(td));
      const c = rows[r].indexOf(td);
      const at = (y, x) => rows[y] && rows[y][x];
      const all = e.ctrlKey ? { Home: at(0, 0), End: at(rows.length - 1, rows[rows.length - 1].length - 1) } : {
        ArrowLeft: at(r, c - 1), ArrowRight: at(r, c + 1), ArrowUp: at(r - 1, c), ArrowDown: at(r + 1, c), Home: at(r, 0), End: at(r, rows[r].length - 1),
      };
      if (e.key in all) {
        // At an edge the key does nothing; the page does not roll away under it.
        e.preventDefault();
        if (all[e.key]) stop(all[e.key]).focus();
      } else if (e.key === 'F2') {
        const links = [...td.querySelectorAll('a')];
        e.preventDefault();
        if (links.length > 0) links[(links.indexOf(document.activeElement) + 1) % links.length].focus();
      } else if (e.key === 'Escape') stop(td).focus();
    });
  });
  const keys = document.getElementById('keys');
  if (keys) keys.hidden = false;
  // A link to a cell takes the keyboard along.
  addEventListener('hashchange', () => {
    const td = document.querySelector('.form td:target');
    if (td) stop(td).focus();
  });
  const mates = (e, on) => {
    const td = e.target instanceof Element && e.target.closest('td[data-f]');
    if (!td) return;
    if (on) place(td);
    const own = td.dataset.f.split(' ');
    document.querySelectorAll('td[data-f]').forEach((x) => x.classList.toggle('mate', on && x.dataset.f.split(' ').some((n) => own.includes(n))));
  };
  for (const [name, on] of [['mouseover', true], ['mouseout', false], ['focusin', true], ['focusout', false]]) document.addEventListener(name, (e) => mates(e, on));
  // To open a finding again needs no reason; every other decision does.
  const decision = document.getElementById('decide');
  if (decision) {
    const settle = () => { decision.elements.note.required = decision.elements.status.value !== 'open'; };
    decision.addEventListener('change', settle);
    settle();
  }
  // Of a static site: the rows of the list that have all words and the severity. What is asked stands behind #.
  const own = document.getElementById('rows');
  if (own) {
    const [box, severity, said] = ['input', 'select', 'output'].map((x) => own.querySelector(x));
    const rows = [...document.querySelectorAll('main tbody tr')].map((tr) => ({ tr, text: tr.textContent.toLowerCase() }));
    const filter = () => {
      const words = box.value.trim().toLowerCase().split(/\\s+/);
      for (const { tr, text } of rows) tr.hidden = !(words.every((w) => text.includes(w)) && (severity.value === '' || tr.querySelector('.tag.' + severity.value)));
      said.textContent = own.dataset.count.replace('#', rows.filter(({ tr }) => !tr.hidden).length);
    };
    const ask = () => {
      filter();
      const p = new URLSearchParams();
      if (box.value.trim() !== '') p.set('q', box.value.trim());
      if (severity.value !== '') p.set('severity', severity.value);
      try { history.replaceState(null, '', '#' + p); } catch { /* a file has no history */ }
    };
    const asked = () => {
      const p = new URLSearchParams(location.hash.slice(1));
      box.value = p.get('q') || '';
      severity.value = p.get('severity') || '';
      filter();
    };
    own.hidden = false;
    box.addEventListener('input', ask);
    severity.addEventListener('change', ask);
    addEventListener('hashchange', asked);
    asked();
  }
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || (e.target instanceof Element && e.target.closest('input,textarea,select,[contenteditable]'))) return;
    const rel = e.key === 'n' || e.key === 'j' ? 'next' : e.key === 'p' || e.key === 'k' ? 'prev' : null;
    const link = rel && document.querySelector('link[rel=' + rel + ']');
    if (link) location.href = link.href;
    if (e.key === '/') {
      const box = document.querySelector('input[type=search]');
      if (box) { e.preventDefault(); box.focus(); }
    }
  });
})();
`;
