import type { Report } from '../../core/report/Report.js';
import type { PredictionRow } from '../../core/report/rows.js';
import { answer } from './answer.js';
import { banners } from './banners.js';
import { runComparisons } from './comparisonTables.js';
import { contents, type Part } from './contents.js';
import { filesSection } from './filesSection.js';
import type { GalleryRow } from './Gallery.js';
import { galleryBlock } from './galleryBlock.js';
import { html, raw, type Html } from './html.js';
import { leakageSection } from './leakageSection.js';
import { methodsSection } from './methodsSection.js';
import { foldTable, missingSection, provenanceSection } from './provenanceSection.js';
import { runLines, type PageReport } from './PageReport.js';
import { rocPlot } from './rocPlot.js';
import { rocCurves, rocTable } from './rocTable.js';
import { runAnchor, runSection, runTitle } from './runSection.js';
import { runTable } from './runTable.js';
import { selectionSection } from './selectionSection.js';
import { style } from './style.js';

export interface ReportExtras {
  /** Of the runs that are whole. */
  readonly predictions: readonly PredictionRow[];
  readonly gallery: readonly GalleryRow[];
}

/** A section behind the answer; absent where there is nothing to say. */
interface Section extends Part {
  readonly body: Html | null;
}

/** The report as one page that needs neither network nor script: the answer first, then all of it. */
export function renderReport(report: PageReport, extras: ReportExtras): string {
  const { sweep, provenance } = report;
  const [run] = report.runs;
  if (!run) throw new RangeError('a report without runs');
  const sections = sectionsOf(report, extras).filter(({ body }) => body);
  return html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${sweep.name}: where the classifier looks</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        ${pageHeader(report)} ${banners(report)}
        <main>
          ${answer(report, run)} ${contents(sections)} ${sections.map(({ body }) => body)}
        </main>
        <footer>foldcam ${provenance.foldcam}</footer>
      </body>
    </html> `.text;
}

function pageHeader(report: PageReport): Html {
  const { dataset, reference, folds } = report;
  const runs = runLines(report);
  const counts = dataset.labels.map(({ label, images }) => `${images} ${label}`).join(', ');
  const leftOut = dataset.leftOut.map(({ label, images }) => `${images} ${label}`).join(', ');
  return html`<header>
    <h1>${report.sweep.name}</h1>
    <p class="soft">
      ${dataset.images} images (${counts}) in ${dataset.groups} groups, ${folds.length} folds,
      ${runs.length}
      ${runs.length === 1 ? 'run' : 'runs'}${leftOut !== '' && html`; left out: ${leftOut}`}. The
      study: <a href="${`https://doi.org/${reference.doi}`}">${reference.citation}</a>.
    </p>
  </header>`;
}

function sectionsOf(report: PageReport, { predictions, gallery }: ReportExtras): Section[] {
  const [run] = report.runs;
  const positive = report.dataset.labels.find((label) => label.positive)?.label ?? '';
  const several = report.runs.length > 1;
  return [
    {
      ...{ id: 'runs', title: several ? 'Runs' : 'ROC curve' },
      body: html`<section id="runs">
        <h2>${several ? 'Runs' : 'ROC curve'}</h2>
        ${several && runTable(report)} ${several && selectionSection(report)}
        ${several && html`<h3>ROC curves</h3>`} ${rocFigure(report, predictions)}
        ${several && runComparisons(report)}
      </section>`,
    },
    ...report.runs.map((one, i) => ({
      ...{ id: runAnchor(i), title: runTitle(report, one) },
      body: runSection(report, one, i),
    })),
    {
      ...{ id: 'maps', title: 'Maps' },
      body: run && gallery.length > 0 ? galleryBlock(gallery, run, positive) : null,
    },
    { id: 'together', title: 'Images that belong together', body: leakageSection(report) },
    { id: 'missing', title: 'What is missing', body: missingBlock(report) },
    { id: 'methods', title: 'Methods, for a paper', body: methodsSection(report) },
    {
      ...{ id: 'made', title: 'How it was made' },
      body: html`<section id="made">
        <h2>How it was made</h2>
        ${provenanceSection(report)}
        <h3>Folds</h3>
        ${foldTable(report)}
      </section>`,
    },
    {
      ...{ id: 'files', title: 'Files beside this page' },
      body: filesSection(report, gallery.length > 0),
    },
  ];
}

function rocFigure(report: Report, predictions: readonly PredictionRow[]): Html {
  const curves = rocCurves(report, predictions);
  return html`<div class="plots even">
    <figure>
      ${rocPlot(report, curves)}
      <figcaption>
        ROC ${report.runs.length > 1 ? 'curves' : 'curve'} of the held-out images, pooled over the
        folds${report.runs.length > 1 && html`; thick: ${report.runs[0]?.id}`}. Diamond: the study.
      </figcaption>
    </figure>
    <div>${rocTable(report, curves)}</div>
  </div>`;
}

const missingBlock = (report: Report): Html | null =>
  report.missing.length > 0
    ? html`<section id="missing">
        <h2>What is missing</h2>
        ${missingSection(report)}
      </section>`
    : null;
