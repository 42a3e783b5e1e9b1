import { Child } from 'bullmq';
import { builtFile } from '../env/findPackage.js';
import { endedChild, stalledChild } from './childFailures.js';

/** Child processes of BullMQ that run one file. */
export interface ChildPool {
  /** Starts so many children before there is a job: the first jobs take them. */
  begin(children: number): void;
  /** One that is free, else a new one. @throws an Error where that ends before it is ready */
  take(): Promise<Child>;
  /** Keeps a child for the next job, unless it has ended. */
  release(child: Child): void;
  /** At once, whatever it does. It is not waited for. */
  kill(child: Child): void;
  /** Ends all, each after its job. */
  close(): Promise<void>;
}

const mainFile = builtFile('adapters/queue/bullmq.child.js');

// With an arena a thread, glibc's malloc keeps what images and kernels took and gave back, in each of them.
const steadyMemory = { MALLOC_ARENA_MAX: '1' };

// Milliseconds that a job has to end in once its child was told to.
const patience = 30_000;

/**
 * BullMQ's own pool waits for good where a child is killed while it starts, and its job is never heard of again.
 * @param seconds in which a child has to be ready
 * @param variables of the children, beside those of this process
 */
export function childPool(
  file: URL,
  seconds: number,
  variables: Readonly<Record<string, string>> = {},
): ChildPool {
  const children = new Set<Child>();
  const free: Child[] = [];
  const begun: Promise<Child>[] = [];
  let closed = false;
  const start = async (): Promise<Child> => {
    const child = new Child(mainFile, file.href, {
      useWorkerThreads: false,
      workerForkOptions: { env: { ...steadyMemory, ...process.env, ...variables } },
    });
    children.add(child);
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(() => reject(stalledChild(notReady(seconds))), 1_000 * seconds);
        child.once('exit', (code: number | null, by: string | null) => {
          children.delete(child);
          reject(endedChild(code, by));
        });
        // For good: an error that nobody listens for would end this process.
        child.on('error', reject);
        child.init().then(resolve, reject);
      });
      if (closed) throw new Error('the child processes are closed');
      return child;
    } catch (error) {
      children.delete(child);
      // BullMQ would reject once more, where nobody waits.
      child.removeAllListeners('close');
      kill(child);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    begin: (count) => {
      for (let i = 0; i < count; i++) {
        const child = start();
        // Of one that does not start, the job will tell that starts another.
        child.catch(() => undefined);
        begun.push(child);
      }
    },
    take: async () => {
      // The one that has waited longest: it has had time to load what comes next.
      for (let child = free.shift(); child; child = free.shift()) if (isUsable(child)) return child;
      const first = await begun.shift()?.catch(() => undefined);
      return first && isUsable(first) ? first : start();
    },
    release: (child) => {
      if (isUsable(child)) free.push(child);
    },
    kill,
    close: async () => {
      closed = true;
      const ends = [...children].map((child) => child.kill('SIGTERM', patience));
      await Promise.allSettled(ends);
    },
  };
}

/** Reaches a process that was stopped, and one that is caught in a loop; one that waits for a dead device may never end. */
function kill(child: Child): void {
  child.kill('SIGKILL').catch(() => undefined);
}

// Both are null while it lives, whatever their type says; one that was killed may live on for a moment.
const isUsable = ({ exitCode, signalCode, killed }: Child): boolean =>
  !killed && [exitCode, signalCode].every((how: unknown) => how === null);

const notReady = (seconds: number): string =>
  `the job's process was not ready within ${seconds} s, and was killed`;
