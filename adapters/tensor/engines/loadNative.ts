import { createRequire } from 'node:module';
import type * as TensorFlow from '@tensorflow/tfjs';
import { explainLoad } from './explainLoad.js';
import type { Fallback } from './Fallback.js';
import type { NativeCandidate } from './nativeCandidates.js';
import { prepareNative } from './prepareNative.js';

export interface LoadedNative {
  readonly tf: typeof TensorFlow;
  readonly candidate: NativeCandidate;
}

const require = createRequire(import.meta.url);

/** The first of the candidates that loads, or why none does. */
export function loadNative(candidates: readonly NativeCandidate[]): LoadedNative | Fallback {
  prepareNative(process.env, require('node:util') as Record<string, unknown>);
  const reasons: { readonly candidate: NativeCandidate; readonly why: string }[] = [];
  for (const candidate of candidates) {
    try {
      return { tf: require(candidate.wanted) as typeof TensorFlow, candidate };
    } catch (error) {
      reasons.push({ candidate, why: explainLoad(error, candidate.wanted) });
    }
  }
  const told = reasons.map(({ candidate, why }) => `${candidate.origin} ${why}`);
  return {
    reason: told.join('; '),
    broken: reasons.some(({ candidate }) => candidate.installed),
  };
}
