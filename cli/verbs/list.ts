import { Command } from 'commander';
import { listSweeps } from '../../adapters/sweep/listSweeps.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readStatus } from '../../adapters/sweep/readStatus.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import { withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';
import { formatTable } from '../terminal/formatTable.js';

export function listVerb(): Command {
  return new Command('list')
    .summary('list the sweeps of a store')
    .description('Lists the sweeps that the store holds, and how far each is.')
    .addHelpText('after', '\nExample:\n  FOLDCAM_STORE=file:///data/sweeps foldcam list')
    .action(
      action((output) =>
        withSystem(async ({ store, jobs }) => {
          const sweeps: SweepStatus[] = [];
          for (const id of await listSweeps(store)) {
            sweeps.push(await readStatus(store, await readPlan(store, id), jobs));
          }
          const rows = sweeps.map((sweep) => [
            sweep.sweep,
            sweep.state,
            `${sweep.cells.filter(({ stage, state }) => stage === 'score' && state === 'done').length}/${sweep.cells.length}`,
            sweep.submitted ?? '',
          ]);
          const table = formatTable(['sweep', 'state', 'cells', 'submitted'], rows);
          output.result({ sweeps }, sweeps.length > 0 ? table : `no sweeps in ${store.url}`);
          return 0;
        }),
      ),
    );
}
