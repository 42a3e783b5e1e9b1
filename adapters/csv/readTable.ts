import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { nearest } from '../../core/errors/nearest.js';
import type { Problem } from '../../core/errors/Problem.js';

export interface TableRow {
  /** As in an editor: the header is row 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<string, string>>>;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a CSV table with a header (RFC 4180; a byte-order mark and any line ends are fine), and lists
 * all that is wrong with it. Cells are trimmed, empty ones are absent.
 */
export function readTable(
  bytes: Uint8Array,
  file: string,
  columns: { readonly required: readonly string[]; readonly optional: readonly string[] },
): Table {
  if (!isUtf8(bytes)) {
    const message = 'the file is not UTF-8';
    const remedy = 'Save it as CSV UTF-8.';
    const where = { file, row: rowOfBadByte(bytes) };
    return {
      rows: [],
      problems: [{ code: 'FOLDCAM_E_CSV_ROW', severity: 'error', message, where, remedy }],
    };
  }
  let lines: { record: string[]; info: { lines: number } }[];
  try {
    lines = parse(Buffer.from(bytes), {
      bom: true,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof lines;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const row = error instanceof CsvError ? error['lines'] : undefined;
    const problem: Problem = {
      code: 'FOLDCAM_E_CSV_ROW',
      severity: 'error',
      message,
      where: { file, ...(typeof row === 'number' ? { row } : {}) },
    };
    return { rows: [], problems: [problem] };
  }
  const header = lines[0]?.record ?? [];
  const problems = checkHeader(header, file, columns);
  if (problems.length > 0) return { rows: [], problems };
  const rows: TableRow[] = [];
  for (const { record, info } of lines.slice(1)) {
    if (record.length !== header.length) {
      problems.push({
        code: 'FOLDCAM_E_CSV_ROW',
        severity: 'error',
        message: `the row has ${record.length} cells, the header ${header.length}`,
        where: { file, row: info.lines },
      });
      continue;
    }
    const cells = header.map((name, i) => [name, record[i]] as const);
    rows.push({
      row: info.lines,
      cells: Object.fromEntries(cells.filter(([, cell]) => cell?.trim() !== '')),
    });
  }
  return { rows, problems };
}

// Bytes of another encoding would become question marks in the names of files.
function rowOfBadByte(bytes: Uint8Array): number {
  let row = 1;
  for (let start = 0; start < bytes.length; row++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return row;
}

function checkHeader(
  header: readonly string[],
  file: string,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
): Problem[] {
  const known = [...required, ...optional];
  const remedy = `The columns are ${required.join(', ')}${optional.length > 0 ? `, and any of ${optional.join(', ')}` : ''}.`;
  const problem = (message: string, column?: string): Problem => ({
    code: 'FOLDCAM_E_CSV_HEADER',
    severity: 'error',
    message,
    where: { file, row: 1, ...(column === undefined ? {} : { column }) },
    remedy,
  });
  const missing = required.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !known.includes(name)).slice(0, 50);
  const twice = header.filter((name, i) => header.indexOf(name) !== i);
  return [
    ...missing.map((name) => problem(`the column \`${name}\` is missing`)),
    ...unknown.map((name) => {
      const near = nearest(name, known);
      return problem(
        `\`${name}\` is no known column${near ? `; did you mean \`${near}\`?` : ''}`,
        name,
      );
    }),
    ...twice.map((name) => problem(`the column \`${name}\` stands twice`, name)),
  ];
}
