import type { Report, RunReport } from '../../core/report/Report.js';
import type { PredictionRow } from '../../core/report/rows.js';
import { answer } from './answer.js';
import { calibrationSection } from './calibrationSection.js';
import { methodComparisons, runComparisons } from './comparisonTables.js';
import type { GalleryRow } from './Gallery.js';
import { gallerySection } from './gallerySection.js';
import { html, raw, type Html } from './html.js';
import { percent } from './numbers.js';
import { pointingGroupTable, swapTestTable } from './pointingGroups.js';
import { pointingKey, pointingPlot, seriesTitle } from './pointingPlot.js';
import { foldTable, missingSection, provenanceSection } from './provenanceSection.js';
import { regionTable } from './regionTable.js';
import { rocPlot } from './rocPlot.js';
import { style } from './style.js';
import { classificationTable, localisationTable, pointingTable, runTable } from './tables.js';

export interface ReportExtras {
  readonly predictions: readonly PredictionRow[];
  readonly gallery: readonly GalleryRow[];
}

/** The report as one page that needs neither network nor script. */
export function renderReport(report: Report, { predictions, gallery }: ReportExtras): string {
  const { dataset, sweep, missing } = report;
  const [run] = report.runs;
  if (!run) throw new RangeError('a report without runs');
  const positive = positiveOf(report);
  const counts = dataset.labels.map(({ label, images }) => `${images} ${label}`).join(', ');
  const leftOut = dataset.leftOut.map(({ label, images }) => `${images} ${label}`).join(', ');
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
        <header>
          <h1>${sweep.name}</h1>
          <p class="soft">
            ${dataset.images} images (${counts}) in ${dataset.groups} groups, ${report.folds.length}
            folds, ${report.runs.length}
            ${report.runs.length === 1 ? 'run' : 'runs'}${leftOut !== '' && html`; left out: ${leftOut}`}.
            Compared with
            <a href="${`https://doi.org/${report.reference.doi}`}">${report.reference.citation}</a>.
          </p>
        </header>
        ${banners(report)}
        <main>
          ${report.runs.length > 1 && html`<p>Shown first: run <strong>${run.id}</strong>, the first of the sweep file.</p>`}
          ${answer(report, run)} ${leadSentence(run)}
          ${
            report.runs.length > 1 &&
            html`<section>
              <h2>Runs</h2>
              ${runTable(report)} ${runComparisons(report)}
            </section>`
          }
          <section>
            <h2>How good the classifier is, and where it looks</h2>
            <div class="plots">
              <figure>
                ${rocPlot(report, predictions)}
                <figcaption>
                  ROC curve of the held-out images, pooled over the
                  folds${report.runs.length > 1 && html`; ${run.id} in colour`}.
                </figcaption>
              </figure>
              <figure>
                ${pointingPlot(run)}
                <figcaption>${pointingKey()} Whiskers: 95 % intervals.</figcaption>
              </figure>
            </div>
          </section>
          ${report.runs.map((one) => runSection(one, report))}
          ${gallery.length > 0 && galleryBlock(gallery, run, positive)}
          ${
            missing.length > 0 &&
            html`<section>
              <h2>What is missing</h2>
              ${missingSection(report)}
            </section>`
          }
          <section>
            <h2>How it was made</h2>
            ${provenanceSection(report)}
            <h3>Folds</h3>
            ${foldTable(report)}
          </section>
        </main>
        <footer>
          foldcam ${report.provenance.foldcam}. The same figures, and more, are in report.json,
          predictions.csv, outcomes.csv and cells.csv.
        </footer>
      </body>
    </html> `.text;
}

function banners({ dataset, missing, runs }: Report): Html {
  const cells = new Set(missing.map((gap) => `${gap.run} ${gap.fold}`)).size;
  return html`${
    dataset.generated !== null &&
    html`<div class="banner" role="note">
      <strong>Generated images.</strong> This sweep ran on ${dataset.generated}. Its figures show
      that the tool works; they say nothing about patients.
    </div>`
  }${
    cells > 0 &&
    html`<div class="banner" role="note">
      <strong>Incomplete.</strong> ${cells} of the sweep’s cells
      ${runs.length > 1 && `in ${runs.length} runs `}have no full result; the end of this page says
      which and why.
    </div>`
  }`;
}

// One sentence that answers the question, for the one who reads nothing else.
function leadSentence(run: RunReport): Html | null {
  const entry = run.pointing[0];
  if (!entry || entry.inRegions.rate === null) return null;
  const { mass, peritumoral, below } = entry.regions;
  const name = seriesTitle(entry.method, entry.target, run);
  return html`<p>
    With ${name}, ${percent(entry.inRegions.rate)} of the ${entry.inRegions.n} correctly classified
    images point into the mass, the ring around it or the area below, where chance would put
    ${percent(entry.inRegions.chance)}. Of all images, ${percent(mass.rate)} point into the mass
    (chance ${percent(mass.chance)}), ${percent(peritumoral.rate)} into the peritumoral ring
    (${percent(peritumoral.chance)}) and ${percent(below.rate)} below it (${percent(below.chance)});
    the image’s centre would be in the mass for ${percent(entry.centre.mass)}.
  </p>`;
}

const positiveOf = ({ dataset }: Report): string =>
  dataset.labels.find((label) => label.positive)?.label ?? '';

function runSection(run: RunReport, report: Report): Html {
  return html`<section>
    <h2>${report.runs.length > 1 ? run.id : 'Figures'}</h2>
    <h3>Classification</h3>
    ${classificationTable(run, report)} ${calibrationSection(run, positiveOf(report))}
    <h3>Pointing game</h3>
    ${pointingTable(run)} ${swapTestTable(run)} ${pointingGroupTable(run)}
    ${methodComparisons(report, run)}
    <h3>Localisation</h3>
    ${localisationTable(run)} ${regionTable(run)}
  </section>`;
}

function galleryBlock(gallery: readonly GalleryRow[], run: RunReport, positive: string): Html {
  return html`<section>
    <h2>Maps</h2>
    <p class="soft">
      Two images each of every label classified rightly and wrongly, drawn at random with a fixed
      seed. Outlines: <span class="key"><i style="--c:#ff6fa3"></i>mass</span
      ><span class="key"><i style="--c:#ffb74d"></i>peritumoral</span
      ><span class="key"><i style="--c:#4dd0b8"></i>below</span> The cross is the map’s maximum.
    </p>
    ${gallerySection(gallery, run, positive)}
  </section>`;
}
