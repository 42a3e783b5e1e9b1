import { openLogger } from '../../adapters/telemetry/openLogger.js';
import type { Context } from '../context.js';

/** Serves the API in the producer's process, where the environment names a port for it. */
export async function serveBeside({ environment, store }: Context): Promise<void> {
  const { api, redisUrl = '', logLevel } = environment;
  const { port } = api;
  if (port === undefined) return;
  const { serveApi } = await import('../../adapters/http/serveApi.js');
  const logger = openLogger('api', logLevel);
  const { url } = await serveApi({ ...api, port, redisUrl, store, logger });
  logger.info({ url }, 'the API is served');
}
