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
]);

/** Names the address and the reason, never a secret. */
export function asS3Error(error: unknown, url: string, endpoint: string | undefined): Error {
  if (error instanceof FoldcamError) return error;
  const name = error instanceof Error ? error.name : 'Error';
  const status = statusOf(error);
  const at = endpoint ? `${url} at ${redactUrl(endpoint)}` : url;
  const reason = error instanceof Error && error.message !== '' ? error.message : name;
  const denied = refusals.has(name) || status === 401 || status === 403;
  return new FoldcamError(
    denied ? 'FOLDCAM_E_STORE_DENIED' : 'FOLDCAM_E_STORE_UNREACHABLE',
    `${at}: ${name === reason ? name : `${name}: ${reason}`}`,
    { cause: error },
  );
}
