import { describe, expect, it } from 'vitest';
import { asS3Error, statusOf } from '../../../adapters/store/s3Errors.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

const sdkError = (name: string, message: string, status?: number): Error =>
  Object.assign(new Error(message), {
    name,
    $metadata: status === undefined ? {} : { httpStatusCode: status },
  });

describe('asS3Error', () => {
  it.each([
    ['AccessDenied', 403],
    ['InvalidAccessKeyId', 403],
    ['SignatureDoesNotMatch', 403],
    ['NoSuchBucket', 404],
    ['InvalidBucketName', 400],
    ['CredentialsProviderError', undefined],
    ['UnknownError', 401],
  ])('%s (%s) is a refusal: no retry helps', (name, status) => {
    const error = asS3Error(sdkError(name, 'no', status), 's3://b/p', undefined);
    expect(error).toMatchObject({ code: 'FOLDCAM_E_STORE_DENIED', permanent: true });
  });

  it.each([
    ['TimeoutError', undefined],
    ['InternalError', 500],
    ['SlowDown', 503],
    ['Error', undefined],
  ])('%s (%s) is out of reach: a retry may help', (name, status) => {
    const error = asS3Error(sdkError(name, 'later', status), 's3://b/p', undefined);
    expect(error).toMatchObject({ code: 'FOLDCAM_E_STORE_UNREACHABLE', permanent: false });
  });

  it('a clock that is too far off is told as such, not as credentials', () => {
    const error = asS3Error(sdkError('RequestTimeTooSkewed', 'no', 403), 's3://b/p', undefined);
    expect(error).toMatchObject({ code: 'FOLDCAM_E_STORE_CLOCK', permanent: true });
  });

  it.each([
    ['XMinioStorageFull', 507],
    ['QuotaExceeded', 403],
  ])('%s (%s) is a store without space: a retry may help', (name, status) => {
    const error = asS3Error(sdkError(name, 'full', status), 's3://b/p', undefined);
    expect(error).toMatchObject({ code: 'FOLDCAM_E_STORE_FULL', permanent: false });
  });

  it('names the bucket, the server without user and password, and the reason', () => {
    const cause = sdkError('SlowDown', 'reduce your rate', 503);
    const endpoint = 'https://me:hunter2@s3.example.org:9000/?token=hunter3';
    const error = asS3Error(cause, 's3://b/p', endpoint);
    expect(error.message).toBe(
      's3://b/p at https://s3.example.org:9000: SlowDown: reduce your rate',
    );
    expect(error.cause).toBe(cause);
  });

  it('repeats nothing of an endpoint that is no address', () => {
    const error = asS3Error(sdkError('TypeError', 'Invalid URL'), 's3://b/', 'me:hunter2@host');
    expect(error.message).not.toContain('hunter2');
  });

  it('says a name once where there is no message', () => {
    expect(asS3Error(sdkError('UnknownError', ''), 's3://b/', undefined).message).toBe(
      's3://b/: UnknownError',
    );
  });

  it('leaves coded errors as they are', () => {
    const error = new FoldcamError('FOLDCAM_E_STORE_URL', 'a key');
    expect(asS3Error(error, 's3://b/', undefined)).toBe(error);
  });
});

describe('statusOf', () => {
  it('is the HTTP status of an answer, and undefined without one', () => {
    expect(statusOf(sdkError('X', '', 412))).toBe(412);
    expect(statusOf(sdkError('X', ''))).toBeUndefined();
    expect(statusOf('text')).toBeUndefined();
  });
});
