import type { PooledWeights } from '../training/Head.js';
import { cam } from './cam.js';
import { centreGaussian } from './centreGaussian.js';
import { eigenCam } from './eigenCam.js';
import { eigenGradCam } from './eigenGradCam.js';
import { elementWiseGradCam } from './elementWiseGradCam.js';
import { gradCam } from './gradCam.js';
import { gradCamPlusPlus } from './gradCamPlusPlus.js';
import { hiResCam } from './hiResCam.js';
import { layerCam } from './layerCam.js';
import { linearAblationCam } from './linearAblationCam.js';
import { randomMap } from './randomMap.js';
import type { Tap } from './Tap.js';
import { xGradCam } from './xGradCam.js';

/** What a method may look at in one tap. */
export interface TapEvidence {
  /** The image's id. */
  readonly image: string;
  readonly tap: Tap;
  /** Of the explained label's logit. */
  readonly gradient: Float32Array;
  readonly weights: PooledWeights;
}

/**
 * What a map is made from: activations weighed by the label's gradient, activations alone, what the
 * logit loses where something is taken away, or nothing that the network computed. Maps of activations
 * and baselines are the same for both labels.
 */
export type MapKind = 'gradient' | 'activation' | 'perturbation' | 'baseline';

export interface CamMethod {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly kind: MapKind;
  /** Passes through the network for one map, beside the one that gives the activations. */
  readonly forwardPasses: number;
  /** Exact only for heads that see nothing but the channels' means. */
  readonly needsMeanPooling: boolean;
  /** The paper cuts negative values off the finished map. */
  readonly relu: boolean;
  /** One tap's map, height × width, before that ReLU. */
  readonly map: (evidence: TapEvidence) => Float64Array;
  /**
   * What a map adds up to: over its cells its `sum`, or its `mean`, is of the size of the tap's
   * contribution to the logit. It decides how the maps of several taps are brought to one scale. A map
   * whose size tells nothing of a contribution has `mean`: it is added as it is.
   */
  readonly contribution: 'sum' | 'mean';
}

/** Every method, in the order in which they are listed. */
export const camMethods: readonly CamMethod[] = [
  {
    name: 'cam',
    title: 'CAM',
    source: 'Zhou et al. 2016, arXiv:1512.04150',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: true,
    relu: false,
    map: ({ tap, weights }) => cam(tap, weights.mean ?? new Float64Array(tap.channels)),
    contribution: 'mean',
  },
  {
    name: 'grad-cam',
    title: 'Grad-CAM',
    source: 'Selvaraju et al. 2017, arXiv:1610.02391',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => gradCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'grad-cam++',
    title: 'Grad-CAM++',
    source: 'Chattopadhay et al. 2018, arXiv:1710.11063',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => gradCamPlusPlus(tap, gradient),
    contribution: 'mean',
  },
  {
    name: 'layer-cam',
    title: 'LayerCAM',
    source: 'Jiang et al. 2021, doi 10.1109/TIP.2021.3089943',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => layerCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'hires-cam',
    title: 'HiResCAM',
    source: 'Draelos & Carin 2020, arXiv:2011.08891',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: false,
    map: ({ tap, gradient }) => hiResCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'xgrad-cam',
    title: 'XGrad-CAM',
    source: 'Fu et al. 2020, arXiv:2008.02312',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => xGradCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'element-wise-grad-cam',
    title: 'element-wise Grad-CAM',
    source: 'GradCAMElementWise of pytorch-grad-cam',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: false,
    map: ({ tap, gradient }) => elementWiseGradCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'eigen-cam',
    title: 'Eigen-CAM',
    source: 'Muhammad & Yeasin 2020, arXiv:2008.00299',
    kind: 'activation',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: false,
    map: ({ tap }) => eigenCam(tap),
    contribution: 'mean',
  },
  {
    name: 'eigen-grad-cam',
    title: 'Eigen-Grad-CAM',
    source: 'EigenGradCAM of pytorch-grad-cam',
    kind: 'gradient',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, gradient }) => eigenGradCam(tap, gradient),
    contribution: 'sum',
  },
  {
    name: 'ablation-cam',
    title: 'Ablation-CAM',
    source: 'Desai & Ramaswamy, WACV 2020',
    kind: 'perturbation',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, weights }) => linearAblationCam(tap, weights),
    contribution: 'mean',
  },
  {
    name: 'random',
    title: 'random map',
    source: 'uniform, seeded by the image',
    kind: 'baseline',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: false,
    map: ({ tap, image }) => randomMap(tap, image),
    contribution: 'mean',
  },
  {
    name: 'centre',
    title: 'centre Gaussian',
    source: 'Judd et al. 2012, MIT-CSAIL-TR-2012-001',
    kind: 'baseline',
    forwardPasses: 0,
    needsMeanPooling: false,
    relu: false,
    map: ({ tap }) => centreGaussian(tap),
    contribution: 'mean',
  },
];

export function findCamMethod(name: string): CamMethod | undefined {
  return camMethods.find((method) => method.name === name);
}
