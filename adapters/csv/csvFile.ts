import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';

/** A typed CSV file: what is written is read back as it was, numbers in full precision. */
export interface CsvFile<T> {
  write(rows: readonly T[]): Uint8Array;
  read(bytes: Uint8Array): T[];
}

/** @param schema of one row: strings in, values out; its keys are the columns */
export function csvFile<S extends z.ZodObject>(schema: S): CsvFile<z.output<S>> {
  const columns = Object.keys(schema.shape);
  return {
    write: (rows) => {
      const cells = rows.map((row) =>
        columns.map((column) => String((row as Record<string, unknown>)[column])),
      );
      return new TextEncoder().encode(stringify([columns, ...cells]));
    },
    read: (bytes) => {
      const rows = parse(new TextDecoder().decode(bytes), { columns: true });
      return rows.map((row) => schema.parse(row));
    },
  };
}
