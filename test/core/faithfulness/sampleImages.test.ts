import { describe, expect, test } from 'vitest';
import { sampleImages, sampleOfFold } from '../../../core/faithfulness/sampleImages.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';

const folds = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`image ${i}`, i % 4]));
const plan = (line: string) => ({ spec: parseSweep(`name: a\ndata: ./b\n${line}`), folds });
const of = (images: number) => plan(`faithfulness: { images: ${images} }\n`);

describe('sampleImages', () => {
  test('draws as many as asked for, in order, each once', () => {
    const drawn = sampleImages(of(10));
    expect(new Set(drawn).size).toBe(10);
    expect(drawn).toEqual([...drawn].sort());
    expect(drawn).not.toEqual(Object.keys(folds).sort().slice(0, 10));
  });

  test('draws the same whatever the order of the plan', () => {
    const turned = Object.fromEntries(Object.entries(folds).reverse());
    expect(sampleImages({ ...of(10), folds: turned })).toEqual(sampleImages(of(10)));
  });

  test('keeps the images of a smaller sample in a larger one', () => {
    expect(sampleImages(of(20))).toEqual(expect.arrayContaining(sampleImages(of(7))));
  });

  test('takes all where there are fewer, and none where nobody asks', () => {
    expect(sampleImages(of(500))).toHaveLength(40);
    expect(sampleImages(plan(''))).toEqual([]);
    expect(sampleImages(plan('faithfulness: true\n'))).toHaveLength(20);
  });

  test('falls apart into those that each fold holds out', () => {
    const parts = [0, 1, 2, 3].map((fold) => sampleOfFold(of(10), fold));
    expect(parts.flat().sort()).toEqual(sampleImages(of(10)));
    expect(parts[1]?.every((image) => folds[image] === 1)).toBe(true);
  });
});
