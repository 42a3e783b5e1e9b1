import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';

interface Target {
  readonly Bucket: string;
  readonly Key: string;
}

// In a row, without a byte between them.
const patience = 5;

/**
 * An object's bytes. Where an answer breaks off or ends early, the rest is asked for, of the same object.
 * @throws what the SDK throws: NoSuchKey before the first byte
 */
export async function readObject(
  client: S3Client,
  target: Target,
): Promise<AsyncIterable<Uint8Array>> {
  return inFull(client, target, await client.send(new GetObjectCommand(target)));
}

/** The same, in one piece. */
export async function readWholeObject(client: S3Client, target: Target): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of await readObject(client, target)) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function* inFull(
  client: S3Client,
  target: Target,
  first: GetObjectCommandOutput,
): AsyncGenerator<Uint8Array, void> {
  const { ContentLength: size, ETag: IfMatch } = first;
  let answer = first;
  let offset = 0;
  let failures = 0;
  for (;;) {
    let reason: unknown;
    try {
      for await (const part of answer.Body as Readable as AsyncIterable<Uint8Array>) {
        offset += part.length;
        failures = 0;
        yield part;
      }
      reason = new Error(`an answer ended after ${offset} of ${size ?? '?'} bytes`);
    } catch (error) {
      if (size === undefined) throw error;
      reason = error;
    }
    if (size === undefined || offset === size) return;
    failures++;
    if (failures > patience || offset > size) throw reason;
    const Range = `bytes=${offset}-`;
    answer = await client.send(new GetObjectCommand({ ...target, IfMatch, Range }));
    // A server that does not know ranges begins anew.
    if (offset > 0 && answer.ContentRange === undefined) throw reason;
  }
}
