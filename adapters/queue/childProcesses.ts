import { createRequire } from 'node:module';
import path from 'node:path';
import { ChildCommand, ChildPool, ParentCommand, type Job } from 'bullmq';

/** Runs jobs in child processes, which are kept for the next ones. */
export interface ChildProcesses {
  /** Sends a job to a child, and its signal's reason when that is aborted. */
  run(job: Job, token: string | undefined, signal: AbortSignal | undefined): Promise<unknown>;
  /** Ends the children, each after its job. */
  close(): Promise<void>;
}

interface Message {
  readonly cmd: ParentCommand;
  readonly value?: unknown;
  readonly err?: object;
}

// Who blocks its event loop hears nothing: it is killed, and has left nothing that a manifest names.
const grace = 1_200;

const library = createRequire(import.meta.url).resolve('bullmq');
const mainFile = path.join(path.dirname(library), 'classes/main.js');

/**
 * Child processes that run a file's default export, as BullMQ's own do: `(job, token, signal)`. Here one
 * that was told to stop and does not within 1.2 s is killed.
 */
export function childProcesses(file: URL): ChildProcesses {
  const pool = new ChildPool({ mainFile });
  return {
    run: async (job, token, signal) => {
      const child = await pool.retain(file.href);
      const release: (() => void)[] = [];
      try {
        return await new Promise<unknown>((resolve, reject) => {
          const fail = (error: unknown): void =>
            reject(error instanceof Error ? error : new Error(String(error)));
          const onExit = (code: number | null, by: string | null): void =>
            reject(new Error(`Unexpected exit code: ${code} signal: ${by}`));
          const onMessage = ({ cmd, value, err }: Message): void => {
            if (cmd === ParentCommand.Completed) resolve(value);
            else if (cmd === ParentCommand.Failed || cmd === ParentCommand.Error)
              reject(Object.assign(new Error(), value ?? err));
          };
          const stop = (): void => {
            child.send({ cmd: ChildCommand.Cancel, value: signal?.reason as unknown }).catch(fail);
            const timer = setTimeout(() => void pool.kill(child), grace);
            release.push(() => clearTimeout(timer));
          };
          child.on('exit', onExit);
          child.on('message', onMessage);
          release.push(() => child.off('exit', onExit).off('message', onMessage));
          child.send({ cmd: ChildCommand.Start, job: job.asJSONSandbox(), token }).catch(fail);
          if (signal?.aborted) stop();
          else signal?.addEventListener('abort', stop, { once: true });
          release.push(() => signal?.removeEventListener('abort', stop));
        });
      } finally {
        for (const undo of release) undo();
        // Both are null while it lives, whatever their type says.
        const ended: readonly unknown[] = [child.exitCode, child.signalCode];
        if (ended.every((how) => how === null)) pool.release(child);
      }
    },
    close: () => pool.clean(),
  };
}
