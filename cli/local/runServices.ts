import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { builtFile } from '../../adapters/env/findPackage.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Service } from '../../core/jobs/stages.js';

export interface LocalServices {
  /** Rejects when they cannot be kept running. */
  readonly broken: Promise<never>;
  /** Ends them and all their children; within 5 s. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** Where their log lines go. */
  readonly logFile: string;
}

/** The program of one service, or of all four in one process. */
export const servicePath = (service: Service | 'all'): string =>
  builtFile(service === 'all' ? 'services/main.js' : `services/${service}/main.js`);

// Seconds in which services hand back what they have under way, and then some.
const drain = '3';
const patience = 3_800;
const restarts = 5;

/** Runs the four services in a child process, and starts it again when it dies. */
export async function runServices(options: ServiceOptions): Promise<LocalServices> {
  const log = await open(options.logFile, 'a');
  let stopping = false;
  let running: ChildProcess | undefined;
  let fail: (error: Error) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => (fail = reject));
  broken.catch(() => undefined);
  const keep = (deaths: number): void => {
    const started = Date.now();
    const child = launch(options, log.fd);
    running = child;
    child.once('exit', (code, signal) => {
      killGroup(child);
      if (stopping) return;
      // One that worked for a while and was killed is worth any number of restarts.
      const inRow = Date.now() - started > 10_000 ? 1 : deaths + 1;
      if (inRow < restarts) setTimeout(() => stopping || keep(inRow), 200 * inRow);
      else fail(lost(code ?? signal ?? 'unknown', options.logFile));
    });
  };
  keep(0);
  return {
    broken,
    stop: async () => {
      stopping = true;
      if (running) await end(running);
      await log.close();
    },
  };
}

// What says when a worker of a scheduler leaves is not meant for these.
const shift = {
  FOLDCAM_DRAIN: drain,
  FOLDCAM_EXIT_WHEN_IDLE: '',
  FOLDCAM_MAX_JOBS: '',
  FOLDCAM_MAX_TIME: '',
};

function launch(options: ServiceOptions, log: number): ChildProcess {
  return fork(servicePath('all'), {
    // They write to the file themselves: their last lines need nobody to pass them on.
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...process.env, ...options.environment, ...shift },
    // A process group of its own: Ctrl-C reaches us alone, and we end them in order.
    detached: true,
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  await exited;
  clearTimeout(timer);
  killGroup(child);
}

// A child process in the middle of a computation does not hear that its parent has gone.
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing is left of the group.
  }
}

function lost(status: number | string, logFile: string): FoldcamError {
  return new FoldcamError(
    'FOLDCAM_E_WORKER_LOST',
    `the services ended ${restarts} times in a row, last with ${status}`,
    { where: { file: logFile }, remedy: `Read the last lines of ${logFile}.` },
  );
}
