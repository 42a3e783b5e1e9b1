import { task } from '../../adapters/queue/sandboxed.js';
import { mapJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { onEngine } from '../onEngine.js';
import { map } from './map.js';
import { testFaithfulness } from './testFaithfulness.js';

export const mapTask = task(mapJobSchema, async (job) => {
  const context = openContext();
  return onEngine(context, () => (job.faithfulness ? testFaithfulness : map)(job, context));
});
