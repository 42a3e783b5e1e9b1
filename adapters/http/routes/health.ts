import * as z from 'zod';
import { errorCatalogue, errorKind, type ErrorCode } from '../../../core/errors/catalogue.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { findPackage } from '../../env/findPackage.js';
import { checkReady } from '../data/checkReady.js';
import { route } from '../Route.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': schema },
});

const readiness = z.object({
  ready: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
});

export const healthRoutes = [
  route({
    method: 'GET',
    url: '/livez',
    id: 'livez',
    summary: 'Whether this process answers',
    access: 'open',
    answers: { 200: json('It does', z.object({ status: z.literal('ok') })) },
    handle: () => ({ status: 'ok' }),
  }),
  route({
    method: 'GET',
    url: '/readyz',
    id: 'readyz',
    summary: 'Whether Redis and the store answer, and which services have workers',
    description: 'Workers are named and do not count: without them the API answers all the same.',
    access: 'open',
    answers: { 200: json('Ready', readiness), 503: json('Not ready', readiness) },
    handle: async ({ reply }, api) => {
      const checked = await checkReady(api);
      return reply.code(checked.ready ? 200 : 503).send(checked);
    },
  }),
  route({
    method: 'GET',
    url: '/version',
    id: 'version',
    summary: 'The version of foldcam that serves',
    access: 'open',
    answers: { 200: json('The version', z.object({ version: z.string() })) },
    handle: () => ({ version: findPackage().version }),
  }),
  route({
    method: 'GET',
    url: '/errors/:code',
    id: 'explainError',
    summary: 'What an error code means; the `type` of problem documents leads here',
    access: 'open',
    params: z.object({ code: z.string().max(100) }),
    answers: {
      200: json(
        'The code',
        z.object({
          code: z.string(),
          title: z.string(),
          permanent: z.boolean(),
          remedy: z.string(),
        }),
      ),
    },
    handle: ({ params: { code } }) => {
      if (!Object.hasOwn(errorCatalogue, code)) {
        throw new FoldcamError('FOLDCAM_E_NOT_FOUND', 'there is no such error code');
      }
      const { title, permanent, remedy } = errorKind(code as ErrorCode);
      return { code, title, permanent, remedy };
    },
  }),
];
