import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { Queue } from 'bullmq';
import type { FastifyInstance } from 'fastify';
import { stages } from '../../core/jobs/stages.js';
import { queueOptions } from '../queue/queueOptions.js';
import type { Api } from './Api.js';
import { checkAccess } from './checkAccess.js';
import { tellProblem } from './tellProblem.js';

const path = '/queues';
const challenge = 'Basic realm="foldcam"';

/** bull-board: a page on every job of every queue, for who looks into a fault. With the API's tokens. */
export async function mountQueues(app: FastifyInstance, api: Api): Promise<void> {
  const queues = stages.map((stage) => new Queue(stage, queueOptions(api.redis)));
  // A queue tells of a lost connection by an event, which nobody must miss.
  for (const queue of queues) queue.on('error', () => undefined);
  app.addHook('onClose', async () => {
    await Promise.all(queues.map((queue) => queue.close()));
  });
  const adapter = new FastifyAdapter();
  adapter.setBasePath(path);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'foldcam' } },
  });
  await app.register(async (scope) => {
    scope.addHook('onRequest', (request, reply, done) => {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      try {
        checkAccess(api, isRead ? 'read' : 'full', request);
        done();
      } catch (error) {
        // Here, since bull-board answers errors in its own way. A browser asks its user for what is missing:
        // any name, and the token as the password.
        void tellProblem(api, error, request, reply.header('www-authenticate', challenge));
      }
    });
    scope.removeAllContentTypeParsers();
    const parse = scope.getDefaultJsonParser('error', 'error');
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, parse);
    await scope.register(adapter.registerPlugin(), { prefix: path });
  });
}
