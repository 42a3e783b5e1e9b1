import { writeTable, type Cells } from '../csv/writeTable.js';
import { html, type Html } from './html.js';

/** A link that saves rows as a CSV file; they are in the link itself, so it needs neither network nor script. */
export function csvLink(file: string, rows: readonly Cells[]): Html {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const body = Buffer.from(writeTable(columns, rows)).toString('base64');
  const address = `data:text/csv;charset=utf-8;base64,${body}`;
  return html`<a class="csv" download="${file}" href="${address}"
    >CSV<span class="unseen">: ${file}</span></a
  >`;
}
