import { openTable, type OpenTable, type TableOf } from '../../adapters/csv/openTable.js';
import type { ObjectStore } from '../../core/ports.js';
import { sweepFile } from '../../core/store/layout.js';

/** A sweep's tables while they are made: they appear together, or those of before stay. */
export interface OpenFiles {
  open<T>(file: string, of: TableOf<T>): OpenTable<T>;
  /** In the order in which they were opened. */
  close(): Promise<void>;
  abandon(): Promise<void>;
}

export function openFiles(store: Pick<ObjectStore, 'putStream'>, sweep: string): OpenFiles {
  const all: Pick<OpenTable<never>, 'close' | 'abandon'>[] = [];
  return {
    open: (file, of) => {
      const table = openTable(store, sweepFile(sweep, file), of);
      all.push(table);
      return table;
    },
    close: async () => {
      for (const table of all) await table.close();
    },
    abandon: async () => {
      for (const table of all) await table.abandon();
    },
  };
}
