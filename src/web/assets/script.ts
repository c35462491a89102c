// The script of all pages: what makes them quicker to use. Everything can be done without it.

export const script = `'use strict';
(() => {
  const frame = document.querySelector('iframe[name=original]');
  const select = (td) => {
    document.querySelectorAll('td.selected').forEach((x) => x.classList.remove('selected'));
    if (td) td.classList.add('selected');
  };
  if (frame) {
    document.addEventListener('click', (e) => {
      const a = e.target instanceof Element && e.target.closest('td > a[target=original]');
      if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
      const td = a.closest('td');
      select(td);
      const cell = td.id.slice(2);
      const url = new URL(location.href);
      if (url.protocol.startsWith('http') && document.querySelector('meta[name=referrer]') === null) { url.searchParams.set('cell', cell); url.hash = ''; }
      else url.hash = td.id;
      try { history.replaceState(null, '', url); } catch { /* a file has no history */ }
      if (innerWidth < 900) frame.scrollIntoView({ block: 'nearest' });
    });
    const at = /^#(c-.+)/.exec(decodeURIComponent(location.hash));
    const td = at && document.getElementById(at[1]);
    if (td && !frame.getAttribute('src')) {
      select(td);
      const a = td.querySelector('a[target=original]');
      if (a) frame.src = a.href;
    }
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
  const mates = (e, on) => {
    const td = e.target instanceof Element && e.target.closest('td[data-f]');
    if (!td) return;
    if (on) place(td);
    const own = td.dataset.f.split(' ');
    document.querySelectorAll('td[data-f]').forEach((x) => x.classList.toggle('mate', on && x.dataset.f.split(' ').some((n) => own.includes(n))));
  };
  for (const [name, on] of [['mouseover', true], ['mouseout', false], ['focusin', true], ['focusout', false]]) document.addEventListener(name, (e) => mates(e, on));
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
