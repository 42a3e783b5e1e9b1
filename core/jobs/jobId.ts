import type { Stage } from './stages.js';

/**
 * Deterministic, so that adding a job twice adds it once. The sweep and its generation are part of
 * every id: a retried sweep is a new generation, and no job is ever shared between sweeps.
 */
export function jobId(
  job: { readonly sweep: string; readonly generation: number },
  stage: Stage,
  ...parts: readonly (string | number)[]
): string {
  return [`${job.sweep}.g${job.generation}`, stage, ...parts].join('.');
}
