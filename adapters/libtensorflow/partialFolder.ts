import { readdir, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * A folder beside `engine` to work in, of this process alone. What a process that has died left of its
 * try is taken over: a rename has one winner.
 */
export async function partialFolder(engine: string): Promise<string> {
  const prefix = `${path.basename(engine)}.partial-${os.hostname()}-`;
  const root = path.dirname(engine);
  const own = path.join(root, `${prefix}${process.pid}`);
  for (const name of await readdir(root).catch(() => [])) {
    const pid = Number(name.slice(prefix.length));
    if (!name.startsWith(prefix) || (pid !== process.pid && isAlive(pid))) continue;
    if (pid === process.pid) return own;
    const taken = await rename(path.join(root, name), own).then(
      () => true,
      () => false,
    );
    if (taken) return own;
  }
  return own;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
