import { task } from '../../adapters/queue/sandboxed.js';
import { cellJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { score } from './score.js';

export const scoreTask = task(cellJobSchema, async (job) => score(job, openContext()));
