import { sandboxed, task } from '../../adapters/queue/sandboxed.js';
import { cellJobSchema, reportJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { score } from './score.js';

// A process that has scored goes on with the report; what only a report needs is loaded for it alone.
export default sandboxed({
  score: task(cellJobSchema, async (job) => score(job, openContext())),
  report: task(reportJobSchema, async (job) => {
    const { completeSweep } = await import('./completeSweep.js');
    return completeSweep(job, openContext());
  }),
});
