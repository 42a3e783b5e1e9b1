import { expect, test } from 'vitest';
import { probedMap, type AskingMethod } from '../../../core/cam/probedMap.js';
import { expectClose } from '../../support/expectClose.js';
import { handTap } from '../../support/handTap.js';
import { planeProbe } from '../../support/planeProbe.js';

const settings = { masks: 1, samples: 1, steps: 1, window: 1, stride: 1 };
const told = {
  name: 'told',
  title: 'told',
  source: 'by hand',
  kind: 'perturbation',
  passes: () => 0,
  backward: false,
  settings: [],
  needsMeanPooling: false,
  relu: true,
  contribution: 'mean',
} as const;

/** Channel 0 of every tap; of the input its pixels. */
const perTap: AskingMethod = {
  ...told,
  asks: 'per tap',
  map: ({ data, channels }) =>
    Promise.resolve(Float64Array.from(data.filter((_, i) => i % channels === 0))),
};
const perInput: AskingMethod = {
  ...told,
  asks: 'per input',
  map: ({ probe }) => Promise.resolve(Float64Array.from(probe.input.data)),
};

const row = (...data: number[]) => ({
  layer: 'row',
  height: 1,
  width: data.length,
  channels: 1,
  data: Float32Array.from(data),
});

function seeing(...pixels: number[]) {
  const { probe } = planeProbe(handTap);
  return { probe: { ...probe, input: row(...pixels) }, taps: [] };
}

test('adds the maps of taps on the finest grid, then cuts off what is negative', async () => {
  const { probe } = planeProbe(handTap);
  const coarse = { ...row(-2.5), layer: 'coarse' };
  const map = await probedMap(perTap, [{ probe, taps: [handTap, coarse] }], 'one', settings);
  // 1 2 / 3 4 and -2.5 everywhere.
  expect(map).toEqual({ width: 2, height: 2, data: Float64Array.of(0, 0, 0.5, 1.5) });
});

test('is as large as the input where the input is asked about', async () => {
  const map = await probedMap(perInput, [seeing(3, -1, 2)], 'one', settings);
  expect(map).toEqual({ width: 3, height: 1, data: Float64Array.of(3, 0, 2) });
});

test('puts the inputs of several views where they lie, as much denser as they are smaller', async () => {
  const place = { x: 0.5, y: 0, width: 0.5, height: 1 };
  const views = [seeing(1, 1, 1, 1), { ...seeing(5, 7), place }];
  const map = await probedMap(perInput, views, 'one', settings);
  expect([map.width, map.height]).toEqual([4, 1]);
  expectClose(map.data, [1, 1, 11, 15], 1e-12);
});
