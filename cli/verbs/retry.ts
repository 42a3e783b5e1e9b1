import { Command, Option } from 'commander';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { chooseCells } from '../../adapters/sweep/chooseCells.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readStatus } from '../../adapters/sweep/readStatus.js';
import { retrySweep } from '../../adapters/sweep/retrySweep.js';
import { cellStages, type CellStage } from '../../core/jobs/lackedStage.js';
import { isUnderWay } from '../../core/jobs/SweepStatus.js';
import { chooseSweep, sweepArgument } from '../local/chooseSweep.js';
import { requireJobs, withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';

interface RetryOptions {
  readonly cell?: string;
  readonly stage?: CellStage;
  readonly all?: true;
}

export function retryVerb(): Command {
  const stage = new Option('--stage <stage>', 'only the cells that lack this stage first');
  return new Command('retry')
    .summary('compute what a sweep lacks')
    .description(
      'Computes the cells that are missing from a sweep, and writes its report anew. What is missing and not\n' +
        'asked for stays named in the report.',
    )
    .argument('<id>', sweepArgument)
    .addOption(new Option('--cell <key>', 'only this cell').conflicts(['stage', 'all']))
    .addOption(stage.choices(cellStages).conflicts('all'))
    .option('--all', 'look after every cell, also where nothing is known to be missing')
    .addHelpText('after', '\nExample:\n  foldcam retry busi-study-3f9a0c12d4 --stage explain')
    .action(
      action((output, sweep: string, options: RetryOptions) =>
        withSystem(async (system) => {
          const { store } = system;
          const jobs = requireJobs(system);
          const id = await chooseSweep(system, sweep);
          const plan = await readPlan(store, id);
          const status = await readStatus(store, plan, jobs);
          const { state, generation } = status;
          const { cell, stage } = options;
          const cells = chooseCells(status, {
            cells: cell === undefined ? undefined : [cell],
            stage,
          });
          const isIdle = cells.size === 0 && (state === 'done' || isFiltered(options));
          if (isUnderWay(state) || (isIdle && !options.all)) {
            const nothing = isFiltered(options) ? 'lacks nothing of that' : 'is complete';
            output.note(
              isUnderWay(state)
                ? `${id} is ${state} already`
                : `${id} ${nothing}: there is nothing to retry`,
            );
            output.result({ sweep: id, generation, running: isUnderWay(state) }, id);
            return 0;
          }
          const enqueued = await (options.all
            ? enqueueSweep(jobs.redis, jobs.board, plan, Date.now())
            : retrySweep(store, plan, jobs, cells, Date.now()));
          output.result(enqueued, id);
          return 0;
        }),
      ),
    );
}

const isFiltered = ({ cell, stage }: RetryOptions): boolean =>
  cell !== undefined || stage !== undefined;
