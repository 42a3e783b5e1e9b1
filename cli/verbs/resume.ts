import { Command } from 'commander';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { resumeSweep } from '../../adapters/queue/steerSweep.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readStatus } from '../../adapters/sweep/readStatus.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { nothingTo, steer } from '../local/steer.js';
import { requireJobs, withSystem, type System } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

export function resumeVerb(): Command {
  return new Command('resume')
    .summary('let a paused sweep go on')
    .description('Lets a paused sweep go on where it was held back.')
    .argument('<id>', sweepArgument)
    .option('--from-store', 'enqueue it anew where Redis has lost its jobs: the store has the plan')
    .addHelpText('after', '\nExample:\n  foldcam resume busi-study-3f9a0c12d4')
    .action(
      action((output, sweep: string, options: { readonly fromStore?: true }) =>
        withSystem(async (system) => {
          const jobs = requireJobs(system);
          const id = await chooseSweep(system, sweep);
          const steered = await steer(jobs, id, resumeSweep);
          let { generation = null, state = 'ended' } = steered ?? {};
          if (options.fromStore && (await isLost(system, id))) {
            const plan = await readPlan(system.store, id);
            ({ generation } = await enqueueSweep(jobs.redis, jobs.board, plan, Date.now()));
            state = 'running';
          }
          if (state !== 'running') output.note(nothingTo('resume', id, state));
          else if (steered?.before === 'running') output.note(`${id} is running already`);
          output.result({ sweep: id, generation, state }, id);
          return 0;
        }),
      ),
    );
}

// No report, nobody has cancelled it, and no job would write one.
async function isLost({ store, jobs }: System, id: string): Promise<boolean> {
  return (await readStatus(store, await readPlan(store, id), jobs)).state === 'stopped';
}
