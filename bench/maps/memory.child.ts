import { closedMethods } from '../../core/cam/closedMethods.js';
import { chunkSize } from '../../core/jobs/imageChunks.js';
import { testImages } from '../../core/sweep/testImages.js';
import { train } from '../../services/trainer/train.js';
import { explainCell } from './explainCell.js';
import { cellJob, openWorker } from './openWorker.js';
import type { Prepared } from './prepareStore.js';

/** A process's resident memory after so many images. */
export interface Sample {
  readonly images: number;
  readonly megabytes: number;
}

/** What a process does, one after the other. */
export type Phase = 'features' | 'heads' | 'maps';

const [service, prepared = '{}'] = process.argv.slice(2);
const samples: Partial<Record<Phase, Sample[]>> = {};
const note = (phase: Phase, images: number): void => {
  const megabytes = process.memoryUsage.rss() / 2 ** 20;
  (samples[phase] ??= []).push({ images, megabytes });
};
let computed = 0;
const worker = await openWorker(JSON.parse(prepared) as Prepared, (chunks) => {
  // The first cell computes the features of all images, the others find them.
  if (chunks <= computed) return;
  computed = chunks;
  note('features', Math.min(chunks * chunkSize, images));
});
const { context, plan } = worker;
const images = Object.keys(plan.folds).length;
if (service === 'trainer') {
  let trained = 0;
  for (const cell of plan.cells) {
    await train(cellJob(plan, cell), context);
    trained += images - testImages(plan, cell.fold).length;
    note('heads', trained);
  }
} else {
  const methods = [
    ...closedMethods.filter(({ kind }) => kind !== 'baseline').map(({ name }) => name),
    // One that asks, forward and back.
    'input-gradient',
  ];
  let before = 0;
  for (const cell of plan.cells) {
    const asked = { methods, keep: 'overlays' } as const;
    before += await explainCell(worker, cell, asked, (done) => note('maps', before + done));
  }
}
process.stdout.write(`${JSON.stringify(samples)}\n`);
process.exit(0);
