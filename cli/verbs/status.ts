import { Command } from 'commander';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readStatus } from '../../adapters/sweep/readStatus.js';
import { checkJobs } from '../local/checkJobs.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';
import { formatStatus } from '../terminal/formatStatus.js';

export function statusVerb(): Command {
  return new Command('status')
    .summary('tell how far a sweep is')
    .description(
      'Tells how far a sweep is. Exit status 1 where it has ended or was cancelled and cells are missing, else 0.',
    )
    .argument('<id>', sweepArgument)
    .addHelpText('after', '\nExample:\n  foldcam status busi-study --json')
    .action(
      action((output, sweep: string) =>
        withSystem(async ({ store, jobs }) => {
          const id = await chooseSweep({ store, jobs }, sweep);
          const status = await readStatus(store, await readPlan(store, id), jobs);
          if (jobs) await checkJobs(store, status);
          else if (status.state === 'stopped') output.note(storeAlone);
          output.result(status, formatStatus(status, output.colors));
          return status.state === 'incomplete' || status.state === 'cancelled' ? 1 : 0;
        }),
      ),
    );
}

const storeAlone =
  'the store alone was asked: a `foldcam run` that is under way looks as if it had stopped';
