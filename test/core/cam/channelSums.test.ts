import { expect, test } from 'vitest';
import { channelSums } from '../../../core/cam/channelSums.js';
import { handGradient, handTap } from '../../support/handTap.js';

test('channelSums adds up every channel, weighed where a factor is given', () => {
  expect([...channelSums(handTap.data, 2)]).toEqual([10, 2]);
  // ½ − 1 + 3 + 4 and 0 + 0 + 1 + 6
  expect([...channelSums(handTap.data, 2, handGradient)]).toEqual([6.5, 7]);
});
