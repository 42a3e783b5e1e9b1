import { stringify } from 'csv-stringify/sync';

export type Cells = Readonly<Record<string, string | number | boolean>>;

/** A CSV table with a header (RFC 4180), numbers in full precision. */
export const writeTable = (columns: readonly string[], rows: readonly Cells[]): Uint8Array =>
  Buffer.concat([writeHeader(columns), writeRows(columns, rows)]);

/** Its first line alone. */
export const writeHeader = (columns: readonly string[]): Uint8Array => encode([columns]);

/** Its other lines, or some of them. */
export const writeRows = (columns: readonly string[], rows: readonly Cells[]): Uint8Array =>
  encode(rows.map((row) => columns.map((column) => String(row[column] ?? ''))));

const encode = (lines: (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(stringify(lines));
