import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { checkRedis } from '../../../adapters/redis/checkRedis.js';
import { freePort } from '../../../adapters/redis/freePort.js';

describe('checkRedis', () => {
  it('names the address of a server that is not there, without user and password', async () => {
    const port = await freePort();
    const error = await checkRedis(`redis://me:hunter2@127.0.0.1:${port}/1`).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      code: 'FOLDCAM_E_REDIS_UNREACHABLE',
      permanent: false,
      message: expect.stringContaining(`no Redis at redis://127.0.0.1:${port}/1: `) as string,
    });
    expect((error as Error).message).toContain('ECONNREFUSED');
    expect((error as Error).message).not.toContain('hunter2');
  });

  it('names a host that no name server knows', async () => {
    await expect(checkRedis('redis://no-such-host.invalid:6379')).rejects.toMatchObject({
      code: 'FOLDCAM_E_REDIS_UNREACHABLE',
      message: expect.stringContaining('redis://no-such-host.invalid:6379') as string,
    });
  });

  it('refuses a server that speaks something else', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    try {
      await expect(checkRedis(`redis://127.0.0.1:${port}`)).rejects.toMatchObject({
        code: 'FOLDCAM_E_REDIS_UNREACHABLE',
      });
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });

  it('gives a server that says nothing up within ten seconds', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const refused = expect(checkRedis(`redis://127.0.0.1:${port}`)).rejects.toMatchObject({
        code: 'FOLDCAM_E_REDIS_UNREACHABLE',
        message: `no Redis at redis://127.0.0.1:${port}: no answer`,
      });
      await once(server, 'connection');
      await vi.advanceTimersByTimeAsync(10_000);
      await refused;
    } finally {
      vi.useRealTimers();
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });
});
