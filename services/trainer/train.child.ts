import { sandboxed } from '../../adapters/queue/sandboxed.js';
import { cellJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { train } from './train.js';

export default sandboxed(cellJobSchema, async (job, signal) => train(job, openContext(), signal));
