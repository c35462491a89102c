// What every format is, and where it writes. The formats compute; commands own the disk.
import type { Dataset } from './dataset.js';

export interface Sink {
  /** In order. Resolves when more may be given. */
  write(piece: string | Uint8Array): Promise<void>;
  end(): Promise<void>;
}

export interface Target {
  /** False: everything goes into one file, whatever it is called. */
  readonly folder: boolean;
  /** A new file; `name` may have folders in it, parted by `/`. */
  open(name: string): Promise<Sink>;
  /** The path of a new file, for an engine that opens files itself. */
  path(name: string): string;
}

export interface Format {
  readonly id: string;
  /** Endings of a file that can hold one table (`one: 'table'`) or all of them (`one: 'all'`); null where it takes a folder. */
  readonly ending: string | null;
  readonly one: 'table' | 'all';
  /** Names of tables left out unless they are asked for. */
  readonly without?: readonly string[];
  write(data: Dataset, target: Target): Promise<void>;
}
