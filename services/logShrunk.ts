import { openLogger } from '../adapters/telemetry/openLogger.js';

/** Writes one line of how small batches have become, and of the engine's error that made them so. */
export const logShrunk =
  (level: string) =>
  (images: number, error: unknown): void => {
    const why = error instanceof Error ? error.message : String(error);
    const line = { images, error: why };
    openLogger('engine', level).warn(
      line,
      'memory ran out: batches are computed in smaller pieces',
    );
  };
