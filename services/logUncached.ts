import { openLogger } from '../adapters/telemetry/openLogger.js';

/** Writes one line of why features are not kept on this machine. */
export const logUncached =
  (level: string) =>
  (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    openLogger('store', level).warn({ reason }, 'features are not kept on this disk');
  };
