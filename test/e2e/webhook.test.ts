import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signWebhook } from '../../adapters/webhook/signWebhook.js';
import { serviceNames } from '../../core/jobs/stages.js';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { until } from '../../bench/support/until.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const redis = useRedis();
const minutes = 60_000;
const secret = Buffer.alloc(32, 9).toString('base64');
const received: { readonly headers: Record<string, unknown>; readonly body: string }[] = [];
const workers: Started[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      // The first time it is not there yet.
      response.writeHead(received.length === 1 ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
  server.close();
});

test(
  'a sweep that has its report is told of once, by a message that is signed, also where its receiver was away',
  async () => {
    const home = await folder();
    const { file } = await phantomSweep(home, '', 'methods: [grad-cam]\n');
    const variables = {
      REDIS_URL: redis.url(),
      FOLDCAM_STORE: `file://${path.join(home, 'store')}`,
      FOLDCAM_DRAIN: '3',
      FOLDCAM_WEBHOOK: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
      FOLDCAM_WEBHOOK_SECRET: `whsec_${secret}`,
      FOLDCAM_WEBHOOK_ALLOW_PRIVATE: '1',
    };
    workers.push(...serviceNames.map((name) => startFoldcam(['worker', name], variables)));
    await workers[serviceNames.indexOf('producer')]?.seen(/"msg":"ready"/);
    const id = (await foldcam(['submit', file], variables)).stdout.trim();
    expect((await foldcam(['watch', id, '--json'], variables)).status).toBe(0);
    await until('it was sent twice', () => Promise.resolve(received.length === 2), minutes);
    const [first, second] = received;
    expect(JSON.parse(second?.body ?? '')).toMatchObject({
      type: 'sweep.done',
      data: { sweep: id, name: 'small', generation: 1, cells: 3, missing: 0 },
    });
    expect(second?.body).toBe(first?.body);
    for (const { headers, body } of received) {
      const time = Number(headers['webhook-timestamp']) * 1_000;
      expect(headers).toMatchObject(signWebhook(`msg_${id}.g1`, time, body, secret));
    }
    const scorer = workers[serviceNames.indexOf('scorer')];
    await scorer?.seen(/webhook sent/);
    scorer?.child.kill('SIGTERM');
    const { status, stderr } = (await scorer?.ended) ?? { status: null, stderr: '' };
    expect(status).toBe(0);
    expect(stderr).toContain('webhook failed, will be sent again');
    // Neither the receiver nor the secret.
    expect(stderr).not.toContain('/hook');
    expect(stderr).not.toContain(secret);
  },
  8 * minutes,
);
