import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { servicePath } from '../../cli/local/runServices.js';
import type { Service } from '../../core/jobs/stages.js';

/** Workers as a scheduler runs them: one that ends is started again, until the fleet is stopped. */
export interface Fleet {
  readonly size: number;
  /** kill -9 of a worker and all that it started; another takes its place after so many seconds. */
  kill(worker: number, away: number): Promise<void>;
  /** SIGSTOP of the same; it goes on after so many seconds. */
  freeze(worker: number, away: number): Promise<void>;
  /** Ends all of them, as a scheduler does. */
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly services: readonly Service[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where their log lines go. */
  readonly logFile: string;
}

// A worker that cannot start yet, since what it needs is away, is started again.
const restart = 500;
const patience = 10_000;

export function startFleet({ services, environment, logFile }: FleetOptions): Fleet {
  const log = openSync(logFile, 'a');
  const workers: (ChildProcess | undefined)[] = services.map(() => undefined);
  const away = services.map(() => 0);
  let stopping = false;
  const launch = (index: number): void => {
    if (stopping) return;
    const worker = spawn(process.execPath, [servicePath(services[index] as Service)], {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...environment },
      // A process group: what one worker has started is killed with it.
      detached: true,
    });
    workers[index] = worker;
    worker.once('exit', () => {
      signal(worker, 'SIGKILL');
      setTimeout(() => launch(index), restart + 1000 * (away[index] ?? 0)).unref();
    });
  };
  services.forEach((_, index) => launch(index));
  return {
    size: services.length,
    kill: (index, seconds) => {
      const worker = workers[index];
      if (!worker || hasEnded(worker)) return Promise.resolve();
      away[index] = seconds;
      const ended = once(worker, 'exit').then(() => undefined);
      signal(worker, 'SIGKILL');
      return ended;
    },
    freeze: (index, seconds) => {
      const worker = workers[index];
      if (!worker || hasEnded(worker)) return Promise.resolve();
      signal(worker, 'SIGSTOP');
      const over = pause(1000 * seconds).then(() => {
        signal(worker, 'SIGCONT');
      });
      return over;
    },
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await Promise.all(
        workers.map(async (worker) => {
          if (!worker || hasEnded(worker)) return;
          const ended = once(worker, 'exit');
          signal(worker, 'SIGCONT');
          worker.kill('SIGTERM');
          const timer = setTimeout(() => signal(worker, 'SIGKILL'), patience);
          await ended;
          clearTimeout(timer);
        }),
      );
      closeSync(log);
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** To all that a worker has started too. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // Nothing is left of the group.
  }
}
