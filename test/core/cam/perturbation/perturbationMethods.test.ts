import { describe, expect, test } from 'vitest';
import { ablationCam } from '../../../../core/cam/perturbation/ablationCam.js';
import { integratedGradients } from '../../../../core/cam/perturbation/integratedGradients.js';
import { normalRandom } from '../../../../core/cam/perturbation/normalRandom.js';
import { occlusion } from '../../../../core/cam/perturbation/occlusion.js';
import {
  perturbationDefaults,
  perturbationMethods,
} from '../../../../core/cam/perturbation/perturbationMethods.js';
import { rise } from '../../../../core/cam/perturbation/rise.js';
import { scoreCam } from '../../../../core/cam/perturbation/scoreCam.js';
import { smoothGrad } from '../../../../core/cam/perturbation/smoothGrad.js';
import { seededRandom } from '../../../../core/random.js';
import { handTap } from '../../../support/handTap.js';

const input = {
  layer: 'input',
  height: 40,
  width: 60,
  channels: 1,
  data: new Float32Array(2400).fill(1),
};

/** Counts how often the network is run, and refuses batches that are too large. */
function count() {
  let passes = 0;
  const note = (asked: number): void => {
    if (asked > 16) throw new RangeError(`${asked} at once`);
    passes += asked;
  };
  return {
    passes: () => passes,
    probe: {
      input,
      batch: 16,
      logits: (_: Float32Array, asked: number) => {
        note(asked);
        return Promise.resolve(new Float64Array(asked));
      },
      inputGradients: (batch: Float32Array, asked: number) => {
        note(asked);
        return Promise.resolve(batch);
      },
    },
  };
}

type Counted = ReturnType<typeof count>['probe'];
const { noise, integratedGradients: integrated } = perturbationDefaults;
const random = seededRandom('cost');

describe('perturbationMethods', () => {
  test.each<[string, (probe: Counted) => Promise<Float64Array>]>([
    ['score-cam', (probe) => scoreCam(handTap, probe)],
    ['ablation-cam', (probe) => ablationCam(handTap, probe.logits, probe.batch)],
    ['rise', (probe) => rise(probe, { ...perturbationDefaults.rise, random })],
    ['occlusion', (probe) => occlusion(probe, perturbationDefaults.occlusion)],
    ['smooth-grad', (probe) => smoothGrad(probe, { ...noise, normal: normalRandom(random) })],
    [
      'integrated-gradients',
      (probe) => integratedGradients(probe, new Float32Array(2400), integrated.steps),
    ],
  ])('say what %s costs', async (name, run) => {
    const { passes, probe } = count();
    await run(probe);
    const method = perturbationMethods.find((one) => one.name === name);
    expect(passes()).toBe(method?.forwardPasses(handTap, input));
  });

  test('costs of occlusion are one pass a square, and one', () => {
    // 60: 0 16 32, 40: 0 16.
    const method = perturbationMethods.find(({ name }) => name === 'occlusion');
    expect(method?.forwardPasses(handTap, input)).toBe(7);
  });
});
