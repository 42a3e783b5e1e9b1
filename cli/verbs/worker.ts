import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { detectGpus } from '../../adapters/tensor/engines/gpu/detectGpus.js';
import { serviceNames, type Service } from '../../core/jobs/stages.js';
import { parseSeconds } from '../../core/parseSeconds.js';
import { servicePath } from '../local/runServices.js';
import { workerEnvironments, type WorkerOptions } from '../local/workerEnvironments.js';
import { action } from '../terminal/action.js';
import { positive } from './run.js';

export function workerVerb(): Command {
  return new Command('worker')
    .summary('run one service in the foreground')
    .description(
      'Runs one service in the foreground, as a scheduler starts it. SIGTERM, Ctrl-C and the limits below\n' +
        'end it: it takes no more jobs, lets those under way end, and hands back what has not in time. Times\n' +
        'are seconds, or 45s, 30m, 3h. Needs REDIS_URL and FOLDCAM_STORE.',
    )
    .addArgument(new Argument('<service>', 'which one').choices(serviceNames))
    .option(
      '--concurrency <n>',
      'jobs of one kind at once (default: the number of cores)',
      positive,
    )
    .option('--exit-when-idle <time>', 'leave when there was no job for so long', time)
    .option('--max-jobs <n>', 'leave after so many jobs', positive)
    .option('--max-time <time>', 'be gone so long after the start', time)
    .option('--drain <time>', 'be gone so long after being told to leave (default: 30)', time)
    .option('--gpu <device>', 'compute on this GPU alone, or not at all')
    .addOption(new Option('--all-gpus', 'one worker for each GPU').conflicts('gpu'))
    .addHelpText(
      'after',
      '\nExample:\n  REDIS_URL=redis://queue:6379 FOLDCAM_STORE=s3://sweeps foldcam worker trainer',
    )
    .action(
      action(async (_output, service: Service, options: WorkerOptions) => {
        const gpus = options.allGpus === true ? (await detectGpus()).gpus.length : 0;
        const environments = workerEnvironments(options, process.env, gpus);
        const workers = environments.map((environment) => launch(service, environment));
        const tell = (): void => {
          for (const worker of workers) worker.kill('SIGTERM');
        };
        // Ctrl-C reaches all of us; a scheduler's signal reaches us alone.
        process.on('SIGINT', () => undefined);
        process.on('SIGTERM', tell);
        const ended = workers.map(async (worker) => {
          const status = await end(worker);
          // One that was done leaves the others at work; after one that failed all start anew together.
          if (status !== 0) tell();
          return status;
        });
        return Math.max(...(await Promise.all(ended)));
      }),
    );
}

function launch(service: Service, environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [servicePath(service)], {
    // The channel tells the service when we are gone, however we ended.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
}

async function end(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]);
}

function time(text: string): string {
  if (parseSeconds(text) !== undefined) return text;
  throw new InvalidArgumentError('It must be seconds, or a time as 45s, 30m or 3h.');
}
