import type { FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { inputError } from '../../core/errors/inputError.js';
import { nearest } from '../../core/errors/nearest.js';
import type { Problem } from '../../core/errors/Problem.js';
import type { Body, Route } from './Route.js';

export interface ReadRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * What a request says, checked by the route's schemas.
 * @throws FoldcamError FOLDCAM_E_REQUEST with every problem at once; FOLDCAM_E_NOT_FOUND for a part of the
 * path that can be the name of nothing
 */
export function readRequest(route: Route, request: FastifyRequest): ReadRequest {
  const params = route.params?.safeParse(request.params);
  if (params && !params.success) {
    throw new FoldcamError('FOLDCAM_E_NOT_FOUND', 'a part of the path is the name of nothing');
  }
  const problems: Problem[] = [];
  const query = route.query?.safeParse(request.query);
  if (query?.error)
    problems.push(...tell(query.error, 'query', Object.keys(route.query?.shape ?? {})));
  const body = readBody(route.body, request);
  if (body.error) problems.push(...tell(body.error, 'body', []));
  if (problems.length > 0) throw inputError(problems);
  return { params: params?.data, query: query?.data, body: body.data };
}

function readBody(
  body: Body | undefined,
  request: FastifyRequest,
): { readonly data?: unknown; readonly error?: z.ZodError } {
  if (!body) return {};
  const text = typeof request.body === 'string' ? request.body : '';
  if (text === '' && body.required) {
    throw new FoldcamError('FOLDCAM_E_REQUEST', 'the request has no body');
  }
  if (!body.schema) return { data: text };
  const value = text === '' ? {} : parseJson(text);
  const { data, error } = body.schema.safeParse(value);
  return error ? { error } : { data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : '';
    throw new FoldcamError('FOLDCAM_E_REQUEST', `the body is no JSON: ${reason}`, { cause });
  }
}

function tell(error: z.ZodError, part: string, known: readonly string[]): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const head = { code: 'FOLDCAM_E_REQUEST', severity: 'error' } as const;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const near = nearest(key.slice(0, 100), known);
        const hint = near ? `; did you mean \`${near}\`?` : '';
        const message = `\`${key.slice(0, 100)}\` is not known here${hint}`;
        return { ...head, message, where: { file: part, key: key.slice(0, 100) } };
      });
    }
    const key = issue.path.map(String).join('.');
    return [{ ...head, message: issue.message, where: { file: part, ...(key ? { key } : {}) } }];
  });
}
