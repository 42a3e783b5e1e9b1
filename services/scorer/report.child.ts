import { sandboxed } from '../../adapters/queue/sandboxed.js';
import { reportJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { report } from './report.js';
import { tellReport } from './tellReport.js';

export default sandboxed(reportJobSchema, async (job) => {
  const result = await report(job, openContext());
  await tellReport(job, result.missing, openContext());
  return result;
});
