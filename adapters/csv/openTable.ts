import type { ObjectStore } from '../../core/ports.js';
import { openObject } from '../store/openObject.js';
import { writeHeader, writeRows, type Cells } from './writeTable.js';

/** What the rows of a table are made from. */
export interface TableOf<T> {
  readonly columns: readonly string[];
  readonly rows: (of: T) => readonly Cells[];
}

/** A CSV table that goes to the store as its rows come: there is none before it is closed. */
export interface OpenTable<T> {
  readonly add: (of: T) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

export function openTable<T>(
  store: Pick<ObjectStore, 'putStream'>,
  key: string,
  { columns, rows }: TableOf<T>,
): OpenTable<T> {
  const { write, close, abandon } = openObject(store, key);
  let header: Uint8Array | undefined = writeHeader(columns);
  const begin = async (): Promise<void> => {
    if (header) await write(header);
    header = undefined;
  };
  return {
    add: async (of) => {
      await begin();
      await write(writeRows(columns, rows(of)));
    },
    close: async () => {
      await begin();
      await close();
    },
    abandon,
  };
}
