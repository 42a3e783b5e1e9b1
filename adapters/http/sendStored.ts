import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseRange } from '../../core/access/conditions.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { sha256Hex } from '../digest/sha256.js';
import { isUnchanged } from './sendBytes.js';

/**
 * Streams an object of the store, or a range of it; never held as a whole.
 * @returns false where the store does not hold it
 * @throws FoldcamError FOLDCAM_E_RANGE
 */
export async function sendStored(
  request: FastifyRequest,
  reply: FastifyReply,
  store: ObjectStore,
  key: string,
  type: string,
): Promise<boolean> {
  const found = await store.head(key);
  if (!found) return false;
  const { size, stored } = found;
  const etag = `"${sha256Hex(`${key} ${size} ${stored}`).slice(0, 32)}"`;
  if (isUnchanged(request, reply, { type, etag })) return true;
  const { range, 'if-range': ifRange } = request.headers;
  const asked = ifRange === undefined || ifRange === etag ? parseRange(range, size) : 'all';
  reply.header('accept-ranges', 'bytes').type(type);
  if (asked === 'none') {
    reply.header('content-range', `bytes */${size}`);
    throw new FoldcamError('FOLDCAM_E_RANGE', `there are ${size} bytes`);
  }
  if (request.method === 'HEAD') {
    void reply.header('content-length', size).send();
    return true;
  }
  const stream = await store.getStream(key);
  if (!stream) return false;
  const [first, last] = asked === 'all' ? [0, size - 1] : asked;
  if (asked !== 'all') reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.header('content-length', last - first + 1);
  await reply.send(Readable.from(cut(stream, first, last), { objectMode: false }));
  return true;
}

async function* cut(
  stream: AsyncIterable<Uint8Array>,
  first: number,
  last: number,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const part of stream) {
    const from = Math.max(0, first - at);
    const to = Math.min(part.length, last + 1 - at);
    if (to > from) yield part.subarray(from, to);
    at += part.length;
    if (at > last) return;
  }
}
