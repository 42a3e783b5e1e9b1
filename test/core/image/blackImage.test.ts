import { expect, test } from 'vitest';
import { blackImage } from '../../../core/image/blackImage.js';
import { networkInput } from '../../../core/image/networkInput.js';
import { caffeMode, tfMode } from '../../../core/image/preprocessing.js';

test.each([
  ['tf', tfMode],
  ['caffe', caffeMode],
])('is what networkInput makes of a black image, in mode %s', (_, preprocessing) => {
  const shape = { inputSize: 3, preprocessing };
  expect(blackImage(shape)).toEqual(networkInput(new Uint8Array(20), 5, 4, shape, false));
});
