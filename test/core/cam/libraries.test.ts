import { describe, expect, test } from 'vitest';
import { channelSums } from '../../../core/cam/channelSums.js';
import { eigenCam } from '../../../core/cam/eigenCam.js';
import { firstComponent } from '../../../core/cam/firstComponent.js';
import { findCamMethod } from '../../../core/cam/methods.js';
import { ablationCam } from '../../../core/cam/perturbation/ablationCam.js';
import { randomMap } from '../../../core/cam/randomMap.js';
import { weightedSum } from '../../../core/cam/weightedSum.js';
import { expectSameMap, normaliseMap, tapOf } from '../../support/camVectors.js';
import { expectClose } from '../../support/expectClose.js';
import vectors from '../../oracle/vectors/cam/closed.json' with { type: 'json' };

type Case = (typeof vectors.cases)[number];

function make(name: string, { tap, gradient, weights }: Case): Float64Array {
  const method = findCamMethod(name);
  if (method?.asks !== 'nothing') throw new RangeError(name);
  return method.map({
    image: 'one',
    tap: tapOf(tap),
    gradient: Float32Array.from(gradient),
    weights: weights ? { mean: Float64Array.from(weights) } : {},
  });
}

const find = (name: string): Case => {
  const found = vectors.cases.find((one) => one.name === name);
  if (!found) throw new RangeError(name);
  return found;
};

test('random draws the numbers of sfc32 from the image’s id', () => {
  const { image, map } = vectors.random_map;
  const tap = { layer: 'any', width: 3, height: 2, channels: 1, data: new Float32Array(6) };
  expect([...randomMap(tap, image)]).toEqual(map);
});

describe.each(vectors.cases)('$name', (one) => {
  test.each([
    'grad-cam',
    'grad-cam++',
    'xgrad-cam',
    'hires-cam',
    'layer-cam',
    'element-wise-grad-cam',
  ] as const)('has the map of pytorch-grad-cam, and the normalised one: %s', (name) => {
    const map = make(name, one);
    const { raw, normalised } = one.pytorch_grad_cam[name];
    expectSameMap(map, raw);
    expectSameMap(normaliseMap(map, tapOf(one.tap), tapOf(one.input)), normalised);
  });

  test('has the map of pytorch-grad-cam but for its sign, which is arbitrary there: eigen-grad-cam', () => {
    const map = make('eigen-grad-cam', one);
    const { raw, normalised } = one.pytorch_grad_cam['eigen-grad-cam'];
    const sign = dot(map, raw) < 0 ? -1 : 1;
    const turned = map.map((value) => sign * value);
    expectSameMap(turned, raw);
    expectSameMap(normaliseMap(turned, tapOf(one.tap), tapOf(one.input)), normalised);
  });

  test('has Captum’s maps: grad-cam and hires-cam', () => {
    expectSameMap(make('grad-cam', one), one.captum['grad-cam']);
    expectSameMap(make('hires-cam', one), one.captum['hires-cam']);
  });

  test('centres nothing in eigen-cam, as the paper, where pytorch-grad-cam does', () => {
    const tap = tapOf(one.tap);
    const map = eigenCam(tap);
    // NumPy's decomposition, its arbitrary sign turned.
    const paper = one.uncentred_eigen_cam;
    const sign = dot(map, paper) < 0 ? -1 : 1;
    expectSameMap(
      map.map((value) => sign * value),
      paper,
    );
    const library = one.pytorch_grad_cam['eigen-cam'].raw;
    expect(relativeDistance(map, library)).toBeGreaterThan(0.1);
    // The same projection of centred activations is the library's.
    const centred = firstComponent(centre(tap.data, tap.channels), tap.channels);
    const turned = dot(centred, library) < 0 ? -1 : 1;
    expectSameMap(
      centred.map((value) => turned * value),
      library,
    );
  });
});

test('grad-cam++ divides by nothing but the formula, where pytorch-grad-cam adds 1e-6', () => {
  const one = vectors.small_gradients;
  const map = make('grad-cam++', one);
  const { raw } = one.pytorch_grad_cam['grad-cam++'];
  expect(relativeDistance(map, raw)).toBeGreaterThan(0.001);
  // With it in the denominator the library's map comes out.
  const tap = tapOf(one.tap);
  const sums = channelSums(tap.data, tap.channels);
  const weights = new Float64Array(tap.channels);
  one.gradient.forEach((g, i) => {
    const c = i % tap.channels;
    const denominator = 2 * g ** 2 + (sums[c] ?? NaN) * g ** 3 + 1e-6;
    weights[c] = (weights[c] ?? NaN) + (Math.max(0, g) * g ** 2) / denominator;
  });
  expectClose(weightedSum(tap, weights), raw, 1e-6 * Math.max(...raw));
});

describe('ablation-cam', () => {
  test.each(vectors.cases.filter(({ weights }) => weights))(
    'weighs channels with the drops that Captum finds: $name',
    (one) => {
      const expected = weightedSum(tapOf(one.tap), one.captum.ablation);
      expectSameMap(make('ablation-cam', one), [...expected]);
    },
  );

  test('is pytorch-grad-cam’s times the logit, which it divides by', () => {
    const one = find('mean-pooled head');
    expect(one.logit).toBeGreaterThan(0);
    const { raw } = one.pytorch_grad_cam['ablation-cam'];
    expectSameMap(
      make('ablation-cam', one),
      raw.map((value) => value * one.logit),
    );
  });

  test('keeps its sign for a negative logit, where pytorch-grad-cam’s turns over', () => {
    const one = find('negative logit');
    expect(one.logit).toBeLessThan(0);
    const map = make('ablation-cam', one);
    const { raw } = one.pytorch_grad_cam['ablation-cam'];
    expectSameMap(
      map,
      raw.map((value) => value * one.logit),
    );
    // Every channel speaks against the label, and so does the map; not the library's.
    expect(Math.max(...map)).toBeLessThanOrEqual(0);
    expect(Math.min(...raw)).toBeGreaterThanOrEqual(0);
  });

  test('sets channels of both signs to zero, where pytorch-grad-cam takes 10⁷ away', async () => {
    const one = find('activations of both signs');
    const drops = one.captum.ablation;
    const tap = tapOf(one.tap);
    const answers = Float64Array.of(...drops.map((drop) => one.logit - drop), one.logit);
    const map = await ablationCam(tap, () => Promise.resolve(answers), 100);
    expectSameMap(map, [...weightedSum(tap, drops)]);
    const library = one.pytorch_grad_cam['ablation-cam'].raw.map((value) => value * one.logit);
    expect(relativeDistance(map, library)).toBeGreaterThan(0.1);
  });
});

function dot(a: Float64Array, b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
}

/** Of the distance, whatever the sign, to the length of the first. */
function relativeDistance(a: Float64Array, b: readonly number[]): number {
  const distance = (sign: number): number =>
    Math.hypot(...a.map((value, i) => value - sign * (b[i] ?? NaN)));
  return Math.min(distance(1), distance(-1)) / Math.hypot(...a);
}

function centre(data: Float32Array, channels: number): Float64Array {
  const cells = data.length / channels;
  return Float64Array.from(data, (value, i) => {
    const own = data.filter((_, j) => j % channels === i % channels);
    return value - own.reduce((a, b) => a + b, 0) / cells;
  });
}
