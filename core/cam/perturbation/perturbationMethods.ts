import type { Tap } from '../Tap.js';
import { occlusionPlaces } from './occlusion.js';

type Size = Pick<Tap, 'width' | 'height' | 'channels'>;

export interface PerturbationMethod {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** The paper cuts negative values off the finished map. */
  readonly relu: boolean;
  /** Whether every forward pass is followed by a backward one. */
  readonly gradients: boolean;
  /** Forward passes for one map with the defaults. */
  readonly forwardPasses: (tap: Size, input: Size) => number;
}

/** The papers' own settings, or within their range; windows for inputs of 224 pixels. */
export const perturbationDefaults = {
  rise: { masks: 4000, grid: 7, keep: 0.5 },
  occlusion: { window: 32, stride: 16, fill: 0 },
  integratedGradients: { steps: 50 },
  noise: { samples: 50, spread: 0.15 },
} as const;

/** Every method that asks a network again, and what it costs. */
export const perturbationMethods: readonly PerturbationMethod[] = [
  {
    name: 'score-cam',
    title: 'Score-CAM',
    source: 'Wang et al. 2020, arXiv:1910.01279',
    relu: true,
    gradients: false,
    forwardPasses: (tap) => tap.channels,
  },
  {
    name: 'ablation-cam',
    title: 'Ablation-CAM',
    source: 'Desai & Ramaswamy, WACV 2020',
    relu: true,
    gradients: false,
    forwardPasses: (tap) => tap.channels + 1,
  },
  {
    name: 'smooth-grad-cam++',
    title: 'Smooth Grad-CAM++',
    source: 'Omeiza et al. 2019, arXiv:1908.01224',
    relu: true,
    gradients: true,
    forwardPasses: () => perturbationDefaults.noise.samples,
  },
  {
    name: 'rise',
    title: 'RISE',
    source: 'Petsiuk et al. 2018, arXiv:1806.07421',
    relu: false,
    gradients: false,
    forwardPasses: () => perturbationDefaults.rise.masks,
  },
  {
    name: 'occlusion',
    title: 'occlusion',
    source: 'Zeiler & Fergus 2014, arXiv:1311.2901',
    relu: false,
    gradients: false,
    forwardPasses: (_, input) => occlusionPlaces(input, perturbationDefaults.occlusion).length + 1,
  },
  {
    name: 'input-gradient',
    title: 'input gradient',
    source: 'Simonyan et al. 2013, arXiv:1312.6034',
    relu: false,
    gradients: true,
    forwardPasses: () => 1,
  },
  {
    name: 'smooth-grad',
    title: 'SmoothGrad',
    source: 'Smilkov et al. 2017, arXiv:1706.03825',
    relu: false,
    gradients: true,
    forwardPasses: () => perturbationDefaults.noise.samples,
  },
  {
    name: 'integrated-gradients',
    title: 'integrated gradients',
    source: 'Sundararajan et al. 2017, arXiv:1703.01365',
    relu: false,
    gradients: true,
    forwardPasses: () => perturbationDefaults.integratedGradients.steps,
  },
  {
    name: 'full-grad',
    title: 'FullGrad',
    source: 'Srinivas & Fleuret 2019, arXiv:1905.00780',
    relu: false,
    gradients: true,
    forwardPasses: () => 1,
  },
];
