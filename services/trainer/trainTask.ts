import { task } from '../../adapters/queue/sandboxed.js';
import { trainJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { onEngine } from '../onEngine.js';
import { train } from './train.js';

export const trainTask = task(trainJobSchema, async (job, signal) => {
  const context = openContext();
  return onEngine(context, () => train(job, context, signal));
});
