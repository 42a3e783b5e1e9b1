import type { ClosedMethod } from './CamMethod.js';
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
import { weightedSum } from './weightedSum.js';
import { xGradCam } from './xGradCam.js';

/** Methods that need nothing but the activations and the head, in the order in which they are listed. */
export const closedMethods: readonly ClosedMethod[] = [
  {
    name: 'cam',
    title: 'CAM',
    source: 'Zhou et al. 2016, arXiv:1512.04150',
    kind: 'gradient',
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
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
    asks: 'nothing',
    needsMeanPooling: false,
    relu: true,
    map: ({ tap, weights, drops }) =>
      drops ? weightedSum(tap, drops()) : linearAblationCam(tap, weights),
    contribution: 'mean',
  },
  {
    name: 'random',
    title: 'random map',
    source: 'uniform, seeded by the image',
    kind: 'baseline',
    asks: 'nothing',
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
    asks: 'nothing',
    needsMeanPooling: false,
    relu: false,
    map: ({ tap }) => centreGaussian(tap),
    contribution: 'mean',
  },
];
