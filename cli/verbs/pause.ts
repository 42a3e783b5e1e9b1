import { Command } from 'commander';
import { pauseSweep } from '../../adapters/queue/steerSweep.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { nothingTo, steer } from '../local/steer.js';
import { requireJobs, withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

export function pauseVerb(): Command {
  return new Command('pause')
    .summary('hold a sweep back')
    .description(
      "Holds a sweep's jobs back on every worker until it is resumed; other sweeps go on. Jobs under way stop\n" +
        'within 2 s, and start anew or from their checkpoint afterwards.',
    )
    .argument('<id>', sweepArgument)
    .addHelpText('after', '\nExample:\n  foldcam pause busi-study-3f9a0c12d4')
    .action(
      action((output, sweep: string) =>
        withSystem(async (system) => {
          const jobs = requireJobs(system);
          const id = await chooseSweep(system, sweep);
          const { generation = null, state = 'ended' } = (await steer(jobs, id, pauseSweep)) ?? {};
          if (state === 'paused')
            output.note(`${id} is paused: \`foldcam resume ${id}\` lets it go on`);
          else output.note(nothingTo('pause', id, state));
          output.result({ sweep: id, generation, state }, id);
          return 0;
        }),
      ),
    );
}
