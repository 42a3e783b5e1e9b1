import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { builtFile } from '../env/findPackage.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const dashboardFolder = builtFile('web');

// The page's own rule: files of this server, maps as blobs, and nothing inline.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Paths that the page itself tells apart. */
const pagePaths = ['/', '/new', '/sweeps', '/sweeps/*'];

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Built {
  readonly type: string;
  readonly bytes: Buffer;
  readonly zipped: Buffer;
  readonly etag: string;
}

/**
 * Serves the dashboard at `/` and at every path that leads into it. The few files are read once, so that
 * no path that somebody asks for ever reaches the file system.
 * @returns whether it has been built: without, `/` is left alone
 */
export async function serveDashboard(
  app: FastifyInstance,
  folder = dashboardFolder,
): Promise<boolean> {
  const files = await readBuilt(folder);
  const page = files.get('index.html');
  if (!page) return false;
  for (const url of pagePaths) {
    app.get(url, (request, reply) => {
      reply.header('content-security-policy', policy).header('cache-control', 'no-cache');
      return send(request, reply, page);
    });
  }
  for (const [name, file] of files) {
    if (file === page) continue;
    // Only names under assets/ change with their content.
    const lasting = name.startsWith('assets/');
    app.get(`/${name}`, (request, reply) => {
      reply.header(
        'cache-control',
        lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
      return send(request, reply, file);
    });
  }
  return true;
}

function send(request: FastifyRequest, reply: FastifyReply, file: Built): FastifyReply {
  reply.header('etag', file.etag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  reply.type(file.type);
  const accepted = request.headers['accept-encoding'] ?? '';
  if (!/\bgzip\b/.test(accepted)) return reply.send(file.bytes);
  return reply.header('content-encoding', 'gzip').send(file.zipped);
}

async function readBuilt(folder: string): Promise<Map<string, Built>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, Built>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    files.set(path.relative(folder, file).split(path.sep).join('/'), {
      type: types[path.extname(file)] ?? 'application/octet-stream',
      bytes,
      zipped: await promisify(gzip)(bytes, { level: 9 }),
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    });
  }
  return files;
}
