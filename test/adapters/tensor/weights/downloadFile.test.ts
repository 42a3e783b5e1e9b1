import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadFile } from '../../../../adapters/tensor/weights/downloadFile.js';
import { serveFiles } from '../../../support/fileServer.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();
const server = await serveFiles();
const body = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 251);
const onProgress = (done: number): void => server.received(done);
const patient = { pauses: [0, 0], onProgress };
const impatient = { pauses: [], onProgress };

/** A file of that name at the server, and where it is downloaded to. */
async function prepared(name: string, file: object = {}): Promise<{ url: string; part: string }> {
  server.files.set(`/${name}`, { body, etag: '"one"', ...file });
  return { url: `${server.address}/${name}`, part: path.join(await folder(), 'part') };
}

const asked = (name: string): string[] => server.asked.filter((one) => one.startsWith(`/${name}`));

describe('downloadFile', () => {
  it('brings the bytes, and tells how many there are of how many', async () => {
    const { url, part } = await prepared('whole');
    const told: [number, number | undefined][] = [];
    await downloadFile(url, part, { onProgress: (...now) => told.push(now) });
    expect((await readFile(part)).equals(body)).toBe(true);
    expect(told[0]).toEqual([0, 100_000]);
    expect(told.at(-1)).toEqual([100_000, 100_000]);
  });

  it('goes on where the connection broke, as often as it brings something', async () => {
    const { url, part } = await prepared('breaks', { breaks: [30_000, 20_000, 10_000, 10_000] });
    await downloadFile(url, part, patient);
    expect((await readFile(part)).equals(body)).toBe(true);
    expect(asked('breaks')).toEqual([
      '/breaks',
      '/breaks bytes=30000-',
      '/breaks bytes=50000-',
      '/breaks bytes=60000-',
      '/breaks bytes=70000-',
    ]);
  });

  it('keeps what came when it gives up, and the next call goes on from there', async () => {
    const { url, part } = await prepared('later', { breaks: [40_000] });
    await expect(downloadFile(url, part, impatient)).rejects.toMatchObject({
      code: 'FOLDCAM_E_DOWNLOAD',
      permanent: false,
      where: { file: url },
    });
    expect(await readFile(part)).toHaveLength(40_000);
    await downloadFile(url, part, impatient);
    expect((await readFile(part)).equals(body)).toBe(true);
    expect(asked('later')).toEqual(['/later', '/later bytes=40000-']);
  });

  it('starts anew when the file at the server has changed', async () => {
    const { url, part } = await prepared('changed', { breaks: [40_000] });
    await expect(downloadFile(url, part, impatient)).rejects.toThrow();
    const other = body.toReversed();
    server.files.set('/changed', { body: other, etag: '"two"' });
    await downloadFile(url, part, impatient);
    expect((await readFile(part)).equals(other)).toBe(true);
  });

  it('starts anew from a server that names no version, or knows no ranges', async () => {
    for (const file of [{ etag: 'W/"weak"' }, { plain: true }]) {
      const { url, part } = await prepared('unversioned', { ...file, breaks: [40_000] });
      await downloadFile(url, part, patient);
      expect((await readFile(part)).equals(body)).toBe(true);
    }
  });

  it('never goes on with a part of another address', async () => {
    const { url, part } = await prepared('mine');
    await writeFile(part, 'something else');
    await writeFile(`${part}.json`, JSON.stringify({ url: `${url}?other`, validator: '"one"' }));
    await downloadFile(url, part);
    expect((await readFile(part)).equals(body)).toBe(true);
  });

  it('asks for nothing more when all was there', async () => {
    const { url, part } = await prepared('complete');
    await downloadFile(url, part);
    await downloadFile(url, part);
    expect((await readFile(part)).equals(body)).toBe(true);
    expect(asked('complete')).toEqual(['/complete', '/complete bytes=100000-']);
  });

  it('starts anew when more is there than the server has', async () => {
    const { url, part } = await prepared('shrunk');
    await writeFile(part, Buffer.concat([body, body]));
    await writeFile(`${part}.json`, JSON.stringify({ url, validator: '"one"' }));
    await downloadFile(url, part, patient);
    expect((await readFile(part)).equals(body)).toBe(true);
  });

  it('gives up after as many tries as there are pauses when nothing comes', async () => {
    const { url, part } = await prepared('busy', { status: 503 });
    await expect(downloadFile(url, part, patient)).rejects.toMatchObject({
      code: 'FOLDCAM_E_DOWNLOAD',
      message: `${url} cannot be downloaded: the server answers with status 503`,
    });
    expect(asked('busy')).toHaveLength(3);
  });

  it('does not try again what the server does not have', async () => {
    const part = path.join(await folder(), 'part');
    const url = `${server.address}/missing`;
    await expect(downloadFile(url, part, patient)).rejects.toMatchObject({
      code: 'FOLDCAM_E_DOWNLOAD',
      message: `${url} cannot be downloaded: the server answers with status 404`,
    });
    expect(asked('missing')).toHaveLength(1);
    expect(existsSync(part)).toBe(false);
  });

  it('says why a server cannot be reached', async () => {
    // Port 9 discards; nothing listens there.
    const part = path.join(await folder(), 'part');
    await expect(downloadFile('http://127.0.0.1:9/x', part, patient)).rejects.toMatchObject({
      code: 'FOLDCAM_E_DOWNLOAD',
      message: expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:9\/x cannot be downloaded: /,
      ) as string,
    });
  });
});
