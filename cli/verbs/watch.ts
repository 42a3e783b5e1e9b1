import { Command } from 'commander';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { followSweep } from '../local/followSweep.js';
import { onInterrupt } from '../local/onInterrupt.js';
import { requireJobs, withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';
import { formatStatus } from '../terminal/formatStatus.js';

export function watchVerb(): Command {
  return new Command('watch')
    .summary("follow a sweep's progress to its end")
    .description(
      "Follows a sweep's progress to its end. Exit status 1 where cells are missing then. Ctrl-C ends the\n" +
        'watching, not the sweep.',
    )
    .argument('<id>', sweepArgument)
    .addHelpText('after', '\nExample:\n  foldcam watch busi-study-3f9a0c12d4')
    .action(
      action((output, sweep: string) =>
        withSystem(async (system) => {
          const jobs = requireJobs(system);
          const id = await chooseSweep(system, sweep);
          const plan = await readPlan(system.store, id);
          const status = await onInterrupt((signal) =>
            followSweep(system.store, plan, jobs, output, signal),
          );
          if (status.state === 'cancelled') output.note(`${id} was cancelled`);
          output.result(status, output.live ? status.state : formatStatus(status, output.colors));
          return status.state === 'done' ? 0 : 1;
        }),
      ),
    );
}
