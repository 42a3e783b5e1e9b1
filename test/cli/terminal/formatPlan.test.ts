import { describe, expect, test } from 'vitest';
import { formatDisk } from '../../../cli/terminal/formatDisk.js';
import { formatStored } from '../../../cli/terminal/formatStored.js';

describe('formatDisk', () => {
  test('tells what takes how much, and leaves out what takes nothing', () => {
    expect(formatDisk({ features: 58_190_000, maps: 2_100, overlays: 1.2e9 })).toBe(
      'about 1.3 GB: features 58 MB, overlays 1.2 GB, maps 2.1 kB; and a copy of the images',
    );
    expect(formatDisk({ features: 120_000, maps: 80_000, overlays: 0 })).toBe(
      'about 200 kB: features 120 kB, maps 80 kB; and a copy of the images',
    );
  });
});

describe('formatStored', () => {
  const none = { done: 0, total: 10 };
  const empty = {
    store: 'file:///store',
    cells: { train: none, explain: none, score: none },
    features: [{ backbone: 'net', done: 0, total: 19 }],
  };

  test('says that there is nothing yet, and where', () => {
    expect(formatStored(empty)).toBe('nothing yet in file:///store');
  });

  test('counts cells by their stages, and the features that are there', () => {
    const features = [{ backbone: 'net', done: 4, total: 19 }];
    expect(formatStored({ ...empty, features })).toBe(
      '0 of 10 cells trained, 0 explained, 0 scored; 4 of 19 chunks of features of net',
    );
    const cells = {
      ...empty.cells,
      train: { done: 3, total: 10 },
      explain: { done: 1, total: 10 },
    };
    expect(formatStored({ ...empty, cells })).toBe('3 of 10 cells trained, 1 explained, 0 scored');
  });
});
