import { sandboxed } from '../../adapters/queue/sandboxed.js';
import { cellJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { score } from './score.js';

export default sandboxed(cellJobSchema, async (job) => score(job, openContext()));
