import type { ErrorCode } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { redactUrl } from '../redis/redactUrl.js';

interface ServiceError {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The HTTP status behind an error of the SDK, if it got an answer at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error ? (error as ServiceError).$metadata?.httpStatusCode : undefined;
}

const refusals = new Set([
  'AccessDenied',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'NoSuchBucket',
  'AllAccessDisabled',
  'InvalidBucketName',
  'CredentialsProviderError',
  'ExpiredToken',
  'InvalidToken',
]);
const late = new Set(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture']);
const full = new Set(['XMinioStorageFull', 'QuotaExceeded', 'XMinioAdminBucketQuotaExceeded']);

/** Names the address and the reason, never a secret. */
export function asS3Error(error: unknown, url: string, endpoint: string | undefined): Error {
  if (error instanceof FoldcamError) return error;
  const name = error instanceof Error ? error.name : 'Error';
  const status = statusOf(error);
  const at = endpoint ? `${url} at ${redactUrl(endpoint)}` : url;
  const reason = error instanceof Error && error.message !== '' ? error.message : name;
  const message = `${at}: ${name === reason ? name : `${name}: ${reason}`}`;
  return new FoldcamError(codeOf(name, status), message, { cause: error });
}

function codeOf(name: string, status: number | undefined): ErrorCode {
  // Both of them come as 403 too.
  if (late.has(name)) return 'FOLDCAM_E_STORE_CLOCK';
  if (full.has(name) || status === 507) return 'FOLDCAM_E_STORE_FULL';
  if (refusals.has(name) || status === 401 || status === 403) return 'FOLDCAM_E_STORE_DENIED';
  return 'FOLDCAM_E_STORE_UNREACHABLE';
}
