import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { errorCatalogue, type ErrorCode } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Problem } from '../../core/errors/Problem.js';
import { parseFailure } from '../../core/jobs/failure.js';
import { jobFormat, type ProduceJob } from '../../core/jobs/Job.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Enqueued } from './enqueueSweep.js';
import { jobOptions } from './jobOptions.js';
import { queueOptions } from './queueOptions.js';

export interface Submission {
  /** The sweep file. */
  readonly text: string;
  /** The folder that a relative `data:` starts from, on the producer's machine. */
  readonly base: string;
}

export interface SubmitOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds without any producer after which the submission is withdrawn. */
  readonly patience?: number;
}

const answerSchema = z.union([
  z.strictObject({ sweep: z.string(), generation: z.int(), running: z.boolean() }),
  z.strictObject({
    code: z.custom<ErrorCode>((code) => typeof code === 'string' && code in errorCatalogue),
    message: z.string(),
    problems: z.array(z.custom<Problem>((value) => typeof value === 'object')),
  }),
]);

/**
 * Hands a sweep file to a producer and waits for its answer. Whatever the answer, nothing of the
 * submission itself stays in Redis or in the store.
 * @throws FoldcamError with the producer's problems, or FOLDCAM_E_NO_PRODUCER
 */
export async function submitSweep(
  store: ObjectStore,
  redis: Redis,
  submission: Submission,
  options: SubmitOptions = {},
): Promise<Enqueued> {
  const key = `submissions/${randomUUID()}.yaml`;
  const queue = new Queue('produce', queueOptions(redis));
  const data: ProduceJob = { format: jobFormat, submission: key, base: submission.base };
  await store.put(key, new TextEncoder().encode(submission.text));
  try {
    const job = await queue.add('produce', data, jobOptions('produce', randomUUID()));
    try {
      return read(await untilEnded(queue, job.id ?? '', options));
    } finally {
      await job.remove().catch(() => undefined);
    }
  } finally {
    await store.delete(key);
    await queue.close();
  }
}

async function untilEnded(queue: Queue, id: string, options: SubmitOptions): Promise<unknown> {
  const { signal, patience = 8_000 } = options;
  const start = Date.now();
  for (;;) {
    // The state first: what is read after it was seen to have ended is what it ended with.
    const state = await queue.getJobState(id);
    const job = await queue.getJob(id);
    if (job && state === 'completed') return job.returnvalue as unknown;
    if (!job || state === 'failed') {
      const { code, message } = parseFailure(job?.failedReason ?? 'the submission was removed');
      throw new FoldcamError(code, message);
    }
    if (signal?.aborted) throw new FoldcamError('FOLDCAM_E_INTERRUPTED', 'interrupted');
    if (state === 'waiting' && Date.now() - start > patience) {
      if ((await queue.getWorkersCount()) === 0) {
        throw new FoldcamError('FOLDCAM_E_NO_PRODUCER', 'no producer is connected to Redis');
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function read(value: unknown): Enqueued {
  const answer = answerSchema.parse(value);
  if ('sweep' in answer) return answer;
  const { code, message, problems } = answer;
  const [first] = problems;
  throw new FoldcamError(code, message, {
    problems,
    ...(first?.where ? { where: first.where } : {}),
    ...(first?.remedy === undefined ? {} : { remedy: first.remedy }),
  });
}
