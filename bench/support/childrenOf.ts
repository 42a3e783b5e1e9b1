import { execFileSync } from 'node:child_process';

/** A process and the memory that it holds. */
export interface ChildMemory {
  readonly pid: number;
  readonly megabytes: number;
}

/** The processes that a process has started, with their resident memory. */
export function childrenOf(parent: number): ChildMemory[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [pid = 0, ppid = 0, kibibytes = 0] = line.trim().split(/\s+/).map(Number);
    return ppid === parent ? [{ pid, megabytes: kibibytes / 1024 }] : [];
  });
}
