// How far a long run is: a bar on a terminal, a plain line now and then elsewhere. On standard error, so that results stay clean.
import { SingleBar } from 'cli-progress';
import type { Lang } from '../model/text.js';
import { OutputClosed, type Output } from './output.js';

export interface Progress {
  /** So many more documents are dealt with; `lines` tell of them. */
  readonly step: (count: number, lines: readonly string[]) => Promise<void>;
  readonly stop: () => void;
}

/** Seconds between two plain lines about the progress. */
const quiet = 10;

/** `lines` of a step are printed as they are off a terminal; on one, the bar speaks for them. */
export function progress(err: Output, total: number, lang: Lang): Progress {
  return err.isTerminal ? bar(err, total, lang) : lines(err, total, lang);
}

function bar(err: Output, total: number, lang: Lang): Progress {
  const left = lang === 'zh' ? '剩余' : 'left';
  const single = new SingleBar({
    stream: err.stream, hideCursor: true, clearOnComplete: true, barsize: 30, barCompleteChar: '█', barIncompleteChar: '░', fps: 8,
    format: lang === 'zh' ? `{bar} {value}/{total}  {rate} 份/秒  ${left} {remaining}` : `{bar} {value}/{total}  {rate}/s  {remaining} ${left}`,
  });
  const began = Date.now();
  let count = 0;
  single.start(total, 0, { rate: '–', remaining: '–' });
  return {
    step: async (n) => {
      count += n;
      single.update(count, pace(began, count, total));
    },
    stop: () => single.stop(),
  };
}

function lines(err: Output, total: number, lang: Lang): Progress {
  const began = Date.now();
  let count = 0;
  let told = began;
  return {
    step: async (n, about) => {
      count += n;
      let text = about.map((l) => `${l}\n`).join('');
      if (Date.now() - told > quiet * 1000) {
        told = Date.now();
        const { rate, remaining } = pace(began, count, total);
        text += lang === 'zh' ? `—— ${count}/${total}，每秒 ${rate} 份，剩余 ${remaining}\n` : `-- ${count}/${total}, ${rate}/s, ${remaining} left\n`;
      }
      // Nobody reading along is no reason to stop the work.
      if (text !== '') await err.write(text).catch((e: unknown) => { if (!(e instanceof OutputClosed)) throw e; });
    },
    stop: () => undefined,
  };
}

function pace(began: number, count: number, total: number): { readonly rate: string; readonly remaining: string } {
  const seconds = Math.max((Date.now() - began) / 1000, 0.001);
  const rate = count / seconds;
  const left = rate === 0 ? 0 : Math.ceil((total - count) / rate);
  return { rate: rate >= 10 ? rate.toFixed(0) : rate.toFixed(1), remaining: left >= 3600 ? `${Math.floor(left / 3600)}:${String(Math.floor((left % 3600) / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}` : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` };
}
