import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { within } from '../time/within.js';
import type { Api } from './Api.js';
import { checkAccess } from './checkAccess.js';
import { describeApi } from './openapi/describeApi.js';
import { mountQueues } from './mountQueues.js';
import { readRequest } from './readRequest.js';
import type { Asked, Route } from './Route.js';
import { routes } from './routes/index.js';
import { securityHeaders } from './securityHeaders.js';
import { serveDashboard } from './serveDashboard.js';
import { pathOf, tellProblem, tellSocket } from './tellProblem.js';

export interface ServerOptions {
  /** Requests that one client may send in a minute. */
  readonly requestsPerMinute: number;
}

// A sweep file has 64 Ki characters at most, which are bytes three or four times.
const bodyLimit = 256 * 1024;
/** Milliseconds after which a question that waits for Redis or the store is given up. */
const patience = 15_000;

/** The API as a server that does not listen yet. */
export async function openServer(api: Api, options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit,
    logger: false,
    requestTimeout: 60_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    clientErrorHandler: tellSocket,
    routerOptions: { maxParamLength: 4_000 },
    frameworkErrors: (error, request, reply) => void tellProblem(api, error, request, reply),
  });
  app.setErrorHandler((error, request, reply) => tellProblem(api, error, request, reply));
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('cache-control', 'no-store');
    // Before anything is read of its body.
    done(request.is404 ? refusal(request, reply) : undefined);
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    cache: 10_000,
  });
  await app.register(compress, { global: false, encodings: ['gzip', 'br'], threshold: 1_024 });
  // Bodies as they are: a route knows how to read its own.
  app.removeAllContentTypeParsers();
  for (const type of bodyTypes) {
    app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
  }
  for (const route of routes) mount(app, api, route);
  const document = JSON.stringify(describeApi(routes));
  app.route({
    method: ['GET', 'HEAD'],
    url: '/openapi.json',
    handler: (_request, reply) => reply.type('application/json; charset=utf-8').send(document),
  });
  await mountQueues(app, api);
  await serveDashboard(app);
  app.setNotFoundHandler((request, reply) => {
    throw refusal(request, reply);
  });
  app.addHook('onClose', () => api.events.close());
  return app;
}

/** Why there is no answer: nothing is at the address, or nothing that knows the method. */
function refusal({ url, method }: FastifyRequest, reply: FastifyReply): FoldcamError {
  const allowed = methodsOf(url);
  if (allowed.length === 0 || allowed.includes(method)) {
    return new FoldcamError('FOLDCAM_E_NOT_FOUND', `there is nothing at ${pathOf(url)}`);
  }
  reply.header('allow', allowed.join(', '));
  return new FoldcamError('FOLDCAM_E_METHOD', `${method} is not known here`);
}

const bodyTypes = ['application/json', 'application/yaml', 'text/yaml', 'application/x-yaml'];

function mount(app: FastifyInstance, api: Api, route: Route): void {
  const late = (): Error =>
    new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', 'Redis or the store does not answer in time');
  app.route({
    method: methodsAt(route),
    url: route.url,
    ...(route.compressed ? { compress: {} } : {}),
    handler: async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      checkAccess(api, route.access, request);
      const read = readRequest(route, request);
      const asked = { ...read, request, reply } as Asked<never, never, never>;
      const work = Promise.resolve(route.handle(asked, api));
      return route.patient ? work : within(patience, work, late);
    },
  });
}

const patterns = new Map(
  routes.map(({ url }) => [url, new RegExp(`^${url.replace(/:[A-Za-z]+/g, '[^/]+')}$`)]),
);

function methodsOf(url: string): string[] {
  const path = pathOf(url);
  if (path === '/openapi.json') return ['GET', 'HEAD'];
  const known = routes.filter((route) => patterns.get(route.url)?.test(path));
  return [...new Set(known.flatMap(methodsAt))];
}

/** Whoever may read may ask for the headers alone; of an answer without end there is nothing else. */
const methodsAt = ({ method, id }: Route): string[] =>
  method === 'GET' && !id.startsWith('follow') ? ['GET', 'HEAD'] : [method];
