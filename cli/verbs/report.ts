import path from 'node:path';
import { Command } from 'commander';
import { exportSweep } from '../../adapters/sweep/exportSweep.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readMissing } from '../../adapters/sweep/readMissing.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { defaultOut, withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

export function reportVerb(): Command {
  return new Command('report')
    .summary("copy a sweep's report out of the store")
    .description(
      "Copies a sweep's report, tables and overlays out of the store and prints where the report is.\n" +
        'Exit status 1 where cells are missing.',
    )
    .argument('<id>', sweepArgument)
    .option('--out <dir>', `where they go (default: ${defaultOut}/<id>)`)
    .addHelpText('after', '\nExample:\n  foldcam report busi-study --out supplement')
    .action(
      action((output, sweep: string, { out }: { readonly out?: string }) =>
        withSystem(async ({ store, jobs }) => {
          const id = await chooseSweep({ store, jobs }, sweep);
          const plan = await readPlan(store, id);
          const page = await exportSweep(
            store,
            plan.id,
            path.resolve(out ?? path.join(defaultOut, id)),
          );
          const missing = (await readMissing(store, id)) ?? [];
          output.result({ sweep: id, report: page, missing }, page);
          return missing.length > 0 ? 1 : 0;
        }),
      ),
    );
}
