import type { ObjectStore } from '../../core/ports.js';
import { cellFolder, sweepFile } from '../../core/store/layout.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import { inParallel } from '../dataset/inParallel.js';
import { listSweeps } from './listSweeps.js';
import { readPlan } from './readPlan.js';

/** Removes a sweep's plan, tables and report from the store. */
export async function removeStored(store: ObjectStore, sweep: string): Promise<void> {
  const plan = sweepFile(sweep, 'plan.json');
  await removeAll(store, sweepFile(sweep, ''), plan);
  // Last: until then the sweep is known, and can be removed again.
  await store.delete(plan);
}

/**
 * The cells of a sweep that no other sweep of the store names.
 * @throws FoldcamError FOLDCAM_E_JOB_FORMAT where a plan cannot be read: it might name any
 */
export async function findOwnCells(store: ObjectStore, sweep: string): Promise<string[]> {
  const own = await cellsOf(store, sweep);
  for (const other of await listSweeps(store)) {
    if (other === sweep) continue;
    for (const cell of await cellsOf(store, other)) own.delete(cell);
  }
  return [...own];
}

/** Removes all that the store has of cells. */
export async function removeCells(store: ObjectStore, cells: readonly string[]): Promise<void> {
  for (const cell of cells) await removeAll(store, cellFolder(cell));
}

async function cellsOf(store: ObjectStore, sweep: string): Promise<Set<string>> {
  const plan = await readPlan(store, sweep);
  return new Set([...distinctCells(plan), ...distinctUngrouped(plan)].map(({ key }) => key));
}

async function removeAll(store: ObjectStore, folder: string, except?: string): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of store.list(folder)) if (key !== except) keys.push(key);
  // Manifests first: what none names counts for nothing, should this be interrupted.
  const isManifest = (key: string): boolean => key.endsWith('.json');
  await inParallel(keys.filter(isManifest), 16, (key) => store.delete(key));
  await inParallel(
    keys.filter((key) => !isManifest(key)),
    16,
    (key) => store.delete(key),
  );
}
