import { sandboxed } from '../../adapters/queue/sandboxed.js';
import { reportJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { report } from './report.js';

export default sandboxed(reportJobSchema, async (job) => report(job, openContext()));
