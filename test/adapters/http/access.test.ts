import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { asJson, useApi } from '../../support/useApi.js';

const [full, read] = ['a-token-that-may-do-all', 'a-token-that-may-read'];
const api = useApi();
let url: string;

beforeAll(async () => {
  const digest = createHash('sha256').update(read).digest('hex');
  ({ url } = await api.serve({ tokens: { full, read: `sha256:${digest}` } }));
});

const ask = async (path: string, authorization?: string, method = 'GET') =>
  asJson(
    await fetch(`${url}${path}`, {
      method,
      ...(authorization ? { headers: { authorization } } : {}),
    }),
  );

/** As a browser that was led here by another name; fetch does not let one set it. */
function askAs(host: string, address: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('a server with tokens', () => {
  it('tells everyone whether it is well, what it is, and what its errors mean', async () => {
    for (const path of ['/livez', '/readyz', '/version', '/errors/FOLDCAM_E_MASK_SIZE']) {
      expect([path, (await ask(path)).status]).toEqual([path, 200]);
    }
    expect((await ask('/openapi.json')).body['openapi']).toBe('3.1.0');
  });

  it('lets no one read without one of them', async () => {
    for (const path of ['/api/v1/sweeps', '/api/v1/events', '/metrics', '/scale/trainer']) {
      const { status, headers, body } = await ask(path);
      expect([path, status, body['code']]).toEqual([path, 401, 'FOLDCAM_E_UNAUTHORIZED']);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
    for (const wrong of ['Bearer x', `Bearer ${full}x`, 'Bearer', `Digest ${full}`]) {
      expect((await ask('/api/v1/sweeps', wrong)).status).toBe(401);
    }
  });

  it('lets both read, and one of them alone change anything', async () => {
    for (const token of [full, read]) {
      expect((await ask('/api/v1/sweeps', `Bearer ${token}`)).status).toBe(200);
    }
    const refused = await ask('/api/v1/sweeps/none/pause', `Bearer ${read}`, 'POST');
    expect([refused.status, refused.body['code']]).toEqual([403, 'FOLDCAM_E_FORBIDDEN']);
    expect((await ask('/api/v1/sweeps/none/pause', `Bearer ${full}`, 'POST')).status).toBe(404);
  });

  it('keeps bull-board behind the same tokens, which a browser sends as a password', async () => {
    const basic = `Basic ${Buffer.from(`anyone:${read}`).toString('base64')}`;
    expect((await fetch(`${url}/queues`)).status).toBe(401);
    const page = await fetch(`${url}/queues`, { headers: { authorization: basic } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')]);
    const queues = await ask('/queues/api/queues', basic);
    expect(JSON.stringify(queues.body)).toContain('"train"');
    const change = await ask('/queues/api/queues/train/pause', basic, 'PUT');
    expect(change.status).toBe(403);
  });
});

describe('a server without tokens', () => {
  it('does not listen to other machines', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
      await expect(api.serve({ host })).rejects.toMatchObject({ code: 'FOLDCAM_E_TOKEN_MISSING' });
    }
  });

  it('is reached by the names of this machine alone', async () => {
    const own = await api.serve();
    expect(await askAs('localhost:1', `${own.url}/api/v1/sweeps`)).toBe(200);
    expect(await askAs('[::1]', `${own.url}/api/v1/sweeps`)).toBe(200);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect([host, await askAs(host, `${own.url}/api/v1/sweeps`)]).not.toEqual([host, 200]);
    }
  });

  it('lets no page from elsewhere change anything', async () => {
    const { status, body } = await api.json('/api/v1/sweeps/none/cancel', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect([status, body['code']]).toEqual([403, 'FOLDCAM_E_FORBIDDEN']);
  });
});

describe('every server', () => {
  it('tells browsers to trust nothing but itself, and lets no other origin read', async () => {
    for (const path of ['/livez', '/api/v1/sweeps', '/nowhere']) {
      const { headers } = await api.ask(path, { headers: { origin: 'https://evil.example' } });
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('slows down who asks too often, and says for how long', async () => {
    const small = await api.serve({ requestsPerMinute: 3 });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await asJson(await fetch(`${small.url}/livez`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.body['code']).toBe('FOLDCAM_E_TOO_MANY');
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('fails at a port that is taken', async () => {
    await expect(api.serve({ port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'FOLDCAM_E_PORT',
    });
  });

  it('answers 405 with the methods that there are, and 404 where there is nothing', async () => {
    const wrong = await api.json('/api/v1/sweeps/x', { method: 'PATCH' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE']);
    const nowhere = await api.json('/api/v2/sweeps');
    expect(nowhere).toMatchObject({
      status: 404,
      body: { type: '/errors/FOLDCAM_E_NOT_FOUND', status: 404, code: 'FOLDCAM_E_NOT_FOUND' },
    });
    expect(nowhere.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('names everything that is wrong with a query at once', async () => {
    const { status, body } = await api.json('/api/v1/sweeps?limit=0&stat=done&state=dun');
    const problems = body['problems'] as { where: string; message: string }[];
    expect([status, body['code']]).toEqual([400, 'FOLDCAM_E_REQUEST']);
    expect(problems.map(({ where }) => where).sort()).toEqual([
      ...['query, key limit', 'query, key stat', 'query, key state.0'],
    ]);
    expect(problems.find(({ where }) => where.endsWith('stat'))?.message).toContain('`state`');
  });
});
