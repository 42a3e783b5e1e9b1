import { Child } from 'bullmq';
import { builtFile } from '../env/findPackage.js';

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

/** BullMQ's own pool waits for good where a child is killed while it starts, and its job is never heard of again. */
export function childPool(file: URL): ChildPool {
  const children = new Set<Child>();
  const free: Child[] = [];
  const begun: Promise<Child>[] = [];
  const start = async (): Promise<Child> => {
    const child = new Child(mainFile, file.href, {
      useWorkerThreads: false,
      workerForkOptions: { env: { ...steadyMemory, ...process.env } },
    });
    children.add(child);
    try {
      await new Promise<void>((resolve, reject) => {
        child.once('exit', (code: number | null, by: string | null) => {
          children.delete(child);
          reject(endedEarly(code, by));
        });
        child.init().then(resolve, reject);
      });
      return child;
    } catch (error) {
      children.delete(child);
      kill(child);
      throw error;
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
      const first = await begun.shift()?.catch(() => undefined);
      if (first && isAlive(first)) return first;
      for (let child = free.pop(); child; child = free.pop()) if (isAlive(child)) return child;
      return start();
    },
    release: (child) => {
      if (isAlive(child)) free.push(child);
    },
    kill,
    close: async () => {
      const ends = [...children].map((child) => child.kill('SIGTERM', patience));
      await Promise.allSettled(ends);
    },
  };
}

/** Reaches a process that was stopped, and one that is caught in a loop; one that waits for a dead device may never end. */
function kill(child: Child): void {
  child.kill('SIGKILL').catch(() => undefined);
}

// Both are null while it lives, whatever their type says.
const isAlive = ({ exitCode, signalCode }: Child): boolean =>
  [exitCode, signalCode].every((how: unknown) => how === null);

const endedEarly = (code: number | null, by: string | null): Error =>
  new Error(`Unexpected exit code: ${code} signal: ${by}`);
