import type { Report } from '../../core/report/Report.js';
import { html, type Html } from './html.js';

/** What lies beside the page where a sweep was copied out of the store, and what each file holds. */
export function filesSection({ sweep: { spec } }: Report, withMaps: boolean): Html {
  const file = (name: string, holds: string) =>
    html`<dt><a href="${name}">${name}</a></dt>
      <dd>${holds}</dd>`;
  return html`<section id="files">
    <h2>Files beside this page</h2>
    <p>
      <code>foldcam run</code> and <code>foldcam report</code> put them into one folder with this
      page. The page needs none of them: a copy of it alone is whole, but there the links lead
      nowhere. CSV beside a table saves its rows out of the page itself.
    </p>
    <dl class="facts">
      ${file('report.json', 'Every figure of all runs, in full precision.')}
      ${file(
        'classification.csv',
        'How good the runs are, one row a figure: pooled, at Youden’s threshold and per fold, with both of its intervals.',
      )}
      ${file(
        'pointing.csv',
        'Where the maps point, one row a method, target, group of images and region: hits, images, rate, both intervals, chance and lift.',
      )}
      ${file(
        'predictions.csv',
        'One row a run and held-out image: its fold, group and label, the logit, the probability, and what it was called.',
      )}
      ${
        spec.folds.compareUngrouped &&
        file('predictions-ungrouped.csv', 'The same of the folds that ignore groups.')
      }
      ${file(
        'outcomes.csv',
        'One row a map: its point, the region it lies in, and the map’s other figures in every region.',
      )}
      ${file(
        'cells.csv',
        'One row a cell, which is a run on one fold: whether it is done, epochs, images, Youden’s threshold, engine.',
      )}
      ${
        withMaps &&
        spec.maps.keep !== 'none' &&
        file(
          'overlays/',
          'Every map over its image, one picture each, in a folder per run, fold, method and target.',
        )
      }
      ${file('spec.yaml', 'The sweep file.')}
      ${file(
        'plan.json',
        'What it came to: all settings with their defaults, the backbones’ digests, the fold of each image, the key of each cell.',
      )}
    </dl>
  </section>`;
}
