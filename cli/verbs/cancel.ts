import { Command } from 'commander';
import { cancelSweep } from '../../adapters/queue/steerSweep.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { nothingTo, steer } from '../local/steer.js';
import { requireJobs, withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

export function cancelVerb(): Command {
  return new Command('cancel')
    .summary('end a sweep')
    .description(
      'Ends a sweep on every worker and removes its jobs; those under way stop within 2 s. What the store has\n' +
        'of it stays: submitted again, it goes on from there.',
    )
    .argument('<id>', sweepArgument)
    .addHelpText('after', '\nExample:\n  foldcam cancel busi-study-3f9a0c12d4')
    .action(
      action((output, sweep: string) =>
        withSystem(async (system) => {
          const jobs = requireJobs(system);
          const id = await chooseSweep(system, sweep);
          const steered = await steer(jobs, id, cancelSweep);
          const { generation = null, state = 'ended', jobs: removed = 0 } = steered ?? {};
          if (state === 'cancelled')
            output.note(`${id} is cancelled: ${removed} jobs were removed`);
          else output.note(nothingTo('cancel', id, state));
          output.result({ sweep: id, generation, state, jobs: removed }, id);
          return 0;
        }),
      ),
    );
}
