import { ChildCommand, ParentCommand, type Child, type Job } from 'bullmq';
import { leaving } from '../../core/jobs/ShiftLimits.js';
import { endedChild, stalledChild } from './childFailures.js';
import { childPool } from './childPool.js';
import { openPlaces } from './openPlaces.js';
import { isStepMessage, type StepMessage } from './stepMessage.js';
import { watchSteps } from './watchSteps.js';

/** Runs jobs in child processes, which are kept for the next ones. */
export interface ChildProcesses {
  /** Starts so many children that wait for the first jobs, which would else wait for them. */
  begin(children: number): void;
  /** Sends a job to a child, and its signal's reason when that is aborted. */
  run(job: Job, token: string | undefined, signal: AbortSignal | undefined): Promise<unknown>;
  /** Ends the children, each after its job. */
  close(): Promise<void>;
}

export interface ChildOptions {
  /** Without a step of the job, after which its child is killed. */
  readonly stallSeconds: number;
  /** In which a child has to be ready for its first job: as many, and no less than 30. */
  readonly startSeconds?: number;
  /** Milliseconds instead of 1.2 s, where a job is to stop since its worker leaves. */
  readonly leavingGrace?: number;
  /** Jobs at once; without it, all that come. */
  readonly most?: number;
  /** Of jobs that wait for others, those with the higher number go first. */
  readonly rank?: (job: Job) => number;
  /** Of the children, beside those of this process. */
  readonly variables?: Readonly<Record<string, string>>;
}

interface Message {
  readonly cmd: ParentCommand;
  readonly value?: unknown;
  readonly err?: object;
}

// Who blocks its event loop hears nothing: it is killed, and has left nothing that a manifest names.
const steeredGrace = 1_200;

/**
 * Child processes that run a file's default export, as BullMQ's own do: `(job, token, signal)`. Here one
 * that was told to stop and does not within 1.2 s is killed, and so is one whose job takes no step for a
 * time: that job fails with FOLDCAM_E_STALLED.
 */
export function childProcesses(file: URL, options: ChildOptions): ChildProcesses {
  const { stallSeconds, leavingGrace = steeredGrace, variables } = options;
  const { most = Infinity, rank = () => 0 } = options;
  // Many children that start at once on a busy machine take their time.
  const { startSeconds = Math.max(stallSeconds, 30) } = options;
  const pool = childPool(file, startSeconds, variables);
  const places = openPlaces(most);
  const ask = async (
    child: Child,
    job: Job,
    token: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const release: (() => void)[] = [];
    try {
      return await new Promise<unknown>((resolve, reject) => {
        let reached = false;
        const fail = (error: unknown): void =>
          reject(error instanceof Error ? error : new Error(String(error)));
        const miss = (): void => {
          pool.kill(child);
          resolve(unreached);
        };
        const onExit = (code: number | null, by: string | null): void =>
          reached ? reject(endedChild(code, by)) : miss();
        const watch = watchSteps(stallSeconds, () => {
          fail(stalledChild(noStep(stallSeconds)));
          pool.kill(child);
        });
        release.push(() => watch.stop());
        const onMessage = (message: Message | StepMessage): void => {
          if (isStepMessage(message)) {
            watch.told(message.foldcamSteps);
            return;
          }
          const { cmd, value, err } = message;
          if (cmd === ParentCommand.Completed) resolve(value);
          else if (cmd === ParentCommand.Failed || cmd === ParentCommand.Error)
            reject(Object.assign(new Error(), value ?? err));
        };
        const stop = (): void => {
          child.send({ cmd: ChildCommand.Cancel, value: signal?.reason as unknown }).catch(fail);
          const grace = signal?.reason === leaving ? leavingGrace : steeredGrace;
          const timer = setTimeout(() => pool.kill(child), grace);
          release.push(() => clearTimeout(timer));
        };
        child.on('exit', onExit);
        child.on('message', onMessage);
        release.push(() => child.off('exit', onExit).off('message', onMessage));
        const begin = { cmd: ChildCommand.Start, job: job.asJSONSandbox(), token };
        child.send(begin).then(() => (reached = true), miss);
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop, { once: true });
        release.push(() => signal?.removeEventListener('abort', stop));
      });
    } finally {
      for (const undo of release) undo();
      pool.release(child);
    }
  };
  return {
    begin: (children) => pool.begin(children),
    run: async (job, token, signal) => {
      await places.take(signal, rank(job));
      try {
        for (;;) {
          const answer = await ask(await pool.take(), job, token, signal);
          // One that had ended before it was reached: another begins the job.
          if (answer !== unreached) return answer;
        }
      } finally {
        places.leave();
      }
    },
    close: () => pool.close(),
  };
}

const unreached = Symbol('a child that was not reached');

const noStep = (seconds: number): string =>
  `the job took no step for ${seconds} s, and its process was killed`;
