import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../adapters/store/openStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

describe('openStore', () => {
  it('opens file:///dir and a plain path as the same folder', async () => {
    const root = path.join(await folder(), 'my store');
    const url = pathToFileURL(root).href;
    const [byUrl, byPath] = [openStore(url), openStore(root)];
    await byUrl.put('a/b', Uint8Array.of(7));
    expect(await byPath.get('a/b')).toEqual(Buffer.from([7]));
    expect([byUrl.url, byPath.url]).toEqual([url, url]);
  });

  it('takes a relative path from the working folder', () => {
    expect(openStore('./x').url).toBe(pathToFileURL(path.resolve('x')).href);
  });

  it.each([
    ['s3://bucket', 's3://bucket/'],
    ['s3://bucket/', 's3://bucket/'],
    ['s3://bucket/a/b', 's3://bucket/a/b'],
    ['s3://bucket//a//b/', 's3://bucket/a/b'],
    ['S3://bucket/a', 's3://bucket/a'],
  ])('opens %s as %s', async (address, url) => {
    const store = openStore(address, {});
    expect(store.url).toBe(url);
    await store.close();
  });

  it.each([
    ['s3://', ''],
    ['s3://B', 'B'],
    ['s3://Upper_case/x', 'Upper_case'],
    ['s3://-begins', '-begins'],
    [`s3://${'a'.repeat(64)}`, 'a'.repeat(64)],
  ])('refuses %s: its bucket has no name a bucket can have', (address, bucket) => {
    expect(() => openStore(address)).toThrow(
      expect.objectContaining({
        code: 'FOLDCAM_E_STORE_URL',
        message: `\`${bucket}\` is no name of a bucket`,
      }) as Error,
    );
  });

  it.each(['https://host/x', 'gs://bucket/x', 'redis://:hunter2@host'])(
    'refuses the scheme of %s and repeats no more of the address',
    (address) => {
      const scheme = new URL(address).protocol;
      expect(() => openStore(address)).toThrow(
        expect.objectContaining({
          code: 'FOLDCAM_E_STORE_URL',
          message: `a store at ${scheme}// is not known`,
        }) as Error,
      );
    },
  );

  it('refuses a file address on another machine', () => {
    expect(() => openStore('file://host/dir')).toThrow(
      expect.objectContaining({ code: 'FOLDCAM_E_STORE_URL' }) as Error,
    );
  });

  it('an S3 server that does not answer is unreachable at its address without its password', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'someone');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2');
    const store = openStore('s3://bucket/x', { S3_ENDPOINT: 'http://someone:hunter2@127.0.0.1:1' });
    const error = await store.head('a').catch((reason: unknown) => reason);
    vi.unstubAllEnvs();
    await store.close();
    expect(error).toMatchObject({
      code: 'FOLDCAM_E_STORE_UNREACHABLE',
      message: expect.stringContaining('s3://bucket/x at http://127.0.0.1:1: ') as string,
    });
    expect((error as Error).message).not.toContain('hunter2');
  });
});
