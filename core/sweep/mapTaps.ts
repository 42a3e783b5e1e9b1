import type { PlannedBackbone, PlannedTap } from './Plan.js';
import type { SweepSpec } from './SweepSpec.js';

/** The taps that a sweep's maps show; a plan lists a backbone's taps from the input to the output. */
export function mapTaps(
  backbone: PlannedBackbone,
  { maps }: Pick<SweepSpec, 'maps'>,
): readonly PlannedTap[] {
  return maps.taps === 'all' ? backbone.taps : backbone.taps.slice(-1);
}
