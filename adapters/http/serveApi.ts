import { isLoopback } from '../../core/access/isLoopback.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Logger } from '../telemetry/openLogger.js';
import { openApi } from './openApi.js';
import { openServer } from './openServer.js';
import type { TokenTexts } from './Tokens.js';

export interface ServeOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly redisUrl: string;
  readonly store: ObjectStore;
  readonly logger: Logger;
  readonly tokens: TokenTexts;
  readonly dataRoots: readonly string[];
  readonly requestsPerMinute: number;
}

export interface Served {
  /** `http://127.0.0.1:8090` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the API until it is closed.
 * @throws FoldcamError FOLDCAM_E_TOKEN_MISSING, FOLDCAM_E_PORT
 */
export async function serveApi(options: ServeOptions): Promise<Served> {
  const { host, port, tokens } = options;
  if (!isLoopback(host) && tokens.full === undefined && tokens.read === undefined) {
    throw new FoldcamError('FOLDCAM_E_TOKEN_MISSING', `${host} is reached from other machines`, {
      where: { key: 'FOLDCAM_TOKEN' },
    });
  }
  const opened = await openApi(options);
  const app = await openServer(opened.api, options);
  try {
    const url = await app.listen({ host, port });
    return {
      url,
      close: async () => {
        await app.close();
        opened.close();
      },
    };
  } catch (cause) {
    await app.close();
    opened.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FoldcamError('FOLDCAM_E_PORT', `${host}:${port}: ${reason}`, { cause });
  }
}
