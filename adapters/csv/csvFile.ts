import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type * as z from 'zod';

/** A typed CSV file: what is written is read back as it was, numbers in full precision. */
export interface CsvFile<T> {
  readonly write: (rows: readonly T[]) => Uint8Array;
  /** @throws RangeError where a column is missing, ZodError for a cell that is not what it should be */
  readonly read: (bytes: Uint8Array) => T[];
}

/** @param schema of one row: strings in, values out; its keys are the columns */
export function csvFile<S extends z.ZodObject>(schema: S): CsvFile<z.output<S>> {
  const columns = Object.keys(schema.shape);
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const needed = columns.filter((column) => shape[column]?.safeParse(undefined).success !== true);
  return {
    write: (rows) => {
      const cells = rows.map((row) =>
        columns.map((column) => String((row as Record<string, unknown>)[column])),
      );
      return new TextEncoder().encode(stringify([columns, ...cells]));
    },
    read: (bytes) => {
      const header = new Set<string>();
      const rows = parse<Record<string, string>>(new TextDecoder().decode(bytes), {
        columns: (names: string[]) => {
          for (const name of names) header.add(name);
          return names;
        },
      });
      const lacks = needed.filter((column) => !header.has(column));
      if (lacks.length > 0) throw new RangeError(`a table without ${lacks.join(', ')}`);
      return rows.map((row) => schema.parse(row));
    },
  };
}
