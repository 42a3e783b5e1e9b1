import { task } from '../../adapters/queue/sandboxed.js';
import { produceJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { produce } from './produce.js';

export const produceTask = task(produceJobSchema, async (job) => produce(job, openContext()));
