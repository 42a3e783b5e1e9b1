import { expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { planDisk } from '../../../core/sweep/planDisk.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { planInput, sixImages } from '../../support/planInput.js';

// Six images of 100 × 80 pixels; of conv_12, which is shown, 7 × 7 cells of 10 channels, as of conv_7.
const pixels = new Map(sixImages.entries.map(({ id, width, height }) => [id, width * height]));
const disk = (lines: string, side = 7) =>
  planDisk(planSweep(planInput(lines), sha256Hex), pixels, () => ({ side, channels: 10 }));

test('features are the activations of the deepest tap, and three statistics of each', () => {
  const [activations, statistics] = [7 * 7 * 10 * 4, 2 * 3 * 10 * 4];
  expect(disk('').features).toBe(6 * (activations + statistics));
  // Of mirrored images no map is shown: their statistics alone are kept.
  expect(disk('recipes: [{ name: a, flips: true }]').features).toBe(
    6 * (activations + 2 * statistics),
  );
  expect(disk('recipes: [{ name: a, augment: { copies: 2 } }]').features).toBe(
    6 * (activations + 3 * statistics),
  );
});

test('overlays take their bytes a pixel, once a run, an image, a method and a target', () => {
  const methods = 'methods: [grad-cam, layer-cam]\ntarget: both\nseeds: [1, 2]\n';
  const maps = 2 * 6 * 2 * 2;
  expect(disk(methods).overlays).toBeCloseTo(maps * 8_000 * 0.22);
  expect(disk(`${methods}maps: { overlays: png }`).overlays).toBeCloseTo(maps * 8_000 * 2.4);
  expect(disk(`${methods}maps: { keep: none }`).overlays).toBe(0);
});

test('maps are as large as the tap, as the input where methods ask about that, or the image', () => {
  expect(disk('methods: [grad-cam]').maps).toBe(6 * 7 * 7 * 4);
  expect(disk('methods: [rise]').maps).toBe(6 * 224 * 224 * 4);
  expect(disk('methods: [grad-cam]\nmaps: { keep: all }').maps).toBe(6 * (7 * 7 + 8_000) * 4);
});

test('cells that runs share are counted once', () => {
  const twice = 'recipes: [{ name: a }, { name: b }]\nmethods: [grad-cam]\n';
  expect(disk(twice).overlays).toBe(disk('methods: [grad-cam]').overlays);
});

test('is not known where the size of a layer is not', () => {
  expect(disk('', NaN).features).toBeNaN();
});
