import type { Job } from 'bullmq';
import { errorCatalogue, type ErrorCode } from '../../core/errors/catalogue.js';
import { parseFailure } from '../../core/jobs/failure.js';
import { failureClass, retryPause } from '../../core/jobs/retryPolicy.js';
import type { Stage } from '../../core/jobs/stages.js';

const givenUp = -1;

/**
 * The retry table as BullMQ's back-off strategy: a pause in milliseconds, or −1 to give up. Tries are
 * counted by class, so that an outage behind a job does not use up what it has for other errors.
 */
export function retryLater(
  stage: Stage,
): (made: number, type?: string, error?: Error, job?: Pick<Job, 'stacktrace'>) => number {
  return (_made, _type, error, job) => {
    const { code } = parseFailure(error?.message ?? '');
    const kind = failureClass(code);
    const before = (job?.stacktrace ?? []).filter((trace) => failureClass(codeIn(trace)) === kind);
    return retryPause(stage, code, before.length + 1, Math.random()) ?? givenUp;
  };
}

function codeIn(trace: string): ErrorCode {
  const [line = ''] = trace.split('\n');
  const [code = ''] = /FOLDCAM_E_[A-Z_]+/.exec(line) ?? [];
  return code in errorCatalogue ? (code as ErrorCode) : parseFailure(line).code;
}
