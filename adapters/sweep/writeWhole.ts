import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FoldcamError } from '../../core/errors/FoldcamError.js';

/**
 * Writes a file for the user, and the folders above it: whole, or not at all.
 * @throws FoldcamError FOLDCAM_E_OUT
 */
export async function writeWhole(file: string, body: Uint8Array): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(part, body);
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FoldcamError('FOLDCAM_E_OUT', `${file}: ${reason}`, { cause, where: { file } });
  }
}
