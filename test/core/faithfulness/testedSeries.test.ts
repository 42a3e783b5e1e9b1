import { expect, test } from 'vitest';
import { testedSeries } from '../../../core/faithfulness/testedSeries.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';

const tested = (lines: string) =>
  testedSeries(parseSweep(`name: a\ndata: ./b\n${lines}`)).map(
    ({ method, target }) => `${method} ${target}`,
  );

test('the random map is tested for every target beside the methods, once', () => {
  expect(tested('methods: [cam]\n')).toEqual(['cam predicted', 'random predicted']);
  expect(tested('methods: [cam]\ntarget: both\n')).toEqual([
    'cam predicted',
    'cam positive',
    'random predicted',
    'random positive',
  ]);
  expect(tested('methods: [random, cam]\n')).toEqual(['random predicted', 'cam predicted']);
});
