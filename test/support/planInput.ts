import type { Dataset } from '../../core/dataset/Dataset.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import type { PlanInput } from '../../core/sweep/planSweep.js';

/** A backbone with two taps, as a plan pins it. */
export const pinned: PlannedBackbone = {
  id: 'net',
  name: 'mobilenet_v1',
  digest: 'd1',
  inputSize: 224,
  preprocessing: { scale: 2, offset: -1 },
  taps: [
    { layer: 'conv_7', digest: 't7' },
    { layer: 'conv_12', digest: 't12' },
  ],
};

/** Six images over three folds: e0 e3 | e1 e4 | e2 e5. */
export const sixImages: Dataset = {
  format: 'foldcam.dataset/1',
  digest: 'data1',
  labels: ['benign', 'malignant'],
  entries: Array.from({ length: 6 }, (_, i) => ({
    id: `e${i}`,
    label: i < 3 ? 'benign' : 'malignant',
    group: `e${i}`,
    image: { file: `e${i}.png`, sha256: `image ${i}` },
    width: 100,
    height: 80,
    masks: [{ file: `e${i}_mask.png`, sha256: `mask ${i}` }],
  })),
  leftOut: [],
};

/** What a sweep file with these lines is planned from: three folds over six images. */
export function planInput(lines = '', backbones: readonly PlannedBackbone[] = [pinned]): PlanInput {
  return {
    spec: parseSweep(`name: study\ndata: ./somewhere\nfolds: { k: 3 }\n${lines}`),
    dataset: sixImages,
    folds: new Map(sixImages.entries.map(({ id }, i) => [id, i % 3])),
    backbones,
  };
}
