import type { TrunkOptions } from '../adapters/features/TrunkSource.js';
import { openLogger } from '../adapters/telemetry/openLogger.js';

/** Writes one line of what a process computes on, and why that is not what would be faster. */
export function logEngine(level: string): Pick<TrunkOptions, 'onEngine' | 'onRefused'> {
  const logger = openLogger('engine', level);
  return {
    onEngine: (engine, runtime) => {
      const fallback = engine?.fallback;
      const line = {
        ...(engine && { engine: engine.description }),
        ...(runtime && { trunk: runtime.description }),
        ...(fallback && { fallback: fallback.reason }),
      };
      if (fallback?.broken === true) logger.warn(line, 'TensorFlow is installed and does not load');
      else logger.info(line, 'engine opened');
    },
    onRefused: (reason) =>
      logger.warn({ reason }, 'ONNX Runtime refuses a trunk: the engine computes it'),
  };
}
