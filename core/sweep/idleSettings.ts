import type { SweepSpec } from './SweepSpec.js';

/** A setting that has no effect beside the others. */
export interface IdleSetting {
  readonly path: readonly string[];
  readonly message: string;
}

/** What was set for nothing. The schema bears it, so that sweeps that are stored stay readable. */
export function idleSettings({ maps }: SweepSpec): IdleSetting[] {
  // The default does no harm: what a sweep came to spells it out.
  if (maps.keep !== 'none' || maps.overlays === 'jpeg') return [];
  const message = 'goes with `keep: overlays` or `keep: all` alone: `keep: none` draws no overlays';
  return [{ path: ['maps', 'overlays'], message }];
}
