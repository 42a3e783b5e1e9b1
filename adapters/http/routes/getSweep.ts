import * as z from 'zod';
import { route } from '../Route.js';
import { sweepStatus } from '../schemas/answers.js';
import { name } from '../schemas/inputs.js';
import { isUnchanged } from '../sendBytes.js';

export const getSweepRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep',
  id: 'getSweep',
  summary: 'How far a sweep is',
  description:
    'Made at most twice a second, however many ask. Send the ETag back as If-None-Match: where nothing has changed the answer is 304, without a body.',
  access: 'read',
  params: z.object({ sweep: name }),
  answers: {
    200: {
      description: 'The status by stage, with the outline of the plan and the pace',
      content: { 'application/json': sweepStatus },
      headers: { etag: 'of the answer' },
    },
    304: { description: 'Nothing has changed' },
  },
  handle: async ({ params, request, reply }, api) => {
    const { body, etag } = await api.sweeps.find(params.sweep);
    const type = 'application/json; charset=utf-8';
    if (isUnchanged(request, reply, { type, etag })) return reply;
    return reply.type(type).send(body);
  },
});
