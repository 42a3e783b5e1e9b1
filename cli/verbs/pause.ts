import { Command } from 'commander';
import { pauseSweep } from '../../adapters/queue/steerSweep.js';
import { nothingTo, steer } from '../local/steer.js';
import { withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

export function pauseVerb(): Command {
  return new Command('pause')
    .summary('hold a sweep back')
    .description(
      "Holds a sweep's jobs back on every worker until it is resumed; other sweeps go on. Jobs under way stop\n" +
        'within 2 s, and start anew or from their checkpoint afterwards.',
    )
    .argument('<id>', 'the sweep')
    .addHelpText('after', '\nExample:\n  foldcam pause busi-study-3f9a0c12d4')
    .action(
      action((output, id: string) =>
        withSystem(async (system) => {
          const { generation = null, state = 'ended' } =
            (await steer(system, id, pauseSweep)) ?? {};
          if (state === 'paused')
            output.note(`${id} is paused: foldcam resume ${id} lets it go on`);
          else output.note(nothingTo('pause', id, state));
          output.result({ sweep: id, generation, state }, id);
          return 0;
        }),
      ),
    );
}
