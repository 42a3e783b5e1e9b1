import { encodeModel, type Model } from './encodeModel.js';
import type { FoundRuntime } from './findRuntime.js';
import type { OnnxSession } from './OnnxRuntime.js';

/** A model, ready to run. @throws Error of ONNX Runtime when it does not take it */
export const openSession = (
  { runtime, threads }: Pick<FoundRuntime, 'runtime' | 'threads'>,
  model: Model,
): Promise<OnnxSession> =>
  runtime.InferenceSession.create(encodeModel(model), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Errors alone.
    logSeverityLevel: 3,
    // Threads that wait awake take the cores from the worker beside this one.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
