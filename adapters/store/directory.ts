import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectInfo, ObjectStore } from '../../core/ports.js';
import { checkKey } from './keys.js';

/** Writers build their files here; it is never listed. What a crash left in it is harmless, and swept. */
export const workshop = '.tmp';

/**
 * Objects as files below a folder. A put appears at once and whole: temporary file, fsync, rename; a
 * put-if-absent links instead of renaming, which only one process can win. Creates nothing before the
 * first put.
 */
export function openDirectoryStore(root: string): ObjectStore {
  const url = pathToFileURL(root).href;
  const fileOf = (key: string): string => {
    checkKey(key);
    return path.join(root, ...key.split('/'));
  };
  const guarded = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (cause) {
      throw asStoreError(cause, url);
    }
  };

  const writeTemporary = async (body: AsyncIterable<Uint8Array> | Uint8Array): Promise<string> => {
    await mkdir(path.join(root, workshop), { recursive: true });
    const file = path.join(root, workshop, randomUUID());
    const handle = await open(file, 'wx');
    try {
      if (body instanceof Uint8Array) await handle.writeFile(body);
      else for await (const part of body) await handle.writeFile(part);
      await handle.sync();
    } catch (error) {
      await handle.close();
      await rm(file, { force: true });
      throw error;
    }
    await handle.close();
    return file;
  };

  const putAny = async (
    key: string,
    body: AsyncIterable<Uint8Array> | Uint8Array,
  ): Promise<void> => {
    const target = fileOf(key);
    const temporary = await writeTemporary(body);
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await rename(temporary, target);
      await syncFolder(path.dirname(target));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  };

  return {
    url,
    put: (key, body) => guarded(() => putAny(key, body)),
    putStream: (key, body) => guarded(() => putAny(key, body)),
    putIfAbsent: (key, body) =>
      guarded(async () => {
        const target = fileOf(key);
        if (await isFile(target)) return false;
        const temporary = await writeTemporary(body);
        try {
          await mkdir(path.dirname(target), { recursive: true });
          await link(temporary, target);
          await syncFolder(path.dirname(target));
          return true;
        } catch (error) {
          if (codeOf(error) === 'EEXIST') return false;
          throw error;
        } finally {
          await rm(temporary, { force: true });
        }
      }),
    get: (key) =>
      guarded(async () => {
        const file = fileOf(key);
        return absentAsUndefined(readFile(file));
      }),
    head: (key) =>
      guarded(async () => {
        const found = await absentAsUndefined(stat(fileOf(key)));
        return found?.isFile() ? { key, size: found.size, stored: found.mtimeMs } : undefined;
      }),
    list: (prefix) => listFiles(root, prefix, url),
    delete: (key) =>
      guarded(async () => {
        const file = fileOf(key);
        if (await isFile(file)) await rm(file, { force: true });
      }),
    getStream: (key) =>
      guarded(async () => {
        const file = fileOf(key);
        return (await isFile(file))
          ? (createReadStream(file) as AsyncIterable<Uint8Array>)
          : undefined;
      }),
    close: () => Promise.resolve(),
  };
}

async function* listFiles(root: string, prefix: string, url: string): AsyncIterable<ObjectInfo> {
  const keys: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = await absentAsUndefined(
      readdir(path.join(root, folder), { withFileTypes: true }),
    );
    for (const entry of entries ?? []) {
      const key = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (key === workshop) continue;
      if (entry.isDirectory()) {
        const inside = `${key}/`;
        if (inside.startsWith(prefix) || prefix.startsWith(inside)) await walk(key);
      } else if (key.startsWith(prefix)) keys.push(key);
    }
  };
  try {
    const folder = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')));
    if (folder !== '') checkKey(folder);
    await walk(folder);
  } catch (cause) {
    throw asStoreError(cause, url);
  }
  keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const key of keys) {
    const found = await absentAsUndefined(stat(path.join(root, ...key.split('/'))));
    if (found?.isFile()) yield { key, size: found.size, stored: found.mtimeMs };
  }
}

// A rename is on disk only when its folder is; some file systems cannot be asked.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'EPERM') throw error;
  } finally {
    await handle.close();
  }
}

// No space, no quota, a limit of the process.
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

async function isFile(file: string): Promise<boolean> {
  return (await absentAsUndefined(stat(file)))?.isFile() ?? false;
}

async function absentAsUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    const code = codeOf(error);
    // ELOOP: a link that leads to itself.
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(code ?? '')) return undefined;
    throw error;
  }
}

function asStoreError(cause: unknown, url: string): Error {
  if (cause instanceof FoldcamError) return cause;
  const message = `${url}: ${cause instanceof Error ? cause.message : String(cause)}`;
  const code = codeOf(cause);
  if (full.has(code ?? '')) return new FoldcamError('FOLDCAM_E_STORE_FULL', message, { cause });
  const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  return denied
    ? new FoldcamError('FOLDCAM_E_STORE_DENIED', message, {
        cause,
        remedy:
          code === 'EROFS'
            ? 'Mount the file system for writing, or set FOLDCAM_STORE to a folder on another one.'
            : 'Give the user who runs foldcam the right to write there, or set FOLDCAM_STORE to another folder.',
      })
    : new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', message, { cause });
}
