import { Command } from 'commander';
import { cancelSweep } from '../../adapters/queue/steerSweep.js';
import { nothingTo, steer } from '../local/steer.js';
import { withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

export function cancelVerb(): Command {
  return new Command('cancel')
    .summary('end a sweep')
    .description(
      'Ends a sweep on every worker and removes its jobs; those under way stop within 2 s. What the store has\n' +
        'of it stays: submitted again, it goes on from there.',
    )
    .argument('<id>', 'the sweep')
    .addHelpText('after', '\nExample:\n  foldcam cancel busi-study-3f9a0c12d4')
    .action(
      action((output, id: string) =>
        withSystem(async (system) => {
          const steered = await steer(system, id, cancelSweep);
          const { generation = null, state = 'ended', jobs = 0 } = steered ?? {};
          if (state === 'cancelled') output.note(`${id} is cancelled: ${jobs} jobs were removed`);
          else output.note(nothingTo('cancel', id, state));
          output.result({ sweep: id, generation, state, jobs }, id);
          return 0;
        }),
      ),
    );
}
