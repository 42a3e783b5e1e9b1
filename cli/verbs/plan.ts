import path from 'node:path';
import { Command } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { prepareSweep } from '../../adapters/sweep/prepareSweep.js';
import { mapSeries } from '../../core/store/layout.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import { planCosts } from '../../core/sweep/planCosts.js';
import { action } from '../terminal/action.js';
import { formatProblems } from '../terminal/formatProblems.js';
import { formatCosts } from '../terminal/formatCosts.js';
import { dataAddress, readSweepFile } from './run.js';

export function planVerb(): Command {
  return new Command('plan')
    .summary('show what a sweep would compute')
    .description(
      'Reads a sweep file and its data as `run` does, and shows what would be computed and every ' +
        'problem. Writes and enqueues nothing.',
    )
    .argument('<sweep.yaml>', 'the sweep file')
    .option('--data <dir>', 'the data set, instead of the one that the sweep file names')
    .addHelpText('after', '\nExample:\n  foldcam plan examples/busi.yaml --data ~/data/BUSI')
    .action(
      action(async (output, file: string, options: { readonly data?: string }) => {
        const text = await readSweepFile(file);
        const data = options.data === undefined ? undefined : dataAddress(options.data);
        const spec = parseSweep(text, { file, data });
        const { backboneFolders, cacheFolder } = readEnvironment();
        const base = path.dirname(path.resolve(file));
        const here = { base, backboneFolders, cacheFolder };
        const { plan, source, warnings } = await prepareSweep(spec, here);
        await source.store.close();
        if (warnings.length > 0) output.note(formatProblems(warnings, output.errorColors));
        const images = Object.keys(plan.folds).length;
        const ungrouped = distinctUngrouped(plan);
        const counts = {
          sweep: plan.id,
          images,
          folds: spec.folds.k,
          runs: plan.runs.map(({ id }) => id),
          cells: plan.cells.length,
          maps: plan.runs.length * images * mapSeries(spec).length,
          ...(plan.ungrouped
            ? { ungrouped: { cells: ungrouped.length, leaked: plan.ungrouped.leaked } }
            : {}),
        };
        const costs = planCosts(plan);
        const more = plan.ungrouped && ` and ${ungrouped.length} on folds that ignore groups`;
        const summary = [
          ['sweep', plan.id],
          ['images', images],
          ['runs', plan.runs.length],
          ['folds', spec.folds.k],
          ['cells', `${plan.cells.length}${more ?? ''}`],
          ['maps', counts.maps],
        ];
        output.result(
          { ...counts, costs },
          [
            ...summary.map(
              ([what = '', count = '']) => `${String(what).padEnd(8)}${String(count)}`,
            ),
            '',
            formatCosts(costs),
          ].join('\n'),
        );
        return 0;
      }),
    );
}
