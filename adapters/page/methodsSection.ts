import { describeMethods } from '../../core/report/methods/describeMethods.js';
import { html, type Html } from './html.js';
import { runLines, type PageReport } from './PageReport.js';

/** What was done, in words for a paper: select it and copy it. */
export function methodsSection(report: PageReport): Html {
  const { paragraphs, references } = describeMethods(report, runLines(report).length);
  return html`<section id="methods">
    <h2>Methods, for a paper</h2>
    <div class="prose">
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      <h3>References</h3>
      ${references.map((reference, i) => html`<p class="reference">[${i + 1}] ${reference}</p>`)}
    </div>
  </section>`;
}
