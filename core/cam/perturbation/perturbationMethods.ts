import { seededRandom } from '../../random.js';
import type { Inquiry, InputMethod, TapMethod } from '../CamMethod.js';
import { fullGrad } from './fullGrad.js';
import { inputSaliency } from './inputSaliency.js';
import { integratedGradients } from './integratedGradients.js';
import type { Noise } from './noisyGradients.js';
import { noisyGradients } from './noisyGradients.js';
import { normalRandom } from '../../normalRandom.js';
import { occlusion, occlusionPlaces } from './occlusion.js';
import * as fixed from './PerturbationSettings.js';
import { rise } from './rise.js';
import { scoreCam } from './scoreCam.js';
import { smoothGrad } from './smoothGrad.js';
import { smoothGradCamPlusPlus } from './smoothGradCamPlusPlus.js';

const noise = (method: string, { image, settings }: Inquiry): Noise => ({
  ...fixed.noise,
  samples: settings.samples,
  normal: normalRandom(seededRandom('noise', method, image)),
});

/** Every method that asks the network again, in the order in which they are listed. */
export const perturbationMethods: readonly (TapMethod | InputMethod)[] = [
  {
    name: 'score-cam',
    title: 'Score-CAM',
    source: 'Wang et al. 2020, arXiv:1910.01279',
    kind: 'perturbation',
    asks: 'per tap',
    passes: ({ channels }) => channels.reduce((sum, own) => sum + own, 0),
    backward: false,
    settings: [],
    needsMeanPooling: false,
    relu: true,
    map: (tap, { probe }) => scoreCam(tap, probe),
    contribution: 'mean',
  },
  {
    name: 'smooth-grad-cam++',
    title: 'Smooth Grad-CAM++',
    source: 'Omeiza et al. 2019, arXiv:1908.01224',
    kind: 'gradient',
    asks: 'per tap',
    passes: ({ channels }, { samples }) => samples * channels.length,
    // The head's gradient at a tap is in closed form.
    backward: false,
    settings: ['samples'],
    needsMeanPooling: false,
    relu: true,
    map: async (tap, inquiry) => {
      const { input, batch, tapGradients } = inquiry.probe;
      const drawn = noise('smooth-grad-cam++', inquiry);
      const gradients: Float32Array[] = [];
      for await (const own of noisyGradients(input, batch, tapGradients(tap.layer), drawn)) {
        gradients.push(own);
      }
      return smoothGradCamPlusPlus(tap, gradients);
    },
    contribution: 'mean',
  },
  {
    name: 'rise',
    title: 'RISE',
    source: 'Petsiuk et al. 2018, arXiv:1806.07421',
    kind: 'perturbation',
    asks: 'per input',
    passes: (_, { masks }) => masks,
    backward: false,
    settings: ['masks'],
    needsMeanPooling: false,
    relu: false,
    map: ({ image, probe, settings: { masks } }) =>
      rise(probe, { ...fixed.rise, masks, random: seededRandom('rise', 'rise', image) }),
    contribution: 'mean',
  },
  {
    name: 'occlusion',
    title: 'occlusion',
    source: 'Zeiler & Fergus 2014, arXiv:1311.2901',
    kind: 'perturbation',
    asks: 'per input',
    passes: ({ inputSize }, settings) =>
      occlusionPlaces({ width: inputSize, height: inputSize }, settings).length + 1,
    backward: false,
    settings: ['window', 'stride'],
    needsMeanPooling: false,
    relu: false,
    map: ({ probe, settings: { window, stride } }) =>
      occlusion(probe, { window, stride, fill: fixed.covered }),
    contribution: 'mean',
  },
  {
    name: 'input-gradient',
    title: 'input gradient',
    source: 'Simonyan et al. 2013, arXiv:1312.6034',
    kind: 'gradient',
    asks: 'per input',
    passes: () => 1,
    backward: true,
    settings: [],
    needsMeanPooling: false,
    relu: false,
    map: async ({ probe: { input, inputGradients } }) =>
      inputSaliency(await inputGradients(input.data, 1), input.channels),
    contribution: 'mean',
  },
  {
    name: 'smooth-grad',
    title: 'SmoothGrad',
    source: 'Smilkov et al. 2017, arXiv:1706.03825',
    kind: 'gradient',
    asks: 'per input',
    passes: (_, { samples }) => samples,
    backward: true,
    settings: ['samples'],
    needsMeanPooling: false,
    relu: false,
    map: (inquiry) => smoothGrad(inquiry.probe, noise('smooth-grad', inquiry)),
    contribution: 'mean',
  },
  {
    name: 'integrated-gradients',
    title: 'integrated gradients',
    source: 'Sundararajan et al. 2017, arXiv:1703.01365',
    kind: 'gradient',
    asks: 'per input',
    passes: (_, { steps }) => steps,
    backward: true,
    settings: ['steps'],
    needsMeanPooling: false,
    relu: false,
    map: ({ probe, settings: { steps } }) => integratedGradients(probe, probe.black, steps),
    contribution: 'sum',
  },
  {
    name: 'full-grad',
    title: 'FullGrad',
    source: 'Srinivas & Fleuret 2019, arXiv:1905.00780',
    kind: 'gradient',
    asks: 'per input',
    passes: () => 1,
    backward: true,
    settings: [],
    needsMeanPooling: false,
    relu: false,
    map: async ({ probe }) => {
      const { input, biases } = await probe.fullGradients();
      return fullGrad(probe.input, input, biases);
    },
    contribution: 'mean',
  },
];
