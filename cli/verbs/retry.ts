import { Command } from 'commander';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readStatus } from '../../adapters/sweep/readStatus.js';
import { requireJobs, withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

export function retryVerb(): Command {
  return new Command('retry')
    .summary('compute what a sweep lacks')
    .description(
      'Enqueues a sweep again: what the store has is kept, what is missing is computed, and the report is ' +
        'written anew.',
    )
    .argument('<id>', 'the sweep')
    .addHelpText('after', '\nExample:\n  foldcam retry busi-study-3f9a0c12d4')
    .action(
      action((output, id: string) =>
        withSystem(async (system) => {
          const jobs = requireJobs(system);
          const plan = await readPlan(system.store, id);
          const { state, generation } = await readStatus(system.store, plan, jobs);
          if (state === 'done') {
            output.note(`${id} is complete: there is nothing to retry`);
            output.result({ sweep: id, generation, running: false }, id);
            return 0;
          }
          const enqueued = await enqueueSweep(jobs.redis, jobs.board, plan, Date.now());
          if (enqueued.running) output.note(`${id} is running already`);
          output.result(enqueued, id);
          return 0;
        }),
      ),
    );
}
