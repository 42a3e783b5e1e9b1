import { html, type Html } from './html.js';

// A longer table is folded up.
const shown = 15;

/** A table as it is, or behind a line that says what it has. */
export function folded(rows: number, what: string, table: Html): Html {
  if (rows <= shown) return table;
  return html`<details>
    <summary>${rows} ${what}</summary>
    ${table}
  </details>`;
}
