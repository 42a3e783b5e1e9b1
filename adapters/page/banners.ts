import { html, type Html } from './html.js';
import { runLines, type PageReport } from './PageReport.js';

/** What must be known before any figure is read. */
export function banners(report: PageReport): Html {
  const { dataset, missing } = report;
  const runs = runLines(report);
  const cells = new Set(missing.map((gap) => `${gap.run} ${gap.fold} ${gap.ungrouped ?? false}`));
  return html`${
    dataset.generated !== null &&
    html`<div class="banner" role="note">
      <strong>Generated images.</strong> This sweep ran on ${dataset.generated}. Its figures show
      that the tool works; they say nothing about patients.
    </div>`
  }${
    cells.size > 0 &&
    html`<div class="banner" role="note">
      <strong>Incomplete.</strong> ${cells.size} of the sweep’s cells
      ${runs.length > 1 && `in ${runs.length} runs `}have no full result;
      <a href="#missing">which and why</a>.
    </div>`
  }`;
}
