import path from 'node:path';
import { Command } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { prepareSweep } from '../../adapters/sweep/prepareSweep.js';
import { layerSizes } from '../../adapters/tensor/backbones/layerSizes.js';
import { errorKind } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { mapSeries } from '../../core/store/layout.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import { planCosts } from '../../core/sweep/planCosts.js';
import { planDisk } from '../../core/sweep/planDisk.js';
import { readStored, type Stored } from '../local/readStored.js';
import { defaultOut, localStore } from '../local/withSystem.js';
import { action } from '../terminal/action.js';
import { formatCosts } from '../terminal/formatCosts.js';
import { formatDisk } from '../terminal/formatDisk.js';
import { formatProblems } from '../terminal/formatProblems.js';
import { formatStored } from '../terminal/formatStored.js';
import type { Output } from '../terminal/Output.js';
import { dataAddress, readSweepFile } from './run.js';

interface PlanOptions {
  readonly data?: string;
  readonly out: string;
}

export function planVerb(): Command {
  return new Command('plan')
    .summary('show what a sweep would compute')
    .description(
      'Reads a sweep file and its data as `run` does, and shows what would be computed, what of it ' +
        'the store holds already, about what disk it takes, and every problem. Writes and enqueues nothing.',
    )
    .argument('<sweep.yaml>', 'the sweep file')
    .option('--data <dir>', 'the data set, instead of the one that the sweep file names')
    .option('--out <dir>', 'where the store of `run` is, without FOLDCAM_STORE', defaultOut)
    .addHelpText('after', '\nExample:\n  foldcam plan examples/busi.yaml --data ~/data/BUSI')
    .action(
      action(async (output, file: string, options: PlanOptions) => {
        const text = await readSweepFile(file);
        const data = options.data === undefined ? undefined : dataAddress(options.data);
        const spec = parseSweep(text, { file, data });
        const { backboneFolders, cacheFolder, storeUrl } = readEnvironment();
        const base = path.dirname(path.resolve(file));
        const here = { base, backboneFolders, cacheFolder };
        const { plan, dataset, source, warnings } = await prepareSweep(spec, here);
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
        const pixels = dataset.entries.map(
          ({ id, width, height }) => [id, width * height] as const,
        );
        const sizes = await layerSizes(plan.backbones, backboneFolders);
        const disk = planDisk(plan, new Map(pixels), sizes);
        const stored = await readStored(storeUrl ?? localStore(options.out), plan).catch(
          whereAway(output),
        );
        const more = plan.ungrouped && ` and ${ungrouped.length} on folds that ignore groups`;
        const summary = [
          ['sweep', plan.id],
          ['images', images],
          ['runs', plan.runs.length],
          ['folds', spec.folds.k],
          ['cells', `${plan.cells.length}${more ?? ''}`],
          ['maps', counts.maps],
          ['disk', formatDisk(disk)],
          ...(stored ? [['stored', formatStored(stored)]] : []),
        ];
        output.result(
          { ...counts, costs, disk, stored: stored ?? null },
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

/** A plan needs no store: where it is out of reach, that is told. */
const whereAway =
  (output: Output) =>
  (error: unknown): Stored | undefined => {
    if (!(error instanceof FoldcamError) || errorKind(error.code).exit !== 3) throw error;
    output.note(`what is stored was not counted: ${error.message} (${error.code})`);
    return undefined;
  };
