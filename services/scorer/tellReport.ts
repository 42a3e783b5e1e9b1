import { readPlan } from '../../adapters/sweep/readPlan.js';
import { openLogger } from '../../adapters/telemetry/openLogger.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import type { Context } from '../context.js';

/** Has a webhook sent of a report that is there, where one is set. Whatever comes of it, the report stands. */
export async function tellReport(
  job: ReportJob,
  missing: number,
  { environment, redis, store }: Context,
): Promise<void> {
  if (!environment.webhook) return;
  const { sweep, generation } = job;
  try {
    // Most systems have no webhook, and a report's child no other use for queues.
    const { addWebhook } = await import('../../adapters/queue/webhookJobs.js');
    const { spec, cells } = await readPlan(store, sweep);
    await addWebhook(redis, {
      type: missing === 0 ? 'sweep.done' : 'sweep.incomplete',
      timestamp: new Date().toISOString(),
      data: { sweep, name: spec.name, generation, cells: cells.length, missing },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    openLogger('scorer', environment.logLevel).warn({ sweep, error: reason }, 'no webhook is sent');
  }
}
