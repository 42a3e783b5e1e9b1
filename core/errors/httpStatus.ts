import { errorKind, type ErrorCode } from './catalogue.js';

const own: Partial<Record<ErrorCode, number>> = {
  FOLDCAM_E_REQUEST: 400,
  FOLDCAM_E_UNAUTHORIZED: 401,
  FOLDCAM_E_FORBIDDEN: 403,
  FOLDCAM_E_DATA_ROOT: 403,
  FOLDCAM_E_NOT_FOUND: 404,
  FOLDCAM_E_SWEEP_NOT_FOUND: 404,
  FOLDCAM_E_METHOD: 405,
  FOLDCAM_E_CANCELLED: 409,
  FOLDCAM_E_JOBS_LOST: 409,
  FOLDCAM_E_FORMAT_NEWER: 409,
  FOLDCAM_E_FORMAT_OLDER: 409,
  FOLDCAM_E_TOO_LARGE: 413,
  FOLDCAM_E_MEDIA_TYPE: 415,
  FOLDCAM_E_RANGE: 416,
  FOLDCAM_E_TOO_MANY: 429,
  FOLDCAM_E_INTERRUPTED: 503,
  FOLDCAM_E_ARTIFACT_CORRUPT: 500,
};

/** The HTTP status that a coded error is answered with. */
export function httpStatus(code: ErrorCode): number {
  const status = own[code];
  if (status !== undefined) return status;
  const { exit } = errorKind(code);
  // What the sender can repair, what is out of reach for a while, and the rest.
  if (exit === 2) return 422;
  return exit === 3 ? 503 : 500;
}
