import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { sweepFile } from '../../core/store/layout.js';
import { inParallel } from '../dataset/inParallel.js';
import { writeWhole } from './writeWhole.js';

// The page last: whoever sees it finds everything beside it.
const files = [
  'spec.yaml',
  'plan.json',
  'predictions.csv',
  'predictions-ungrouped.csv',
  'outcomes.csv',
  'cells.csv',
  'classification.csv',
  'pointing.csv',
  'report.json',
  'report.html',
];

const overlay = z.object({
  run: z.string(),
  fold: z.string(),
  method: z.string(),
  target: z.string(),
  key: z.string(),
});

/**
 * Copies a sweep's report, tables and overlays out of the store into a folder.
 * @returns the path of report.html
 * @throws FoldcamError FOLDCAM_E_SWEEP_NOT_FOUND where there is no report, FOLDCAM_E_OUT
 */
export async function exportSweep(
  store: ObjectStore,
  sweep: string,
  folder: string,
): Promise<string> {
  const bodies = await Promise.all(files.map((file) => store.get(sweepFile(sweep, file))));
  if (bodies.at(-1) === undefined) {
    throw new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `${sweep} has no report yet`, {
      remedy:
        'Wait until `foldcam status` says that it is done; one that was stopped goes on when it is run again.',
    });
  }
  await exportOverlays(store, sweep, folder);
  for (const [i, file] of files.entries()) {
    const body = bodies[i];
    if (body) await writeWhole(path.join(folder, file), body);
  }
  return path.join(folder, 'report.html');
}

async function exportOverlays(store: ObjectStore, sweep: string, folder: string): Promise<void> {
  const index = await store.get(sweepFile(sweep, 'overlays/index.csv'));
  if (!index) return;
  const rows = z.array(overlay).parse(parse(new TextDecoder().decode(index), { columns: true }));
  await inParallel(rows, 8, async ({ run, fold, method, target, key }) => {
    const name = path.posix.basename(key);
    const file = path.join(folder, 'overlays', run, `fold-${fold}`, `${method}.${target}`, name);
    // The name carries the content's digest: what is there needs no copy.
    if (await stat(file).catch(() => undefined)) return;
    const body = await store.get(key);
    if (!body) return;
    await writeWhole(file, body);
  });
}
