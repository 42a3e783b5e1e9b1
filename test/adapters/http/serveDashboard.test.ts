import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { serveDashboard } from '../../../adapters/http/serveDashboard.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const page = '<!doctype html><title>foldcam</title>';
const script = 'document.title = "foldcam";';

let app: FastifyInstance;

beforeAll(async () => {
  const built = path.join(await folder(), 'web');
  await mkdir(path.join(built, 'assets'), { recursive: true });
  await writeFile(path.join(built, 'index.html'), page);
  await writeFile(path.join(built, 'icon.svg'), '<svg/>');
  await writeFile(path.join(built, 'assets/index-a1b2c3.js'), script);
  await writeFile(path.join(built, '../secret.txt'), 'secret');
  app = fastify();
  expect(await serveDashboard(app, built)).toBe(true);
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

describe('serveDashboard', () => {
  test.each([
    '/',
    '/new',
    '/sweeps',
    '/sweeps/busi-1/images?image=a%2Fb',
    '/sweeps/busi-1/cells/c',
  ])('answers %s with the page', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toBe(page);
  });

  test('allows the page no script and no style but files of the server', async () => {
    const policy = (await get('/')).headers['content-security-policy'];
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  test('lets browsers keep what is named by its content, and that alone, for good', async () => {
    const asset = await get('/assets/index-a1b2c3.js');
    expect(asset.body).toBe(script);
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(asset.headers['cache-control']).toContain('immutable');
    const icon = await get('/icon.svg');
    expect(icon.headers['content-type']).toBe('image/svg+xml');
    expect(icon.headers['cache-control']).not.toContain('immutable');
  });

  test('sends files compressed to those who take them so', async () => {
    const answer = await get('/assets/index-a1b2c3.js', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.rawPayload).toString()).toBe(script);
  });

  test('answers 304 to who has the file', async () => {
    const etag = String((await get('/')).headers.etag);
    const answer = await get('/', { 'if-none-match': etag });
    expect(answer).toMatchObject({ statusCode: 304, body: '' });
  });

  test.each([
    '/secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/index-other.js',
    '/elsewhere',
  ])('knows nothing of %s', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  test('leaves everything alone where the dashboard has not been built', async () => {
    const other = fastify();
    expect(await serveDashboard(other, path.join(await folder(), 'nowhere'))).toBe(false);
    expect((await other.inject('/')).statusCode).toBe(404);
  });
});
