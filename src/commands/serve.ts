// `serve`: the stored reports as pages for a browser.
import { command, CommandError, type ExitCode } from './command.js';
import { dbOption, openDatabase } from './database.js';
import { count, flag, text } from './option.js';
import { populationAsked } from './population-file.js';
import { visibleLine } from './visible.js';

/** Where nobody else can ask. */
export const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
export const defaultPort = 8412;

export const serve = command({
  name: 'serve',
  arguments: '',
  summary: { zh: '在浏览器里看库里的报告', en: 'show the stored reports in a browser' },
  details: {
    zh: '默认只在本机（127.0.0.1）开放，可在网页上下结论。网页默认为中文，--lang en 时默认为英文，每页都可切换。用 --host 对外开放时，没有 --token 就只读，SQL 须用 --sql 打开。按 Ctrl-C 结束。',
    en: 'On this machine only (127.0.0.1), where decisions can be taken on the page. Pages are in Chinese, with --lang en in English; each can be had in the other. Opened to others with --host it is read-only unless there is a --token, and SQL has to be turned on with --sql. Ctrl-C ends it.',
  },
  options: {
    db: dbOption,
    host: text('--host <ADDRESS>', { zh: '在这个地址开放', en: 'the address to listen on' }, '127.0.0.1'),
    port: count('--port <PORT>', { zh: '端口；0 为任一空闲端口', en: 'port; 0 for any that is free' }, 0, 65_535, defaultPort),
    token: text('--token <TOKEN>', { zh: '下结论须有的口令', en: 'what decisions need' }),
    name: text('--name <HOST>', { zh: '对外使用的域名（浏览器请求里的主机名）', en: 'the host name under which others ask for it' }),
    readOnly: flag('--read-only', { zh: '不收结论，也不写数据库', en: 'take no decisions, and do not write to the database' }),
    population: text('--population <FILE>', { zh: '人口 CSV：region_code、year、population；没有就不提供每十万人的指标', en: 'inhabitants as CSV: region_code, year, population; without it there are no metrics per 100,000' }),
    sql: flag('--sql', { zh: '对外开放时也可运行只读 SQL', en: 'run read-only SQL of readers, beyond this machine too' }),
  },
  examples: [
    { line: 'serve', does: { zh: '在本机开放，地址会显示出来', en: 'on this machine; the address is shown' } },
    { line: 'serve --lang en', does: { zh: '网页默认为英文', en: 'with pages in English' } },
    { line: 'serve --host 0.0.0.0 --name nianbao.example --read-only', does: { zh: '对外公开，只读', en: 'for everybody, read-only' } },
  ],
  run: async (context, _args, options): Promise<ExitCode> => {
    const { serveSite, siteOf, untilStopped } = await import('./site.js');
    const host = options.host ?? '127.0.0.1';
    const own = loopback.has(host);
    if (options.token !== null && options.token.length < 12) throw new CommandError(2, { zh: '--token 太短：请至少用 12 个字符。', en: '--token is too short: give at least 12 characters.' });
    const population = options.population === null ? null : populationAsked(context, options.population);
    const store = await openDatabase(context, options.db, { readonly: options.readOnly });
    try {
      const served = await serveSite(siteOf(context, store, { population }), {
        lang: context.chosen ?? 'zh', host, port: options.port, names: [...(options.name === null ? [] : [options.name]), host], open: own && !options.readOnly, token: options.readOnly ? null : options.token, sql: own || options.sql,
        onError: (e, address) => void context.err.write(`${visibleLine(`${address}: ${e.message}`)}\n`).catch(() => undefined),
      }).catch((e: NodeJS.ErrnoException) => {
        throw new CommandError(2, { zh: `不能在 ${host}:${options.port} 开放（${e.code ?? e.message}）：请用 --port 换一个端口。`, en: `It cannot listen on ${host}:${options.port} (${e.code ?? e.message}): choose another with --port.` });
      });
      await context.out.write(context.say({ zh: `请打开 ${served.address} （Ctrl-C 结束）\n`, en: `Open ${served.address} (Ctrl-C ends it)\n` }));
      if (!own && options.token === null && !options.readOnly) await context.err.write(context.say({ zh: '对外开放而没有 --token：只读，不收结论。\n', en: 'Open to others without a --token: decisions are not taken.\n' }));
      await untilStopped();
      await served.close();
      return 0;
    } finally {
      await store.close();
    }
  },
});
