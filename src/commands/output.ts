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

export function output(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  let closed = false;
  stream.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE' && e.code !== 'ERR_STREAM_DESTROYED') throw e;
    closed = true;
  });
  const isTerminal = (stream as WriteStream).isTTY === true;
  return {
    stream, isTerminal,
    colour: isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    write: (text) => new Promise((resolve, reject) => {
      if (closed) return reject(new OutputClosed());
      return void stream.write(text, (error) => (error ? reject(closed || 'code' in error && error.code === 'EPIPE' ? new OutputClosed() : error) : resolve()));
    }),
  };
}
