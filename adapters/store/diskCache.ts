import { createHash, randomUUID } from 'node:crypto';
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../digest/sha256.js';

/**
 * Bytes by name on the disk of this machine. What is not there, has vanished or is damaged is a miss, and
 * no call fails.
 */
export interface DiskCache {
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, body: Uint8Array): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface DiskCacheOptions {
  /** Is made at the first put; any number of processes may share it. */
  readonly folder: string;
  /** Bytes. Half of what the disk has left for it is the limit where that is less. */
  readonly limit: number;
  /** Is told once why the disk cannot be used; nothing is read or kept after that. */
  readonly onOff: (error: unknown) => void;
}

// Each is swept by itself, so that no sweep has to look at all that is kept. Names are spread evenly.
const shelves = 16;
// A sweep is due when a process has put this share of what a shelf may hold, and makes room for twice as much.
const due = 0.05;

const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();
const digestLength = 32;

/** A file is the digest of a body, and the body; the one that was used last is the youngest. */
export function openDiskCache({ folder, limit, onOff }: DiskCacheOptions): DiskCache {
  let isOff = limit <= 0;
  // What others have left on a shelf is not known before the first put there.
  const known = new Map<string, { most: number; written: number }>();
  const fileOf = (name: string): string => {
    const digest = sha256Hex(name);
    return path.join(folder, digest.slice(0, 1), digest.slice(1));
  };
  const turnOff = (error: unknown): void => {
    if (!isOff) onOff(error);
    isOff = true;
  };
  const tried = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (isOff) return undefined;
    try {
      return await work();
    } catch (error) {
      if (isAbsence(error)) return undefined;
      turnOff(error);
      return undefined;
    }
  };
  const hasRoom = async (shelf: string, size: number): Promise<boolean> => {
    const before = known.get(shelf);
    if (before && before.written + size <= due * before.most) {
      before.written += size;
      return true;
    }
    const now = { most: before?.most ?? limit / shelves, written: size };
    known.set(shelf, now);
    now.most = await sweep(shelf, limit / shelves, size);
    return size <= now.most;
  };
  return {
    get: (name) =>
      tried(async () => {
        const file = fileOf(name);
        const bytes = await readFile(file);
        const body = bytes.subarray(digestLength);
        if (digestOf(body).equals(bytes.subarray(0, digestLength))) {
          const now = new Date();
          // Swept meanwhile, or on a disk that is for reading alone.
          await utimes(file, now, now).catch(() => undefined);
          return body;
        }
        await rm(file, { force: true });
        return undefined;
      }),
    put: (name, body) =>
      tried(async () => {
        const file = fileOf(name);
        const shelf = path.dirname(file);
        const size = digestLength + body.length;
        await makeShelf(shelf);
        if (!(await hasRoom(shelf, size))) return;
        // One that a crash leaves is never used, and is swept in its turn.
        const temporary = `${file}.${randomUUID()}`;
        try {
          await writeFile(temporary, [digestOf(body), body], { flag: 'wx' });
          await rename(temporary, file);
        } catch (error) {
          await rm(temporary, { force: true }).catch(() => undefined);
          throw error;
        }
      }),
    delete: async (name) => {
      await tried(() => rm(fileOf(name), { force: true }));
    },
  };
}

/**
 * Removes what was used least recently; what another process removes meanwhile is gone all the same.
 * @param size of what is about to be put
 * @returns what the shelf may hold
 */
async function sweep(shelf: string, limit: number, size: number): Promise<number> {
  const files: { readonly file: string; readonly size: number; readonly used: number }[] = [];
  for (const name of await readdir(shelf)) {
    const file = path.join(shelf, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) files.push({ file, size: found.size, used: found.mtimeMs });
  }
  let total = files.reduce((sum, one) => sum + one.size, 0);
  const { bavail, bsize } = await statfs(shelf);
  const most = Math.min(limit, (total + (bavail * bsize) / shelves) / 2);
  if (size > most) return most;
  files.sort((a, b) => a.used - b.used);
  for (const one of files) {
    if (total + size <= (1 - 2 * due) * most) break;
    await rm(one.file, { force: true });
    total -= one.size;
  }
  return most;
}

// On a disk that is for reading alone Node says that there is no such folder.
async function makeShelf(shelf: string): Promise<void> {
  try {
    await mkdir(shelf, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Error(`no folder can be made at ${shelf}`, { cause });
  }
}

const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
