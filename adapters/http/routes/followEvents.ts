import * as z from 'zod';
import { securityHeaders } from '../securityHeaders.js';
import { route, type Asked } from '../Route.js';
import { name } from '../schemas/inputs.js';
import type { Api } from '../Api.js';

const answers = {
  200: {
    description:
      'Events until the connection ends: `status` (a SweepSummary), `cell` ({sweep, cell, stage, state}), `log` ({sweep, cell, stage, level, message}), `reset` (events were missed: ask for everything anew). A comment every 15 s.',
    content: { 'text/event-stream': 'text' as const },
  },
};
const description =
  'Server-sent events. After a break, send the id of the last event as Last-Event-ID: what came meanwhile follows. Any server of the same Redis can go on.';

async function follow(
  { request, reply }: Asked<unknown, unknown, unknown>,
  api: Api,
  sweep?: string,
): Promise<void> {
  const { 'last-event-id': since } = request.headers;
  reply.hijack();
  reply.raw.writeHead(200, {
    ...securityHeaders,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that collect answers would hold events back.
    'x-accel-buffering': 'no',
  });
  const known = typeof since === 'string' && /^\d{1,15}-\d{1,15}$/.test(since) ? since : undefined;
  await api.events.follow(reply.raw, sweep, known).catch(() => reply.raw.destroy());
}

export const followEventsRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/events',
    id: 'followEvents',
    summary: 'What happens to all sweeps, as it happens',
    description,
    access: 'read',
    patient: true,
    answers,
    handle: (asked, api) => follow(asked, api),
  }),
  route({
    method: 'GET',
    url: '/api/v1/sweeps/:sweep/events',
    id: 'followSweep',
    summary: 'What happens to one sweep, as it happens',
    description: `${description} The first event is the status.`,
    access: 'read',
    patient: true,
    params: z.object({ sweep: name }),
    answers,
    handle: async (asked, api) => {
      const { sweep } = asked.params;
      // An unknown one is told before anything is sent.
      await api.sweeps.find(sweep);
      await follow(asked, api, sweep);
    },
  }),
];
