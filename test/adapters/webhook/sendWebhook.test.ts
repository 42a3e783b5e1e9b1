import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LookupAddress } from 'node:dns';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendWebhook } from '../../../adapters/webhook/sendWebhook.js';
import { signWebhook } from '../../../adapters/webhook/signWebhook.js';
import type { WebhookMessage } from '../../../adapters/webhook/WebhookMessage.js';
import type { FoldcamError } from '../../../core/errors/FoldcamError.js';

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const secret = Buffer.alloc(32, 5).toString('base64');
const message: WebhookMessage = {
  type: 'sweep.done',
  timestamp: '2026-01-02T03:04:05.000Z',
  data: { sweep: 'study-0123456789', name: 'study', generation: 2, cells: 10, missing: 0 },
};
const asked: Asked[] = [];
let server: Server;
let port = 0;
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { url: path = '', method = '', headers } = request;
      asked.push({ path, method, headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  asked.length = 0;
  server.closeAllConnections();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const local = (path = '/hook'): { url: string; secret: string; allowPrivate: boolean } => ({
  ...{ url: `http://127.0.0.1:${port}${path}`, secret, allowPrivate: true },
});
const failure = (sent: Promise<void>): Promise<FoldcamError> =>
  sent.then(
    () => {
      throw new Error('it was sent');
    },
    (error: unknown) => error as FoldcamError,
  );
const say =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end('told');
  };

describe('sendWebhook', () => {
  it('posts the message as JSON, with headers that its receiver can prove', async () => {
    answer = say(204);
    await sendWebhook(local('/hook?from=foldcam'), message);
    expect(asked).toMatchObject([{ method: 'POST', path: '/hook?from=foldcam' }]);
    const { headers, body } = asked[0] as Asked;
    expect(JSON.parse(body)).toEqual(message);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'msg_study-0123456789.g2',
    });
    const time = Number(headers['webhook-timestamp']) * 1_000;
    expect(headers).toMatchObject(signWebhook('msg_study-0123456789.g2', time, body, secret));
  });

  it.each([
    [500, 'FOLDCAM_E_WEBHOOK'],
    [404, 'FOLDCAM_E_WEBHOOK'],
    [410, 'FOLDCAM_E_WEBHOOK_ADDRESS'],
  ])('is not content with %i', async (status, code) => {
    answer = say(status);
    expect(await failure(sendWebhook(local(), message))).toMatchObject({ code });
  });

  it('does not follow a redirect', async () => {
    answer = say(302, { location: '/elsewhere' });
    const error = await failure(sendWebhook(local(), message));
    expect(error.message).toBe('the webhook was answered with 302');
    expect(asked.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('gives an answer up that does not come, or does not end', async () => {
    for (const slow of [
      () => undefined,
      (response: ServerResponse) => response.writeHead(200).write('and so'),
    ]) {
      answer = slow;
      const error = await failure(sendWebhook(local(), message, { timeout: 200 }));
      expect(error).toMatchObject({ code: 'FOLDCAM_E_WEBHOOK', permanent: false });
      expect(error.message).toContain('no answer within 200 ms');
    }
  });

  it('reads no more than it needs of a long answer', async () => {
    let written = 0;
    answer = (response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written++;
      };
      response.writeHead(200).on('drain', more);
      more();
    };
    await sendWebhook(local(), message);
    expect(written).toBeLessThan(1_000);
  });

  it('tells of a receiver that is not there', async () => {
    const closed = { url: 'http://127.0.0.1:1/', secret, allowPrivate: true };
    expect(await failure(sendWebhook(closed, message))).toMatchObject({
      code: 'FOLDCAM_E_WEBHOOK',
    });
  });
});

describe('sendWebhook to where it must not', () => {
  const refuses = async (url: string, resolve?: LookupAddress[]): Promise<FoldcamError> => {
    const options = resolve ? { resolve: (_: string, done: Done) => done(null, resolve) } : {};
    const error = await failure(
      sendWebhook({ url, secret, allowPrivate: false }, message, options),
    );
    expect(error).toMatchObject({ code: 'FOLDCAM_E_WEBHOOK_ADDRESS', permanent: true });
    expect(asked).toEqual([]);
    return error;
  };
  type Done = (error: null, addresses: LookupAddress[]) => void;

  it.each(['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254'])(
    'refuses the address %s',
    async (host) => {
      await refuses(`https://${host}:${port}/`);
    },
  );

  it('refuses http://', async () => {
    expect((await refuses('http://example.com/')).message).toContain('is not https://');
  });

  it('refuses a name of this machine', async () => {
    expect((await refuses(`https://localhost:${port}/`)).message).toContain('localhost is ');
  });

  it('refuses a name with one address that is not of the open internet', async () => {
    const two = ['8.8.8.8', '10.0.0.1'].map((address) => ({ address, family: 4 }));
    expect((await refuses('https://two.example/', two)).message).toContain('is 10.0.0.1');
  });

  it('connects to the address that was judged, and asks for none a second time', async () => {
    answer = say(200);
    const names: string[] = [];
    const resolve = (name: string, done: Done): void => {
      names.push(name);
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    const url = `http://hooks.example:${port}/`;
    await sendWebhook({ url, secret, allowPrivate: true }, message, { resolve });
    expect(names).toEqual(['hooks.example']);
    expect(asked[0]?.headers.host).toBe(`hooks.example:${port}`);
  });
});
