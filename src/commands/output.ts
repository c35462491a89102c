// Standard output and standard error as commands see them: writes wait for a slow reader, and a reader that has gone is no error.
import type { WriteStream } from 'node:tty';

export interface Output {
  /** Resolves when the text is taken over. Throws OutputClosed once nobody reads any more. */
  readonly write: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
  /** Whether colour may be used: a terminal, and NO_COLOR not set. */
  readonly colour: boolean;
  readonly stream: NodeJS.WriteStream;
}

/** The reader of the output (`| head`) has gone: there is nobody left to tell. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** The output cannot be written: a full disk, a broken device. */
export class OutputFailed extends Error {
  override readonly name = 'OutputFailed';
}

function outputError(e: NodeJS.ErrnoException): Error {
  return e.code === 'EPIPE' || e.code === 'ERR_STREAM_DESTROYED' ? new OutputClosed() : new OutputFailed(e.code ?? e.message);
}

export function output(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  let failure: Error | null = null;
  stream.on('error', (e: NodeJS.ErrnoException) => {
    failure ??= outputError(e);
  });
  const isTerminal = (stream as WriteStream).isTTY === true;
  return {
    stream, isTerminal,
    colour: isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    write: (text) => new Promise((resolve, reject) => {
      if (failure !== null) return reject(failure);
      return void stream.write(text, (error) => (error ? reject(failure ??= outputError(error)) : resolve()));
    }),
  };
}
