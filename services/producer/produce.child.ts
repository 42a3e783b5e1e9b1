import { sandboxed, task } from '../../adapters/queue/sandboxed.js';
import { produceJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { produce } from './produce.js';

export default sandboxed({
  produce: task(produceJobSchema, async (job) => produce(job, openContext())),
});
