import type { FastifyRequest } from 'fastify';
import { hostOf } from '../../core/access/hostOf.js';
import { isLoopback } from '../../core/access/isLoopback.js';
import { isSameOrigin } from '../../core/access/isSameOrigin.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Access } from './Route.js';
import type { Tokens } from './Tokens.js';

/**
 * Lets a request through, or tells why not. Without tokens the server listens to this machine alone, and a
 * browser's pages from elsewhere must not reach it by another name.
 * @throws FoldcamError FOLDCAM_E_UNAUTHORIZED, FOLDCAM_E_FORBIDDEN
 */
export function checkAccess(
  { tokens }: { readonly tokens: Tokens },
  access: Access,
  request: FastifyRequest,
): void {
  const { host, origin, authorization } = request.headers;
  if (!tokens.any && !isLoopback(hostOf(host ?? ''))) {
    throw new FoldcamError('FOLDCAM_E_FORBIDDEN', 'without a token the server is localhost alone', {
      remedy:
        'Ask by http://localhost or http://127.0.0.1, or start the server with FOLDCAM_TOKEN.',
    });
  }
  if (access === 'full' && !isSameOrigin(origin, host)) {
    throw new FoldcamError('FOLDCAM_E_FORBIDDEN', 'a page from elsewhere may change nothing');
  }
  if (access === 'open' || !tokens.any) return;
  const scope = scopeOf(authorization, tokens);
  if (!scope) {
    const what = authorization === undefined ? 'there is no token' : 'the token is not known';
    throw new FoldcamError('FOLDCAM_E_UNAUTHORIZED', what);
  }
  if (access === 'full' && scope === 'read') {
    throw new FoldcamError('FOLDCAM_E_FORBIDDEN', 'the token may read alone');
  }
}

/** Bearer, or the password of Basic: what a browser asks for by itself. */
function scopeOf(authorization: string | undefined, tokens: Tokens) {
  const [, scheme = '', given = ''] = /^(Bearer|Basic) +(\S+) *$/i.exec(authorization ?? '') ?? [];
  if (given === '') return undefined;
  if (scheme.toLowerCase() === 'bearer') return tokens.scopeOf(given);
  const text = Buffer.from(given, 'base64').toString();
  return tokens.scopeOf(text.slice(text.indexOf(':') + 1));
}
