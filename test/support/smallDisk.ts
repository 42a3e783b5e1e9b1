import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A file system of its own. */
export interface SmallDisk {
  readonly folder: string;
  makeReadOnly(): void;
  remove(): void;
}

/** Mounts a disk of so many bytes in memory; nothing where this user or system cannot. */
export function mountSmallDisk(bytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foldcam-disk-'));
  const quietly = { stdio: 'ignore' } as const;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], quietly);
  } catch {
    rmdirSync(folder);
    return undefined;
  }
  return {
    folder,
    makeReadOnly: () => void execFileSync('mount', ['-o', 'remount,ro', folder], quietly),
    remove: () => {
      execFileSync('umount', [folder], quietly);
      rmdirSync(folder);
    },
  };
}
