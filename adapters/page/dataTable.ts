import type { Cells } from '../csv/writeTable.js';
import { csvLink } from './csvLink.js';
import { html, type Content, type Html } from './html.js';

/** What the CSV holds of a cell, in full precision; nothing where a figure is not defined. */
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Column<Row> {
  /** What stands above it. */
  readonly head: string;
  /** `row` heads its row, `text` holds words; without: figures. */
  readonly as?: 'row' | 'text';
  readonly show: (row: Row, index: number) => Content;
  /** Its columns in the CSV; the same names for every row. */
  readonly csv: (row: Row, index: number) => Values;
}

export interface DataTable<Row> {
  readonly caption: string;
  /** Of the CSV. */
  readonly file: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows that only the CSV has, where they are many. */
  readonly hidden?: (row: Row, index: number) => boolean;
}

/** A table, and the same rows as a CSV file that the page holds itself. */
export function dataTable<Row>(given: DataTable<Row>): Html {
  const { caption, columns, rows } = given;
  const heads = columns.map(
    ({ head, as }) => html`<th scope="col" class="${as === undefined ? '' : 'text'}">${head}</th>`,
  );
  const body = rows.map((row, i) =>
    given.hidden?.(row, i)
      ? null
      : html`<tr>
          ${columns.map((column) => cell(column, row, i))}
        </tr>`,
  );
  return html`<div class="scroll" role="group" aria-label="${given.file}" tabindex="0">
    <table>
      <caption>
        <span class="caption">${caption} ${csvLink(given.file, csvRows(given))}</span>
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

function cell<Row>({ as, show }: Column<Row>, row: Row, index: number): Html {
  const shown = show(row, index);
  if (as === 'row') return html`<th scope="row">${shown}</th>`;
  return as === 'text' ? html`<td class="text">${shown}</td>` : html`<td>${shown}</td>`;
}

function csvRows<Row>({ columns, rows }: DataTable<Row>): Cells[] {
  return rows.map((row, i) => {
    const values = Object.assign({}, ...columns.map(({ csv }) => csv(row, i))) as Values;
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']));
  });
}
