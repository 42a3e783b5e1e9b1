import { execFileSync } from 'node:child_process';

export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/** Processes with the mark in their environment, which is how all that a command started is found. */
export function processesOf(mark: string): FoundProcess[] {
  // The environment follows the command; both are cut off nowhere.
  const table = execFileSync('ps', ['axeww', '-o', 'pid=,command='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return table
    .split('\n')
    .filter((line) => line.includes(`FOLDCAM_TEST_MARK=${mark}`) && !line.includes('<defunct>'))
    .map((line) => {
      const [, pid = '', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(pid), command: command.split(' FOLDCAM_TEST_MARK=')[0] ?? '' };
    });
}
