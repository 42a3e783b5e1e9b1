import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { problemDocument } from '../../core/errors/problemDocument.js';
import type { Logger } from '../telemetry/openLogger.js';
import { asCodedError } from './asCodedError.js';
import { securityHeaders } from './securityHeaders.js';

/** An address for a message: without its query, and not without end. */
export const pathOf = (url: string): string => url.split('?', 1)[0]?.slice(0, 200) ?? '';

/** Answers whatever was thrown with a problem document; what is our fault is logged. */
export function tellProblem(
  { logger }: { readonly logger: Logger },
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = asCodedError(thrown);
  const document = problemDocument(error);
  if (document.status >= 500) {
    const { method, url } = request;
    logger.error({ method, url: pathOf(url), code: error.code, err: thrown }, error.message);
  }
  if (document.status === 401 && !reply.hasHeader('www-authenticate')) {
    reply.header('www-authenticate', 'Bearer realm="foldcam"');
  }
  return reply
    .code(document.status)
    .headers(securityHeaders)
    .header('cache-control', 'no-store')
    .removeHeader('etag')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(document));
}

/** What is no HTTP, or has headers without end, never becomes a request: the socket is told, and closed. */
export function tellSocket(error: Error, socket: Socket): void {
  const body = JSON.stringify(
    problemDocument(new FoldcamError('FOLDCAM_E_REQUEST', error.message)),
  );
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}
