import { html, type Html } from './html.js';

export interface Part {
  /** Of the element it leads to. */
  readonly id: string;
  readonly title: string;
}

/** Links to what follows the answer. */
export function contents(parts: readonly Part[]): Html {
  return html`<nav class="contents" aria-label="Contents">
    <ol>
      ${parts.map(({ id, title }) => html`<li><a href="${`#${id}`}">${title}</a></li>`)}
    </ol>
  </nav>`;
}
