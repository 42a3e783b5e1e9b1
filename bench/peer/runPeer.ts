import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { docsFolder } from '../docsFolder.js';

const run = promisify(execFile);

/** What one of the peer's scripts prints at its end. */
export type PeerResult = Readonly<Record<string, unknown>>;

/** So that PyTorch does not give its memory back to the system after every step. */
export const tunedMalloc = {
  MALLOC_MMAP_THRESHOLD_: '4294967296',
  MALLOC_TRIM_THRESHOLD_: '17179869184',
  MALLOC_TOP_PAD_: '268435456',
} as const;

/** Runs a script of bench/peer to its end, and how long that took, the start of Python included. */
export async function runPeer(
  python: string,
  script: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly seconds: number; readonly result: PeerResult }> {
  const file = path.join(docsFolder, '../bench/peer', script);
  const start = performance.now();
  const { stdout } = await run(python, [file, ...args], {
    env: { ...process.env, ...variables },
    maxBuffer: 2 ** 26,
  });
  const seconds = (performance.now() - start) / 1000;
  return { seconds, result: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as PeerResult };
}
