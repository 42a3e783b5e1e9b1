import { openLogger } from '../adapters/telemetry/openLogger.js';
import type { Engine } from '../adapters/tensor/openEngine.js';

/** Writes one line of what a process computes on, and why that is not TensorFlow. */
export const logEngine =
  (level: string) =>
  ({ description, fallback }: Engine): void => {
    const logger = openLogger('engine', level);
    const line = { engine: description, ...(fallback && { fallback: fallback.reason }) };
    if (fallback?.broken === true) logger.warn(line, 'TensorFlow is installed and does not load');
    else logger.info(line, 'engine opened');
  };
