import * as z from 'zod';
import { sha256Hex } from '../../digest/sha256.js';
import { countComplete } from '../live/openSweepCache.js';
import { route } from '../Route.js';
import { results } from '../schemas/answers.js';
import { name } from '../schemas/inputs.js';
import { isUnchanged } from '../sendBytes.js';

export const getResultsRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep/results',
  id: 'getResults',
  summary: 'ROC curves and the pointing game, of the cells that are done so far',
  description: 'Once all are done these are the figures of the report, which has intervals too.',
  access: 'read',
  patient: true,
  params: z.object({ sweep: name }),
  answers: {
    200: {
      description: 'The results so far',
      content: { 'application/json': results },
      headers: { etag: 'of the answer' },
    },
    304: { description: 'Nothing has changed' },
  },
  handle: async ({ params, request, reply }, api) => {
    const { plan, status } = await api.sweeps.find(params.sweep);
    const { sweep, state } = status;
    const head = { sweep, state, done: countComplete(status), total: status.cells.length };
    const body = JSON.stringify({ ...head, ...(await api.results(plan)) });
    const type = 'application/json; charset=utf-8';
    const etag = `"${sha256Hex(body).slice(0, 32)}"`;
    return isUnchanged(request, reply, { type, etag }) ? reply : reply.type(type).send(body);
  },
});
