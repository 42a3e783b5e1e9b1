import { describe, expect, test } from 'vitest';
import { combineTaps } from '../../../core/cam/combineTaps.js';
import { closedMethods } from '../../../core/cam/closedMethods.js';
import { findPoint } from '../../../core/pointing/findPoint.js';
import { expectClose } from '../../support/expectClose.js';
import { handGradient, handTap } from '../../support/handTap.js';

const find = (name: string) => closedMethods.find((method) => method.name === name);

const evidence = {
  image: 'one',
  tap: handTap,
  gradient: handGradient,
  weights: { mean: Float64Array.of(2, -1) },
};

describe('closedMethods', () => {
  test.each([
    ['cam', [2, 3, 7, 6]],
    ['grad-cam', [0.5, 2, 0.5, 4]],
    ['grad-cam++', [5 / 21, 10 / 21 + 17 / 24, 15 / 21 - 17 / 24, 20 / 21 + 17 / 12]],
    ['layer-cam', [0.5, 0, 3, 10]],
    ['hires-cam', [0.5, -1, 4, 10]],
    ['xgrad-cam', [0.65, 4.8, -1.55, 9.6]],
    ['element-wise-grad-cam', [0.5, 0, 4, 10]],
    ['ablation-cam', [5, 9.5, 15.5, 19]],
    ['centre', new Array<number>(4).fill(Math.exp(-1))],
  ])('lists %s by name with its own formula', (name, expected) => {
    expectClose(find(name)?.map(evidence) ?? [], expected, 1e-12);
  });

  test('show nothing for cam where the head sees no means', () => {
    const blind = { ...evidence, weights: { max: Float64Array.of(1, 1) } };
    expect([...(find('cam')?.map(blind) ?? [])]).toEqual([0, 0, 0, 0]);
  });

  test.each(closedMethods.map((method) => [method.kind, method.name, method] as const))(
    'of kind %s tell labels apart, but for activations and baselines: %s',
    (kind, _, method) => {
      const opposite = {
        ...evidence,
        gradient: handGradient.map((g) => -g),
        weights: { mean: Float64Array.of(-2, 1) },
      };
      const same = [...method.map(evidence)].join() === [...method.map(opposite)].join();
      expect(same).toBe(kind === 'activation' || kind === 'baseline');
    },
  );

  const computed = closedMethods.filter(({ kind }) => kind !== 'baseline');
  describe.each(computed.map((method) => [method.name, method] as const))('%s', (_, method) => {
    const broken = { ...handTap, data: handTap.data.with(4, NaN) };

    test.each([
      ['positive', 1],
      ['zero', 0],
      ['negative', -1],
    ])('makes a degenerate map of an activation that is NaN: %s gradient', (__, sign) => {
      const gradient = new Float32Array(8).fill(sign);
      const weights = { mean: Float64Array.of(4 * sign, 4 * sign) };
      const map = combineTaps(
        method,
        [broken],
        [method.map({ image: 'one', tap: broken, gradient, weights })],
      );
      expect(findPoint(map.data, map.width)).toBeUndefined();
      expect(map.data.some(Number.isNaN)).toBe(true);
    });
  });
});
