import path from 'node:path';
import type { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { serveApi, type Served, type ServeOptions } from '../../adapters/http/serveApi.js';
import { openSweepBoard, type SweepBoard } from '../../adapters/queue/SweepBoard.js';
import { openDirectoryStore } from '../../adapters/store/directory.js';
import type { ObjectStore } from '../../core/ports.js';
import { temporaryFolders } from './temporaryFolders.js';
import { useRedis } from './useRedis.js';

export interface ServedApi {
  store(): ObjectStore;
  redis(): Redis;
  board(): SweepBoard;
  folder(): string;
  /** Asks the server; a path of its own starts with `/`. */
  ask(path: string, options?: RequestInit): Promise<Response>;
  /** The same, and what the answer says. */
  json(path: string, options?: RequestInit): Promise<Answer>;
  /** Another server of the same Redis and store. */
  serve(more?: Partial<ServeOptions>): Promise<Served>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export async function asJson(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status, headers, body };
}

/** A real server over a real Redis and a store in a folder, for one test file. Call it at the top. */
export function useApi(more: Partial<ServeOptions> = {}): ServedApi {
  const server = useRedis();
  const folders = temporaryFolders();
  const open: Served[] = [];
  let [store, redis, folder, url]: [ObjectStore?, Redis?, string?, string?] = [];
  const the = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the server is not there yet');
    return value;
  };
  const serve = async (own: Partial<ServeOptions> = {}): Promise<Served> => {
    const served = await serveApi({
      ...{ host: '127.0.0.1', port: 0, redisUrl: server.url(), store: the(store) },
      ...{ logger: pino({ level: 'silent' }), tokens: {}, requestsPerMinute: 100_000 },
      dataRoots: [path.join(the(folder), 'data')],
      ...more,
      ...own,
    });
    open.push(served);
    return served;
  };
  beforeAll(async () => {
    folder = await folders();
    store = openDirectoryStore(path.join(folder, 'store'));
    redis = server.connect();
    ({ url } = await serve());
  });
  afterAll(async () => {
    await Promise.all(open.map((one) => one.close()));
  });
  const ask = (address: string, options?: RequestInit): Promise<Response> =>
    fetch(new URL(address, the(url)), options);
  return {
    store: () => the(store),
    redis: () => the(redis),
    board: () => openSweepBoard(the(redis)),
    folder: () => the(folder),
    ask,
    json: async (address, options) => asJson(await ask(address, options)),
    serve,
  };
}
