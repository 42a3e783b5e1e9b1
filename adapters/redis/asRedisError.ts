import { FoldcamError } from '../../core/errors/FoldcamError.js';

const full = /\bOOM command not allowed/;
const away =
  /^Connection is closed|^Socket timeout\. Expecting data|\b(READONLY|LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|NOREPLICAS)\b /;

/** The coded error behind an answer of Redis, or the loss of its connection; any other error as it is. */
export function asRedisError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof FoldcamError) return error;
  const { name, message } = error;
  const answered = name === 'ReplyError';
  if (answered && full.test(message)) {
    return new FoldcamError('FOLDCAM_E_REDIS_FULL', message, { cause: error });
  }
  if (
    name === 'MaxRetriesPerRequestError' ||
    ((answered || name === 'Error') && away.test(message))
  ) {
    return new FoldcamError('FOLDCAM_E_REDIS_UNREACHABLE', message, { cause: error });
  }
  return error;
}
