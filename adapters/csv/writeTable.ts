import { stringify } from 'csv-stringify/sync';

export type Cells = Readonly<Record<string, string | number | boolean>>;

/** A CSV table with a header (RFC 4180), numbers in full precision. */
export function writeTable(columns: readonly string[], rows: readonly Cells[]): Uint8Array {
  const lines = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
  return new TextEncoder().encode(stringify([columns, ...lines]));
}
