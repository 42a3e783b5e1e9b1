import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { readStamp } from './Stamp.js';

/**
 * Puts a whole installation in the place of what was there, which stays findable until then. Of
 * several that come at once one stays.
 */
export async function putInPlace(work: string, folder: string): Promise<void> {
  const aside = `${folder}.old-${randomUUID()}`;
  await rename(folder, aside).catch(() => undefined);
  try {
    await rename(work, folder);
  } catch (error) {
    // Taken meanwhile by another process, with the same thing; or moved aside by a third one.
    if (!isTaken(error)) throw error;
    if (await readStamp(folder)) await rm(work, { recursive: true, force: true });
    else await putInPlace(work, folder);
  }
  await rm(aside, { recursive: true, force: true });
}

const isTaken = (error: unknown): boolean =>
  ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
