import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { Argument, Command } from 'commander';
import { serviceNames, type Service } from '../../core/jobs/stages.js';
import { servicePath } from '../local/runServices.js';
import { action } from '../terminal/action.js';
import { positive } from './run.js';

export function workerVerb(): Command {
  return new Command('worker')
    .summary('run one service in the foreground')
    .description(
      'Runs one service in the foreground, as a scheduler starts it; SIGTERM ends it. Needs REDIS_URL and ' +
        'FOLDCAM_STORE.',
    )
    .addArgument(new Argument('<service>', 'which one').choices(serviceNames))
    .option(
      '--concurrency <n>',
      'jobs of one kind at once (default: the number of cores)',
      positive,
    )
    .addHelpText(
      'after',
      '\nExample:\n  REDIS_URL=redis://queue:6379 FOLDCAM_STORE=s3://sweeps foldcam worker trainer',
    )
    .action(
      action(async (_output, service: Service, options: { readonly concurrency?: number }) => {
        const { concurrency } = options;
        const child = spawn(process.execPath, [servicePath(service)], {
          // The channel tells the service when we are gone, however we ended.
          stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
          env: {
            ...process.env,
            ...(concurrency === undefined ? {} : { FOLDCAM_CONCURRENCY: String(concurrency) }),
          },
        });
        // Ctrl-C reaches both of us; a scheduler's signal reaches us alone.
        process.on('SIGINT', () => undefined);
        process.on('SIGTERM', () => child.kill('SIGTERM'));
        const [code, signal] = (await once(child, 'exit')) as [
          number | null,
          NodeJS.Signals | null,
        ];
        return code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]);
      }),
    );
}
