import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { asRedisError } from '../redis/asRedisError.js';

const unreadable: Readonly<Record<string, 'FOLDCAM_E_TOO_LARGE' | 'FOLDCAM_E_MEDIA_TYPE'>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'FOLDCAM_E_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'FOLDCAM_E_MEDIA_TYPE',
};

/** Whatever was thrown while a request was answered, as a coded error; defects tell nothing of themselves. */
export function asCodedError(thrown: unknown): FoldcamError {
  const error = asRedisError(thrown);
  if (error instanceof FoldcamError) return error;
  const {
    code = '',
    statusCode = 500,
    message = '',
  } = error as Partial<Record<'code' | 'message', string> & { statusCode: number }>;
  const known = unreadable[code];
  if (known) return new FoldcamError(known, message, { cause: error });
  if (statusCode === 429) return new FoldcamError('FOLDCAM_E_TOO_MANY', message, { cause: error });
  // The framework's own refusals: a body that breaks off, a path that cannot be decoded.
  if (statusCode >= 400 && statusCode < 500) {
    return new FoldcamError('FOLDCAM_E_REQUEST', message, { cause: error });
  }
  // Command timed out: a Redis that takes commands and does not answer.
  if (/^Command timed out/.test(message)) {
    return new FoldcamError('FOLDCAM_E_REDIS_UNREACHABLE', 'Redis does not answer', {
      cause: error,
    });
  }
  return new FoldcamError('FOLDCAM_E_INTERNAL', 'something unforeseen happened', { cause: error });
}
