import { sandboxed } from '../../adapters/queue/sandboxed.js';
import { mapJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { map } from './map.js';

export default sandboxed(mapJobSchema, async (job) => map(job, openContext()));
