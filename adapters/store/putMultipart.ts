import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';

// S3 wants at least 5 MB a part, but for the last one, and takes 10,000 of them.
const partSize = 16 * 1024 * 1024;

/** Tells by which upload an object was stored. */
const mark = 'foldcam-upload';

/** Stores a stream in parts, holding one of them; what is not complete is taken back. */
export async function putMultipart(
  client: S3Client,
  target: { readonly Bucket: string; readonly Key: string },
  body: AsyncIterable<Uint8Array>,
): Promise<void> {
  const parts = inParts(body);
  const first = await parts.next();
  const bytes = first.done ? new Uint8Array() : first.value;
  if (bytes.length < partSize) {
    await client.send(new PutObjectCommand({ ...target, Body: bytes }));
    return;
  }
  const Metadata = { [mark]: randomUUID() };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, Metadata }));
  try {
    const done: { ETag: string | undefined; PartNumber: number }[] = [];
    for (let next = first; !next.done; next = await parts.next()) {
      const PartNumber = done.length + 1;
      const { ETag } = await client.send(
        new UploadPartCommand({ ...target, UploadId, PartNumber, Body: next.value }),
      );
      done.push({ ETag, PartNumber });
    }
    try {
      await client.send(
        new CompleteMultipartUploadCommand({
          ...target,
          UploadId,
          MultipartUpload: { Parts: done },
        }),
      );
    } catch (error) {
      // Where the answer was lost, the upload is complete and no longer known as one.
      const stored = await client.send(new HeadObjectCommand(target)).catch(() => undefined);
      if (stored?.Metadata?.[mark] !== Metadata[mark]) throw error;
    }
  } catch (error) {
    await client
      .send(new AbortMultipartUploadCommand({ ...target, UploadId }))
      .catch(() => undefined);
    throw error;
  }
}

async function* inParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    held.push(piece);
    size += piece.length;
    if (size < partSize) continue;
    const whole = Buffer.concat(held);
    let start = 0;
    while (whole.length - start >= partSize) {
      yield whole.subarray(start, start + partSize);
      start += partSize;
    }
    held = [Buffer.from(whole.subarray(start))];
    size = whole.length - start;
  }
  if (size > 0) yield Buffer.concat(held);
}
