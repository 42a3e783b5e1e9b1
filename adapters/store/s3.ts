import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { ObjectInfo, ObjectStore } from '../../core/ports.js';
import { checkKey } from './keys.js';
import { putMultipart } from './putMultipart.js';
import { readObject, readWholeObject } from './readObject.js';
import { asS3Error, statusOf } from './s3Errors.js';

// Nine lines in every process about a Node that the package still supports.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

/**
 * Objects in a bucket, below a prefix.
 * @param silence milliseconds without a byte after which a request is taken to be lost, and sent again
 */
export function openS3Store(
  bucket: string,
  prefix: string,
  variables: NodeJS.ProcessEnv = process.env,
  silence = 20_000,
): ObjectStore {
  const config = clientConfig(variables);
  const client = new S3Client({ ...config, requestHandler: handler(true, silence) });
  // MinIO's release of 2025-09-07 drops the connection after each 412, so that the next request on it
  // would fail: conditional puts keep no connection.
  const conditional = new S3Client({ ...config, requestHandler: handler(false, silence) });
  const base = prefix === '' ? '' : `${prefix}/`;
  const url = `s3://${bucket}/${prefix}`;
  const at = (key: string): { Bucket: string; Key: string } => {
    checkKey(key);
    return { Bucket: bucket, Key: base + key };
  };
  const guarded = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      throw asS3Error(error, url, variables['S3_ENDPOINT']);
    }
  };
  async function* guardedStream(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    try {
      yield* body;
    } catch (error) {
      throw asS3Error(error, url, variables['S3_ENDPOINT']);
    }
  }
  // Any web server answers 404: only the name of the error tells that S3 did, where it has one.
  const orAbsent = async <T>(
    absent: 'NoSuchKey' | 'NotFound',
    action: () => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      return await action();
    } catch (error) {
      if (error instanceof Error && error.name === absent) return undefined;
      throw error;
    }
  };
  return {
    url,
    put: (key, body) =>
      guarded(async () => {
        await client.send(new PutObjectCommand({ ...at(key), Body: body }));
      }),
    putIfAbsent: (key, body) => guarded(() => putIfAbsent(conditional, { ...at(key), Body: body })),
    get: (key) => guarded(() => orAbsent('NoSuchKey', () => readWholeObject(client, at(key)))),
    head: (key) =>
      guarded(() =>
        orAbsent('NotFound', async () => {
          const found = await client.send(new HeadObjectCommand(at(key)));
          return { key, size: found.ContentLength ?? 0, stored: timeOf(found.LastModified) };
        }),
      ),
    list: (wanted) => listObjects(client, bucket, base, wanted, guarded),
    delete: (key) =>
      guarded(async () => {
        await client.send(new DeleteObjectCommand(at(key)));
      }),
    putStream: (key, body) => guarded(() => putMultipart(client, at(key), body)),
    getStream: (key) =>
      guarded(() =>
        orAbsent('NoSuchKey', async () => guardedStream(await readObject(client, at(key)))),
      ),
    close: () => {
      client.destroy();
      conditional.destroy();
      return Promise.resolve();
    },
  };
}

function clientConfig(variables: NodeJS.ProcessEnv): S3ClientConfig {
  const endpoint = variables['S3_ENDPOINT'];
  return {
    region: variables['AWS_REGION'] ?? variables['AWS_DEFAULT_REGION'] ?? 'us-east-1',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Pauses doubled from 0.1 s, from 0.5 s where the server asks for less: seconds in all.
    maxAttempts: 6,
    // Some servers refuse chunks under 64 kB in signed streams.
    requestStreamBufferSize: 65_536,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}

function handler(
  keepAlive: boolean,
  silence: number,
): NonNullable<S3ClientConfig['requestHandler']> {
  const agent = { keepAlive, maxSockets: 32 };
  return {
    connectionTimeout: 2_500,
    // Not `requestTimeout`: that one only warns.
    socketTimeout: silence,
    httpAgent: agent,
    httpsAgent: agent,
  };
}

/**
 * A put may be stored although its answer was lost; the repeated request then meets its own object.
 * So a refusal is compared with what is stored: the same bytes were stored by this call or by an equal
 * one, and in both cases what the caller wanted is true. Keys name content here, so equal bytes from
 * another writer are no conflict, but only one call may be told that it was first: a refusal on the
 * first try is never ours.
 */
async function putIfAbsent(
  client: S3Client,
  target: { Bucket: string; Key: string; Body: Uint8Array },
): Promise<boolean> {
  let tries = 0;
  const command = new PutObjectCommand({ ...target, IfNoneMatch: '*' });
  command.middlewareStack.add(
    (next) => (args) => {
      tries++;
      return next(args);
    },
    // After the retry middleware: seen once per request that goes out.
    { step: 'finalizeRequest', priority: 'low', name: 'countTries' },
  );
  try {
    await client.send(command);
    return true;
  } catch (error) {
    const status = statusOf(error);
    if (status !== 412 && status !== 409) throw error;
    if (tries < 2) return false;
    const { Body: wanted, ...at } = target;
    return Buffer.compare(await readWholeObject(client, at), wanted) === 0;
  }
}

// What does not tell its age is taken to be new: nobody removes it then.
const timeOf = (date: Date | undefined): number => date?.getTime() ?? Date.now();

async function* listObjects(
  client: S3Client,
  bucket: string,
  base: string,
  prefix: string,
  guarded: <T>(action: () => Promise<T>) => Promise<T>,
): AsyncIterable<ObjectInfo> {
  let token: string | undefined;
  do {
    const page = await guarded(() =>
      client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: base + prefix,
          ...(token === undefined ? {} : { ContinuationToken: token }),
        }),
      ),
    );
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key === undefined) continue;
      yield { key: Key.slice(base.length), size: Size ?? 0, stored: timeOf(LastModified) };
    }
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}
