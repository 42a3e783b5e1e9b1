import { task } from '../../adapters/queue/sandboxed.js';
import { reportJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { report } from './report.js';
import { tellReport } from './tellReport.js';

/** Writes a sweep's report, and tells of it. */
export const reportTask = task(reportJobSchema, async (job) => {
  const context = openContext();
  const result = await report(job, context);
  await tellReport(job, result.missing, context);
  return result;
});
