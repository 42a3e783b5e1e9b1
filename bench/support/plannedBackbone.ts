import type { PlannedBackbone } from '../../core/sweep/Plan.js';

/** A backbone of plans that are never computed. */
export const plannedBackbone: PlannedBackbone = {
  id: 'mobilenet_v2',
  name: 'mobilenet_v2',
  digest: 'b'.repeat(64),
  inputSize: 224,
  preprocessing: { scale: 1 / 255, offset: 0 },
  taps: [{ layer: 'out_relu', digest: 'c'.repeat(64) }],
};
