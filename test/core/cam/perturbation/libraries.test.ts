import { describe, expect, test } from 'vitest';
import { ablationCam } from '../../../../core/cam/perturbation/ablationCam.js';
import { fullGrad } from '../../../../core/cam/perturbation/fullGrad.js';
import { inputSaliency } from '../../../../core/cam/perturbation/inputSaliency.js';
import { integratedGradients } from '../../../../core/cam/perturbation/integratedGradients.js';
import { occlusion } from '../../../../core/cam/perturbation/occlusion.js';
import { scoreCam } from '../../../../core/cam/perturbation/scoreCam.js';
import { smoothGrad } from '../../../../core/cam/perturbation/smoothGrad.js';
import { headLogit } from '../../../../core/training/headLogit.js';
import { expectSameMap, normaliseMap, tapOf } from '../../../support/camVectors.js';
import { poolOneImage } from '../../../support/poolOneImage.js';
import { tinyConvNet } from '../../../support/tinyConvNet.js';
import vectors from '../../../oracle/vectors/cam/perturbed.json' with { type: 'json' };

const { network, full_grad: full } = vectors;
const input = tapOf(network.input);
const tap = tapOf(network.tap);
const probe = { input, batch: 4, ...tinyConvNet(network, input) };

describe('a network of one convolution', () => {
  test('has PyTorch’s logit and gradient', async () => {
    const [logit] = await probe.logits(input.data, 1);
    expect(logit).toBeCloseTo(network.logit, 9);
    const gradient = await probe.inputGradients(input.data, 1);
    expectSameMap(inputSaliency(gradient, input.channels), network.saliency);
  });

  test('has pytorch-grad-cam’s Score-CAM, and the normalised one', async () => {
    const map = await scoreCam(tap, probe);
    expectSameMap(map, network['score-cam'].raw);
    expectSameMap(normaliseMap(map, tap, input), network['score-cam'].normalised);
  });

  test('has pytorch-grad-cam’s Ablation-CAM times the logit, which it divides by', async () => {
    const head = {
      bias: network.head.bias,
      taps: [{ layer: 'tap', weights: { mean: Float64Array.from(network.head.weight) } }],
    };
    const logits = (batch: Float32Array, count: number): Promise<Float64Array> => {
      const width = tap.data.length;
      const answers = Array.from({ length: count }, (_, i) => {
        const data = batch.subarray(i * width, (i + 1) * width);
        return headLogit(head, [poolOneImage({ ...tap, data })], 0);
      });
      return Promise.resolve(Float64Array.from(answers));
    };
    const map = await ablationCam(tap, logits, 3);
    const { raw } = network['ablation-cam'];
    expectSameMap(
      map,
      raw.map((value) => value * network.logit),
    );
  });

  test.each(Object.entries(network.occlusion))(
    'has Captum’s occlusion with a window and a stride of %s',
    async (sizes, expected) => {
      const [window = NaN, stride = NaN] = sizes.split(' ').map(Number);
      expectSameMap(await occlusion(probe, { window, stride, fill: 0.125 }), expected);
    },
  );

  test('has Captum’s integrated gradients', async () => {
    const { baseline, steps, map } = network.integrated_gradients;
    expectSameMap(await integratedGradients(probe, Float32Array.from(baseline), steps), map);
  });

  test('has Captum’s SmoothGrad on the same noise', async () => {
    const { inputs, map } = network.smooth_grad;
    const spread = 0.25;
    const deviation = spread * (Math.max(...input.data) - Math.min(...input.data));
    const drawn = inputs.flatMap((noisy) =>
      noisy.map((value, i) => (value - (input.data[i] ?? NaN)) / deviation),
    );
    const normal = (): number => drawn.shift() ?? NaN;
    expectSameMap(await smoothGrad(probe, { samples: inputs.length, spread, normal }), map);
    expect(drawn).toEqual([]);
  });
});

test('FullGrad is pytorch-grad-cam’s, and the normalised one', () => {
  const image = tapOf(full.input);
  const biases = full.bias_gradients.map(tapOf);
  const map = fullGrad(image, Float32Array.from(full.input_gradient), biases);
  expectSameMap(map, full.raw);
  expectSameMap(normaliseMap(map, image, image), full.normalised);
});
