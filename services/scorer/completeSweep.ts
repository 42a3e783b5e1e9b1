import type { ReportJob } from '../../core/jobs/Job.js';
import type { Context } from '../context.js';
import { report } from './report.js';
import { tellReport } from './tellReport.js';

/** Writes a sweep's report, and tells of it. @returns what the report job ends with */
export async function completeSweep(
  job: ReportJob,
  context: Context,
): Promise<Awaited<ReturnType<typeof report>>> {
  const result = await report(job, context);
  await tellReport(job, result.missing, context);
  return result;
}
