import { randomBytes, randomUUID } from 'node:crypto';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  vi,
} from 'vitest';
import { openS3Store } from '../../../adapters/store/s3.js';
import { startFaultyProxy, type FaultyProxy } from '../../../bench/chaos/startFaultyProxy.js';
import { startS3, type S3Place } from '../../../bench/support/startS3.js';
import { until } from '../../../bench/support/until.js';
import type { ObjectStore } from '../../../core/ports.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const servers = inject('s3Servers');
const mebibyte = 1024 * 1024;

describe.skipIf(servers.length === 0)('the S3 store over a server that fails', () => {
  describe.each(servers)('on $name', (server) => {
    let place: S3Place;
    let proxy: FaultyProxy;
    let store: ObjectStore;
    const open = (endpoint: string): ObjectStore =>
      openS3Store(place.bucket, randomUUID(), { ...place.variables, S3_ENDPOINT: endpoint }, 700);
    beforeAll(async () => {
      place = await startS3(server, await folder());
      for (const [name, value] of Object.entries(place.variables)) vi.stubEnv(name, value);
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      await place.stop();
    });
    beforeEach(async () => {
      proxy = await startFaultyProxy({ upstream: place.variables['S3_ENDPOINT'] ?? '', seed: 7 });
      store = open(proxy.url);
    });
    afterEach(async () => {
      vi.useRealTimers();
      await store.close();
      await proxy.close();
    });

    /** Lets every request fail until one has. */
    async function failOnce<T>(
      fault: 'loseAnswer' | 'swallow' | 'error',
      work: () => Promise<T>,
    ): Promise<T> {
      proxy.set({ [fault]: 1 });
      const working = work();
      await until('a request has failed', () => Promise.resolve(proxy.faults() > 0));
      proxy.set({});
      return working;
    }

    it('does all it is asked for while every third request is answered 500 or 503', async () => {
      proxy.set({ error: 0.2, slowDown: 0.15 });
      for (let i = 0; i < 5; i++) {
        const body = randomBytes(1_000);
        await store.put(`a/${i}`, body);
        expect(await store.get(`a/${i}`)).toEqual(new Uint8Array(body));
        expect(await store.putIfAbsent(`b/${i}`, body)).toBe(true);
        expect(await store.putIfAbsent(`b/${i}`, randomBytes(9))).toBe(false);
      }
      expect(proxy.faults()).toBeGreaterThan(4);
    }, 60_000);

    it('reads objects and lists whole when answers break off in their middle', async () => {
      const body = randomBytes(3 * mebibyte);
      await store.put('large', body);
      await store.put('small', body.subarray(0, 50));
      proxy.set({ cut: 0.5 });
      for (let i = 0; i < 4; i++) {
        expect(Buffer.compare((await store.get('large')) ?? Buffer.alloc(0), body)).toBe(0);
        const parts: Uint8Array[] = [];
        for await (const part of (await store.getStream('large')) ?? []) parts.push(part);
        expect(Buffer.compare(Buffer.concat(parts), body)).toBe(0);
        const keys: string[] = [];
        for await (const { key } of store.list('')) keys.push(key);
        expect(keys).toEqual(['large', 'small']);
      }
      expect(proxy.faults()).toBeGreaterThan(4);
    }, 60_000);

    it('knows a conditional put as its own when the answer was lost after it was done', async () => {
      const body = randomBytes(100);
      expect(await failOnce('loseAnswer', () => store.putIfAbsent('mine', body))).toBe(true);
      expect(await store.putIfAbsent('mine', body)).toBe(false);
    });

    it('takes no object of another for its own when answers were lost', async () => {
      await store.put('theirs', randomBytes(100));
      const put = (): Promise<boolean> => store.putIfAbsent('theirs', randomBytes(100));
      expect(await failOnce('loseAnswer', put)).toBe(false);
    });

    it('knows a large upload as complete when the answer was lost after it was done', async () => {
      const part = randomBytes(16 * mebibyte);
      async function* body(): AsyncGenerator<Uint8Array> {
        yield part;
        yield part;
        // Both parts are there: what is left is to complete the upload.
        await Promise.resolve();
        proxy.set({ loseAnswer: 1 });
      }
      const working = store.putStream('upload', body());
      await until('a request has failed', () => Promise.resolve(proxy.faults() > 0));
      proxy.set({});
      await working;
      expect(await store.head('upload')).toMatchObject({ size: 32 * mebibyte });
    }, 60_000);

    it('asks again when a request is swallowed', async () => {
      await store.put('a', randomBytes(10));
      expect(await failOnce('swallow', () => store.get('a'))).toHaveLength(10);
    });

    it('says of a server that keeps failing that it is out of reach: a retry may help', async () => {
      proxy.set({ error: 1 });
      const failed = { code: 'FOLDCAM_E_STORE_UNREACHABLE', permanent: false };
      await expect(store.get('a')).rejects.toMatchObject(failed);
      expect(proxy.faults()).toBe(6);
    }, 30_000);

    it('makes up for a clock that is an hour ahead', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
      await store.put('a', randomBytes(10));
      expect(await store.get('a')).toHaveLength(10);
    });
  });
});
