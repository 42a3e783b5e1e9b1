import { closedMethods } from '../../core/cam/closedMethods.js';
import { chunkSize } from '../../core/jobs/imageChunks.js';
import { train } from '../../services/trainer/train.js';
import { explainCell } from './explainCell.js';
import { cellJob, openWorker } from './openWorker.js';
import type { Prepared } from './prepareStore.js';

/** A process's resident memory after so many images. */
export interface Sample {
  readonly images: number;
  readonly megabytes: number;
}

const [service, prepared = '{}'] = process.argv.slice(2);
const samples: Sample[] = [];
const note = (images: number): void => {
  samples.push({ images, megabytes: process.memoryUsage.rss() / 2 ** 20 });
};
const worker = await openWorker(JSON.parse(prepared) as Prepared, (chunks) => {
  if (chunks > 0 && service === 'trainer') note(chunks * chunkSize);
});
const { context, plan } = worker;
if (service === 'trainer') {
  // The first cell computes the features of all images, the second reads them.
  for (const cell of plan.cells) await train(cellJob(plan, cell), context);
} else {
  const methods = [
    ...closedMethods.filter(({ kind }) => kind !== 'baseline').map(({ name }) => name),
    // One that asks, forward and back.
    'input-gradient',
  ];
  let before = 0;
  for (const cell of plan.cells) {
    const asked = { methods, keep: 'overlays' } as const;
    before += await explainCell(worker, cell, asked, (done) => note(before + done));
  }
}
process.stdout.write(`${JSON.stringify(samples)}\n`);
process.exit(0);
