// How far a crawl is: one line that is renewed on a terminal, a line now and then elsewhere. On standard error.
import type { CrawlProgress } from '../crawl/progress.js';
import type { Lang } from '../model/text.js';
import { OutputClosed, type Output } from './output.js';
import { visibleLine } from './visible.js';

/** Milliseconds between two lines off a terminal. */
const quiet = 10_000;

export interface CrawlLine {
  readonly show: (progress: CrawlProgress) => void;
  /** Lines that stay, above the one that is renewed. */
  readonly say: (lines: readonly string[]) => Promise<void>;
  readonly stop: () => void;
}

export function crawlLine(err: Output, lang: Lang): CrawlLine {
  let told = Date.now();
  let line = '';
  const write = (text: string): Promise<void> => err.write(text).catch((e: unknown) => {
    // Nobody reading along is no reason to stop the work.
    if (!(e instanceof OutputClosed)) throw e;
  });
  const clear = '\r\x1b[2K';
  return {
    show: (p) => {
      line = progressText(p, lang);
      if (err.isTerminal) void write(`${clear}${visibleLine(line).slice(0, Math.max(20, err.stream.columns - 1))}`);
      else if (Date.now() - told >= quiet) {
        told = Date.now();
        void write(`-- ${line}\n`);
      }
    },
    say: async (lines) => {
      if (lines.length === 0) return;
      await write(`${err.isTerminal ? clear : ''}${lines.map((l) => `${l}\n`).join('')}${err.isTerminal ? line : ''}`);
    },
    stop: () => {
      if (err.isTerminal) void write(clear);
    },
  };
}

function progressText(p: CrawlProgress, lang: Lang): string {
  const off = p.hosts.filter((h) => h.state === 'backing-off' || h.state === 'open' || h.state === 'dead');
  // How often a host will fail yet nobody knows.
  const least = off.length > 0 ? (lang === 'zh' ? '至少 ' : 'at least ') : '';
  const left = p.timeLeft === null ? '–' : `${least}${duration(p.timeLeft)}`;
  const size = `${(p.bytes / 2 ** 20).toFixed(1)} MB`;
  const wait = p.waitingFor === null ? '' : lang === 'zh' ? ` · 等 ${p.waitingFor.host} ${duration(p.waitingFor.left)}` : ` · waiting ${duration(p.waitingFor.left)} for ${p.waitingFor.host}`;
  const hosts = off.filter((h) => h.host !== p.waitingFor?.host || h.state !== 'backing-off').slice(0, 2).map((h) => ` · ${h.host} ${state(h.state, lang)}${h.failures > 0 ? ` ×${h.failures}` : ''}`).join('');
  return lang === 'zh'
    ? `${p.pages} 页 · ${p.reports} 份报告 · ${size} · 每分钟 ${Math.round(p.rate)} 页 · ${p.hosts.length} 个主机 · 待取 ${p.waiting} · 剩余 ${left}${p.failed > 0 ? ` · 失败 ${p.failed}` : ''}${wait}${hosts}`
    : `${p.pages} pages · ${p.reports} reports · ${size} · ${Math.round(p.rate)} pages/min · ${p.hosts.length} ${p.hosts.length === 1 ? 'host' : 'hosts'} · ${p.waiting} waiting · ${left} left${p.failed > 0 ? ` · ${p.failed} failed` : ''}${wait}${hosts}`;
}

function state(s: CrawlProgress['hosts'][number]['state'], lang: Lang): string {
  const names = { asking: ['正在访问', 'asked now'], pausing: ['间歇', 'pausing'], 'backing-off': ['退避', 'backing off'], open: ['暂停访问', 'left alone'], dead: ['放弃', 'given up'] } as const;
  return names[s][lang === 'zh' ? 0 : 1];
}

function duration(ms: number): string {
  const s = Math.ceil(ms / 1000);
  return s < 90 ? `${s} s` : s < 5400 ? `${Math.round(s / 60)} min` : `${(s / 3600).toFixed(1)} h`;
}
