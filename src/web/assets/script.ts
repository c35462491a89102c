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
  const mates = (e, on) => {
    const td = e.target instanceof Element && e.target.closest('td[data-f]');
    if (!td) return;
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
