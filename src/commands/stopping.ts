// Ctrl-C: asked once, the work ends where nothing is lost; asked twice, at once.
import type { ExitCode } from './command.js';

export interface Stopping {
  readonly signal: AbortSignal;
  /** The exit code of a command that was asked to stop; null where it was not. */
  code(): Extract<ExitCode, 130 | 143> | null;
  /** From here on the signals are the system's again. */
  over(): void;
}

export function stopping(): Stopping {
  const stop = new AbortController();
  let asked: NodeJS.Signals | null = null;
  const over = (): void => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  const onSignal = (s: NodeJS.Signals): void => {
    if (asked !== null) {
      // As the system would: an orderly exit would cut off threads in native code, and abort. What was reported as stored is stored.
      over();
      process.kill(process.pid, s);
      return;
    }
    asked = s;
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return { signal: stop.signal, code: () => (asked === null ? null : asked === 'SIGTERM' ? 143 : 130), over };
}
