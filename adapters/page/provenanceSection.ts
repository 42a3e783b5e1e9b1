import { describePasses, passesText } from '../../core/cam/describePasses.js';
import { findCamMethod } from '../../core/cam/methods.js';
import type { Missing, Report } from '../../core/report/Report.js';
import { rowHead, whole, words } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import { html, type Html } from './html.js';
import { recipeSettings } from './recipeSettings.js';

/** What was computed on what, so that someone else can do it again. */
export function provenanceSection(report: Report): Html {
  const { provenance, dataset, sweep } = report;
  const backbones = provenance.backbones.map(
    (backbone) =>
      html`<div>
        ${backboneName(backbone)}, ${backbone.inputSize} × ${backbone.inputSize}, taps
        ${backbone.taps.map((tap) => tap.layer).join(', ')}; digest
        <code>${backbone.digest.slice(0, 16)}</code>
      </div>`,
  );
  const methods = sweep.spec.methods.map((name) => {
    const method = findCamMethod(name);
    if (!method) return html`<div>${name}</div>`;
    const sizes = provenance.backbones.map(({ inputSize }) => inputSize);
    const passes = describePasses(method, sweep.spec.perturbation, Math.max(...sizes));
    const cost = passes.forward === 0 ? '' : `; forward passes a map: ${passesText(passes)}`;
    return html`<div>${method.title}: ${method.source}${cost}</div>`;
  });
  const { regions, pointing, folds } = sweep.spec;
  return html`<dl class="facts">
    <dt>sweep</dt>
    <dd><code>${sweep.id}</code></dd>
    <dt>data set</dt>
    <dd>digest <code>${dataset.digest.slice(0, 16)}</code></dd>
    <dt>folds</dt>
    <dd>${folds.k}, grouped and stratified by label, seed ${folds.seed}</dd>
    <dt>backbones</dt>
    <dd>${backbones}</dd>
    <dt>recipes</dt>
    <dd>${recipeSettings(sweep.spec.recipes)}</dd>
    <dt>seeds</dt>
    <dd>${provenance.seeds.runs.join(', ')}</dd>
    <dt>methods</dt>
    <dd>${methods}</dd>
    <dt>maps show</dt>
    <dd>
      ${
        sweep.spec.maps.taps === 'all'
          ? 'all taps, as their contributions to the logit add up'
          : 'the deepest tap'
      }
    </dd>
    <dt>target</dt>
    <dd>${sweep.spec.target}</dd>
    <dt>regions</dt>
    <dd>
      peritumoral ${regions.peritumoral}, below ${regions.below}; tolerance ${pointing.tolerance}
    </dd>
    <dt>intervals</dt>
    <dd>
      95 %, bootstrap over groups, ${provenance.resamples} resamples, seed
      ${provenance.seeds.bootstrap}; Wilson’s for rates of 0 and 100 %
    </dd>
    ${
      provenance.swaps &&
      html`<dt>swapped masks</dt>
        <dd>${provenance.swaps.shuffles} shuffles, seed ${provenance.swaps.seed}</dd>`
    }
    <dt>engine</dt>
    <dd>${provenance.engines.join('; ')}</dd>
    <dt>foldcam</dt>
    <dd>${provenance.foldcam}</dd>
  </dl>`;
}

type Backbone = Report['provenance']['backbones'][number];

/** `resnet50 as untrained, random weights of seed 7`; most have a name alone. */
function backboneName({ id, name, weights, seed }: Backbone): string {
  const called = id === name ? name : `${name} as ${id}`;
  return weights === 'random' ? `${called}, random weights of seed ${seed ?? 1}` : called;
}

export function foldTable(report: Report): Html {
  const labels = report.dataset.labels.map(({ label }) => label);
  return dataTable<Report['folds'][number]>({
    caption: 'Held-out images of each fold. Images of one group are never on both sides.',
    file: fileName(report.sweep.name, 'folds.csv'),
    columns: [
      rowHead('', 'fold', ({ fold }) => `fold ${fold}`),
      whole('images', 'images', ({ images }) => images),
      whole('groups', 'groups', ({ groups }) => groups),
      ...labels.map((label) =>
        whole<Report['folds'][number]>(label, `label_${label}`, (fold) => fold.labels[label]),
      ),
    ],
    rows: report.folds,
  });
}

export function missingSection(report: Report): Html {
  return dataTable<Missing>({
    caption: 'Cells without a result: they are in none of the figures.',
    file: fileName(report.sweep.name, 'missing.csv'),
    columns: [
      rowHead('run', 'run', ({ run }) => run),
      {
        head: 'fold',
        show: ({ fold, ungrouped }) => html`${fold}${ungrouped && ', groups ignored'}`,
        csv: ({ cell, fold, ungrouped }) => ({ cell, fold, ungrouped: ungrouped ?? false }),
      },
      words('stage', 'stage', ({ stage }) => stage),
      {
        head: 'what happened',
        as: 'text',
        show: ({ code, message }) => html`<code>${code}</code> ${message}`,
        csv: ({ code, message }) => ({ code, message }),
      },
      words('what to do', 'remedy', ({ remedy }) => remedy),
    ],
    rows: report.missing,
  });
}
