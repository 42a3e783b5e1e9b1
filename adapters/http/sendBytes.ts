import type { FastifyReply, FastifyRequest } from 'fastify';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { isKnownTag, parseRange } from '../../core/access/conditions.js';

export interface Sent {
  readonly type: string;
  /** In quotes, as the header has it. */
  readonly etag: string;
  /** It is named by its content: whoever has it never asks again. */
  readonly immutable?: boolean;
}

/** Whether who asks has this version already: 304 is sent then. */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, sent: Sent): boolean {
  const { etag, immutable = false } = sent;
  reply.header('etag', etag);
  reply.header(
    'cache-control',
    immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache',
  );
  if (!isKnownTag(request.headers['if-none-match'], etag)) return false;
  void reply.code(304).send();
  return true;
}

/**
 * Sends bytes, or the range of them that is asked for.
 * @throws FoldcamError FOLDCAM_E_RANGE
 */
export function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: Uint8Array,
  { type, etag }: Sent,
): FastifyReply {
  const size = bytes.length;
  const { range, 'if-range': ifRange } = request.headers;
  const asked = ifRange === undefined || ifRange === etag ? parseRange(range, size) : 'all';
  reply.header('accept-ranges', 'bytes').type(type);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, size);
  if (asked === 'all') return reply.send(buffer);
  if (asked === 'none') {
    reply.header('content-range', `bytes */${size}`);
    throw new FoldcamError('FOLDCAM_E_RANGE', `there are ${size} bytes`);
  }
  const [first, last] = asked;
  reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  return reply.send(buffer.subarray(first, last + 1));
}
