import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import { cellManifest, mapSeries, outcomesFolder } from '../../core/store/layout.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';

/**
 * Gives a cell the results of another one in a folder store. Files are written as they are: a store that
 * has each of them reach the disk takes minutes where this takes seconds.
 */
export async function copyCell(store: string, plan: Plan, from: Cell, to: Cell): Promise<void> {
  const manifests = ({ key }: Cell): string[] => [
    cellManifest(key),
    ...mapSeries(plan.spec).map(
      (series) => `${outcomesFolder(key, series, plan.spec, sha256Hex)}manifest.json`,
    ),
  ];
  const targets = manifests(to);
  for (const [i, manifest] of manifests(from).entries()) {
    const target = path.join(store, targets[i] ?? '');
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, await readFile(path.join(store, manifest)));
  }
}
