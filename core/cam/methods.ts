import type { PooledWeights } from '../training/Head.js';
import { cam } from './cam.js';
import { gradCam } from './gradCam.js';
import { gradCamPlusPlus } from './gradCamPlusPlus.js';
import { hiResCam } from './hiResCam.js';
import { layerCam } from './layerCam.js';
import type { Tap } from './Tap.js';

/** What a method may look at in one tap. */
export interface TapEvidence {
  readonly tap: Tap;
  /** Of the explained label's logit. */
  readonly gradient: Float32Array;
  readonly weights: PooledWeights;
}

export interface CamMethod {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** Exact only for heads that see nothing but the channels' means. */
  readonly needsMeanPooling: boolean;
  /** The paper cuts negative values off the finished map. */
  readonly relu: boolean;
  /** One tap's map, height × width, before that ReLU. */
  readonly map: (evidence: TapEvidence) => Float64Array;
  /**
   * What a map adds up to: over its cells its `sum`, or its `mean`, is of the size of the tap's
   * contribution to the logit. It decides how the maps of several taps are brought to one scale.
   */
  readonly contribution: 'sum' | 'mean';
}

/** Every method, in the order in which they are listed. */
export const camMethods: readonly CamMethod[] = [
  {
    name: 'cam',
    title: 'CAM',
    source: 'Zhou et al. 2016, arXiv:1512.04150',
    needsMeanPooling: true,
    relu: false,
    map: ({ tap, weights }) => cam(tap, weights.mean ?? new Float64Array(tap.channels)),
    contribution: 'mean',
  },
  {
    name: 'grad-cam',
    title: 'Grad-CAM',
    source: 'Selvaraju et al. 2017, arXiv:1610.02391',
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => gradCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'grad-cam++',
    title: 'Grad-CAM++',
    source: 'Chattopadhay et al. 2018, arXiv:1710.11063',
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => gradCamPlusPlus(tap, gradient),
    contribution: 'mean',
  },
  {
    name: 'layer-cam',
    title: 'LayerCAM',
    source: 'Jiang et al. 2021, doi 10.1109/TIP.2021.3089943',
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => layerCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'hires-cam',
    title: 'HiResCAM',
    source: 'Draelos & Carin 2020, arXiv:2011.08891',
    needsMeanPooling: false,
    relu: false,
    map: ({ tap, gradient }) => hiResCam(tap, gradient),
    contribution: 'sum',
  },
];

export function findCamMethod(name: string): CamMethod | undefined {
  return camMethods.find((method) => method.name === name);
}
