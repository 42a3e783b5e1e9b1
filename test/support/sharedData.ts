import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

function find(folder: string): string | undefined {
  const full = path.join(root, folder);
  return existsSync(full) ? full : undefined;
}

/** Real data beside the checkout, never part of it; undefined where it is not there. */
export const sharedData = {
  /** Folders named after labels, with masks and near-duplicates.csv. */
  busiDev: find('busi-dev'),
  /** What FOLDCAM_BACKBONES may name. */
  backbones: find('backbones'),
} as const;

/** Says loudly what a run of the tests did not test, and for want of what. */
export function reportUntested(what: string, missing: keyof typeof sharedData): void {
  const rule = '!'.repeat(100);
  process.stderr.write(`\n${rule}\nNOT TESTED: ${what} (no ${missing} in ${root})\n${rule}\n`);
}
