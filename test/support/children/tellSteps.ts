import { tellSteps } from '../../../adapters/queue/tellSteps.js';
import { inParallel } from '../../../adapters/dataset/inParallel.js';
import { microBatches } from '../../../adapters/tensor/memory/microBatches.js';

// Takes five steps of two kinds as a job would, then ends.
tellSteps();
microBatches(1).each(2, () => undefined);
await new Promise((resolve) => setTimeout(resolve, 1_100));
await inParallel([1, 2, 3], 1, () => Promise.resolve());
process.disconnect();
