import { describe, expect, test } from 'vitest';
import { perturbationMethods } from '../../../../core/cam/perturbation/perturbationMethods.js';
import { probedMap } from '../../../../core/cam/probedMap.js';
import { handTap } from '../../../support/handTap.js';
import { planeProbe } from '../../../support/planeProbe.js';

const settings = { masks: 40, samples: 5, steps: 20, window: 16, stride: 16 };
const sizes = { inputSize: 40, channels: [2] };
const find = (name: string) => {
  const found = perturbationMethods.find((method) => method.name === name);
  if (!found) throw new RangeError(name);
  return found;
};

const make = (name: string, image = 'one', own = settings) => {
  const counting = planeProbe(handTap);
  const views = [{ probe: counting.probe, taps: [handTap] }];
  return { counting, map: probedMap(find(name), views, image, own) };
};

describe('perturbationMethods', () => {
  test.each(
    perturbationMethods
      .filter(({ name }) => name !== 'occlusion')
      .map((method) => [method.name, method] as const),
  )('%s costs the passes that it says', async (name, method) => {
    const { counting, map } = make(name);
    await map;
    const passes = method.passes(sizes, settings);
    expect(counting.forward()).toBe(passes);
    expect(counting.backward()).toBe(method.backward ? passes : 0);
  });

  test('occlusion costs one pass a square, and one', async () => {
    // Of 40 × 60, from 0 16 32 each way; of a square input of 40 as many: 0 16 32.
    const { counting, map } = make('occlusion');
    await map;
    expect(counting.forward()).toBe(3 * 4 + 1);
    expect(find('occlusion').passes(sizes, settings)).toBe(3 * 3 + 1);
  });

  test.each([
    ['score-cam', { inputSize: 9, channels: [3, 5] }, 8],
    ['smooth-grad-cam++', { inputSize: 9, channels: [3, 5] }, 10],
    ['rise', { inputSize: 9, channels: [3, 5] }, 40],
    ['smooth-grad', { inputSize: 9, channels: [3, 5] }, 5],
    ['integrated-gradients', { inputSize: 9, channels: [3, 5] }, 20],
    ['input-gradient', { inputSize: 9, channels: [3, 5] }, 1],
    ['full-grad', { inputSize: 9, channels: [3, 5] }, 1],
  ])('%s counts its passes by what its maps show', (name, shown, passes) => {
    expect(find(name).passes(shown, settings)).toBe(passes);
  });

  test.each(perturbationMethods.filter(({ asks }) => asks === 'per input').map(({ name }) => name))(
    '%s points into the half that the logit comes from, at the input’s size',
    async (name) => {
      // FullGrad stretches each channel to [0, 1], the gradient of which is 1 in the left half and 0 right.
      const { data, width, height } = await make(name).map;
      expect([width, height]).toEqual([60, 40]);
      const half = (right: boolean): number =>
        data.reduce((sum, value, i) => (i % 60 >= 30 === right ? sum + value : sum), 0);
      expect(half(false)).toBeGreaterThan(1.05 * half(true));
    },
  );

  test.each(perturbationMethods.filter(({ asks }) => asks === 'per tap').map(({ name }) => name))(
    '%s has a map of the tap’s size',
    async (name) => {
      const { width, height } = await make(name).map;
      expect([width, height]).toEqual([2, 2]);
    },
  );

  test.each(['rise', 'smooth-grad-cam++'])('%s draws by the image’s id', async (name) => {
    const [one, again, other] = await Promise.all([
      make(name).map,
      make(name).map,
      make(name, 'other').map,
    ]);
    expect(again).toEqual(one);
    // The tap's gradient is the same for any noise here.
    if (name === 'rise') expect(other).not.toEqual(one);
  });

  test('draws other noise for another method', () => {
    const names = perturbationMethods.filter(({ settings: own }) => own.includes('samples'));
    expect(names.map(({ name }) => name)).toEqual(['smooth-grad-cam++', 'smooth-grad']);
  });

  test('integrated gradients start from the black image and add up to the logit', async () => {
    const { data } = await make('integrated-gradients').map;
    // 1,200 pixels of 2, each times 1/60, as a density over 2,400 pixels.
    expect(data.reduce((sum, value) => sum + value, 0) / 2400).toBeCloseTo(40, 4);
  });

  test('name the settings that their passes depend on', () => {
    for (const { name, passes, settings: own } of perturbationMethods) {
      const before = passes({ inputSize: 224, channels: [8] }, settings);
      const more = (key: keyof typeof settings) =>
        passes({ inputSize: 224, channels: [8] }, { ...settings, [key]: 3 * settings[key] });
      const moved = (Object.keys(settings) as (keyof typeof settings)[]).filter(
        (key) => more(key) !== before,
      );
      expect(moved.sort(), name).toEqual([...own].sort());
    }
  });
});
