import { Command } from 'commander';
import { cancelSweep } from '../../adapters/queue/steerSweep.js';
import { findOwnCells, removeCells, removeStored } from '../../adapters/sweep/removeStored.js';
import { sweepFile } from '../../core/store/layout.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { steer } from '../local/steer.js';
import { withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';
import { confirm } from '../terminal/confirm.js';

interface RemoveOptions {
  readonly yes?: true;
  readonly cells?: true;
}

export function removeVerb(): Command {
  return new Command('remove')
    .summary('remove a sweep')
    .description(
      'Cancels a sweep, and removes its plan, tables and report from the store. Its cells stay there, since\n' +
        'sweeps share them. With --yes it takes the whole id alone.',
    )
    .argument('<id>', sweepArgument)
    .option('--cells', 'remove those cells too that no other sweep of the store names')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  foldcam remove busi-study-3f9a0c12d4 --yes')
    .action(
      action((output, sweep: string, options: RemoveOptions) =>
        withSystem(async (system) => {
          const { store, jobs } = system;
          const id = await chooseSweep(system, sweep, options.yes);
          const known = await store.head(sweepFile(id, 'plan.json'));
          const cells = options.cells && known ? await findOwnCells(store, id) : [];
          const what = cells.length > 0 ? `${id} and ${cells.length} cells` : id;
          if (!options.yes && !(await confirm(output, `Remove ${what}?`))) {
            output.note('nothing was removed');
            output.result({ sweep: id, removed: false, cells: 0 }, id);
            return 0;
          }
          if (jobs) {
            await steer(jobs, id, cancelSweep);
            await jobs.board.remove(id);
          }
          await removeStored(store, id);
          await removeCells(store, cells);
          if (!options.cells) {
            output.note(
              'its cells stay in the store: sweeps share them, and the next one finds them',
            );
          }
          output.result({ sweep: id, removed: true, cells: cells.length }, id);
          return 0;
        }),
      ),
    );
}
