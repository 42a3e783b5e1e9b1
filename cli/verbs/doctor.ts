import { Command, Option } from 'commander';
import { removeStrays } from '../../adapters/cells/findStrays.js';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { removeUnfinished } from '../../adapters/store/unfinishedFiles.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { parseDuration } from '../../core/parseDuration.js';
import { examineGpu } from '../local/examineGpu.js';
import { examineMachine } from '../local/examineMachine.js';
import { withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';
import { formatChecks } from '../terminal/formatChecks.js';
import type { Output } from '../terminal/Output.js';

interface DoctorOptions {
  readonly quick?: boolean;
  readonly gpu?: boolean;
  readonly repair?: boolean;
  readonly olderThan?: string;
}

export function doctorVerb(): Command {
  return new Command('doctor')
    .summary('check this machine: engine, Redis, store, disk, memory')
    .description(
      'Checks what foldcam needs of this machine. Exit status 3 where something that was asked for is out ' +
        'of reach.',
    )
    .option('--quick', 'only whether Redis and the store answer; for health checks')
    .addOption(
      new Option('--gpu', 'only whether a GPU is used, rightly, and how fast').conflicts('quick'),
    )
    .addOption(
      new Option(
        '--repair',
        'only remove from the store what dead workers left behind: artifacts that no manifest names',
      ).conflicts(['quick', 'gpu']),
    )
    .option('--older-than <age>', 'with --repair: what is younger stays, such as 12h', '1d')
    .addHelpText('after', '\nExample:\n  REDIS_URL=redis://queue:6379 foldcam doctor')
    .action(
      action(async (output, options: DoctorOptions) => {
        const { quick = false, gpu = false, olderThan = '1d' } = options;
        if (options.repair) return repair(output, olderThan);
        const tell = (line: string): void => output.note(line);
        const checks = gpu
          ? await examineGpu(readEnvironment())
          : await examineMachine(quick, tell);
        const failed = checks.some(({ state }) => state === 'fail');
        output.result({ ok: !failed, checks }, formatChecks(checks, output.colors));
        return failed ? 3 : 0;
      }),
    );
}

async function repair(output: Output, olderThan: string): Promise<number> {
  const age = parseDuration(olderThan);
  if (age === undefined) {
    throw new FoldcamError('FOLDCAM_E_USAGE', `--older-than ${olderThan} is no age`, {
      remedy: 'Write it as 30m, 12h or 2d.',
    });
  }
  return withSystem(async ({ store }) => {
    const swept = [await removeStrays(store, age), await removeUnfinished(store, age)];
    const removed = swept.flatMap((one) => one.removed);
    const younger = swept.reduce((sum, one) => sum + one.younger, 0);
    if (younger > 0) output.note(`${younger} younger than ${olderThan} were left alone`);
    const told = removed.map((key) => `removed ${key}`);
    output.result(
      { ok: true, removed, younger },
      [...told, `${removed.length} removed`].join('\n'),
    );
    return 0;
  });
}
