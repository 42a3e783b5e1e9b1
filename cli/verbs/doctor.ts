import { Command, Option } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import type { Check } from '../local/Check.js';
import { examineGpu } from '../local/examineGpu.js';
import { examineMachine } from '../local/examineMachine.js';
import { action } from '../terminal/action.js';
import type { Output } from '../terminal/Output.js';

interface DoctorOptions {
  readonly quick?: boolean;
  readonly gpu?: boolean;
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
    .addHelpText('after', '\nExample:\n  REDIS_URL=redis://queue:6379 foldcam doctor')
    .action(
      action(async (output, { quick = false, gpu = false }: DoctorOptions) => {
        const checks = gpu ? await examineGpu(readEnvironment()) : await examineMachine(quick);
        const failed = checks.some(({ state }) => state === 'fail');
        output.result(
          { ok: !failed, checks },
          checks.map((check) => format(check, output)).join('\n'),
        );
        return failed ? 3 : 0;
      }),
    );
}

function format({ name, state, detail, remedy }: Check, { colors }: Output): string {
  const paint = { ok: colors.green, warn: colors.yellow, fail: colors.red }[state];
  const line = `${paint(state.padEnd(4))} ${name.padEnd(9)} ${detail}`;
  return remedy === undefined ? line : `${line}\n               → ${remedy}`;
}
