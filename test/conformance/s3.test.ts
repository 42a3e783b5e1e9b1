import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openStore } from '../../adapters/store/openStore.js';
import { probeStore } from '../../adapters/store/probeStore.js';
import { startS3, type S3Place } from '../../bench/support/startS3.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { objectStoreConformance } from './objectStore.js';

const folder = temporaryFolders();
const servers = inject('s3Servers');

describe.skipIf(servers.length === 0)('the S3 store', () => {
  describe.each(servers)('on $name', (server) => {
    let place: S3Place;
    beforeAll(async () => {
      place = await startS3(server, await folder());
      for (const [name, value] of Object.entries(place.variables)) vi.stubEnv(name, value);
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      await place.stop();
    });
    const address = (): string => `s3://${place.bucket}/tests of/${randomUUID()}`;

    objectStoreConformance('the S3 store', () => {
      const url = address();
      return Promise.resolve({ open: () => openStore(url) });
    });

    it('a store without a prefix and one with it show the same objects', async () => {
      const whole = openStore(`s3://${place.bucket}`);
      const part = openStore(`s3://${place.bucket}/only/here/`);
      await part.put('a', new Uint8Array(3));
      expect(await whole.head('only/here/a')).toMatchObject({ key: 'only/here/a', size: 3 });
      expect(await part.head('a')).toMatchObject({ key: 'a', size: 3 });
      await Promise.all([whole.close(), part.close()]);
    });

    it('a stream that fails leaves no parts of an upload', async () => {
      const store = openStore(address());
      async function* failing(): AsyncGenerator<Uint8Array> {
        for (let i = 0; i < 20; i++) yield await Promise.resolve(new Uint8Array(1_000_000));
        throw new Error('the source has gone');
      }
      await expect(store.putStream('large', failing())).rejects.toThrow('the source has gone');
      const open = await place.client.send(
        new ListMultipartUploadsCommand({ Bucket: place.bucket }),
      );
      expect(open.Uploads ?? []).toEqual([]);
      await store.close();
    });

    it('probeStore finds that the server keeps conditional puts apart, and leaves nothing', async () => {
      const store = openStore(address());
      await probeStore(store);
      for await (const found of store.list('')) expect(found).toBeUndefined();
      await store.close();
    });

    it('a bucket that does not exist is denied by its name', async () => {
      const store = openStore('s3://foldcam-no-such-bucket/x');
      await expect(
        store.get('a').then(() => store.put('a', new Uint8Array())),
      ).rejects.toMatchObject({
        code: 'FOLDCAM_E_STORE_DENIED',
        message: expect.stringContaining('foldcam-no-such-bucket') as string,
      });
      await store.close();
    });

    it('a wrong secret is denied, and is not in the message', async () => {
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a-wrong-secret');
      const store = openStore(address());
      try {
        const error = await store.get('a').catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'FOLDCAM_E_STORE_DENIED' });
        expect((error as Error).message).not.toContain('a-wrong-secret');
      } finally {
        vi.stubEnv('AWS_SECRET_ACCESS_KEY', place.variables['AWS_SECRET_ACCESS_KEY']);
        await store.close();
      }
    });
  });
});
