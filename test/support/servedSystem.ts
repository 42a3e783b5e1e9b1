import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { serviceNames } from '../../core/jobs/stages.js';
import { until } from '../../bench/support/until.js';
import { startFoldcam, type Started } from './foldcam.js';

export interface ServedSystem {
  /** `http://127.0.0.1:41234` */
  readonly url: string;
  /** For commands that are to reach it. */
  readonly variables: Readonly<Record<string, string>>;
  /** One more API over the same Redis and store. */
  serve(more: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

export interface SystemPlaces {
  readonly home: string;
  readonly redis: string;
  /** Folders of backbones, of the trainer and of everyone else. */
  readonly trainerModels: string;
  readonly models: string;
}

/** All four services and the API as they were built, over a Redis and a folder as the store. */
export async function startServedSystem(places: SystemPlaces): Promise<ServedSystem> {
  const { home, redis, models, trainerModels } = places;
  const variables = {
    REDIS_URL: redis,
    FOLDCAM_STORE: `file://${path.join(home, 'store')}`,
    FOLDCAM_BACKBONES: models,
    FOLDCAM_DATA_ROOTS: home,
    FOLDCAM_CONCURRENCY: '1',
  };
  const started: Started[] = serviceNames.map((name) =>
    startFoldcam(['worker', name], {
      ...variables,
      ...(name === 'trainer' ? { FOLDCAM_BACKBONES: trainerModels } : {}),
    }),
  );
  const serve = async (more: Readonly<Record<string, string>>): Promise<string> => {
    const port = await freePort();
    started.push(startFoldcam(['serve', '--port', String(port)], { ...variables, ...more }));
    const url = `http://127.0.0.1:${port}`;
    const answers = async (): Promise<boolean> => {
      const answer = await fetch(`${url}/livez`).catch(() => undefined);
      return answer?.ok === true;
    };
    await until('the API answers', answers, 120_000);
    return url;
  };
  const stop = async (): Promise<void> => {
    for (const { child } of started) child.kill('SIGTERM');
    await Promise.all(started.map(({ ended }) => ended));
  };
  try {
    return { url: await serve({}), variables, serve, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
