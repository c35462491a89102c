// An answer that is sent while it is written. One that fails midway is broken off, so that what has arrived does not look whole: a browser keeps no such file, and a static site is not written.
import type { Context } from 'hono';
import type { Sink } from '../export/format.js';

/** `write` is given a sink whose `write` waits for the reader; it throws where the reader has gone, which is told to nobody. `failed` is told of everything else. */
export function streamed(c: Context, write: (sink: Sink) => Promise<void>, failed: (e: Error) => void): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  let gone = false;
  // Rejected where the reader cancels, also while nothing is being written.
  writer.closed.catch(() => {
    gone = true;
  });
  const all = async (): Promise<void> => {
    try {
      await write({ write: (piece) => writer.write(typeof piece === 'string' ? encoder.encode(piece) : piece), end: async () => undefined });
      await writer.close();
    } catch (e) {
      const error = e instanceof Error ? e : new Error(String(e));
      if (gone) return;
      failed(error);
      // The server would end an answer of which it hears an error with a sentence, as if it were whole.
      const { outgoing } = (c.env ?? {}) as { readonly outgoing?: { destroy(): void } };
      if (outgoing === undefined) await writer.abort(error).catch(() => undefined);
      else outgoing.destroy();
    }
  };
  void all();
  return c.body(readable);
}
