import { describe, expect, test } from 'vitest';
import type { Examined } from '../../../core/dataset/Candidate.js';
import { describePicture } from '../../../core/dataset/copies/picture.js';
import { findPairs } from '../../../core/dataset/findPairs.js';
import { makeExamined } from '../../support/makeExamined.js';
import { mirrorScan, speckleScan, type Scan } from '../../support/speckleScan.js';

const hash = Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
// Three bits of the first word turned over.
const near = Uint32Array.of(1 ^ 0b111000, 2, 3, 4, 5, 6, 7, 8);

function photo(id: string, { grey, width, height }: Scan, own: Partial<Examined> = {}): Examined {
  const picture = describePicture(grey, width, height);
  return makeExamined(id, { ...own, width, height, ...(picture ? { picture } : {}) });
}

describe('findPairs', () => {
  test('tells a mirrored copy by its speckle', () => {
    const scan = speckleScan('scan');
    const images = [
      photo('b', mirrorScan(scan), { label: 'malignant' }),
      photo('a', scan),
      photo('c', speckleScan('other')),
    ];
    const [pair, ...more] = findPairs(images, []);
    expect(more).toEqual([]);
    expect(pair).toMatchObject({
      images: ['a', 'b'],
      labels: ['benign', 'malignant'],
      files: ['benign/a.png', 'malignant/b.png'],
      by: 'speckle',
      mirrored: true,
      bits: null,
      listed: false,
    });
    expect(pair?.correlation).toBeCloseTo(1, 3);
  });

  test('tells images that hash alike, and images of equal pixels', () => {
    const images = [
      makeExamined('a', { hash, pixels: 'same' }),
      makeExamined('b', { hash, pixels: 'same' }),
      makeExamined('c', { hash: near }),
    ];
    const found = findPairs(images, []).map(({ images: ids, by, bits }) => [ids.join(), by, bits]);
    expect(found).toEqual([
      ['a,b', 'pixels', 0],
      ['a,c', 'hash', 3],
      ['b,c', 'hash', 3],
    ]);
  });

  test('knows a pair for listed when both are in one group of the list', () => {
    const images = ['a', 'b', 'c', 'd'].map((id) =>
      makeExamined(id, id === 'd' ? { hash: near } : { hash }),
    );
    // a, b and c are one group, listed by way of a.
    const pairs = findPairs(images, [
      ['a', 'b'],
      ['a', 'c'],
    ]);
    expect(pairs.map(({ images: ids, listed }) => [ids.join(''), listed])).toEqual([
      ...[['ab', true] as const, ['ac', true] as const, ['ad', false] as const],
      ...[['bc', true] as const, ['bd', false] as const, ['cd', false] as const],
    ]);
  });

  test('adds what is listed and was not found, of the images that are there', () => {
    const pairs = findPairs(
      [makeExamined('a'), makeExamined('b')],
      [
        ['b', 'a'],
        ['a', 'of another label'],
      ],
    );
    expect(pairs).toMatchObject([
      { images: ['a', 'b'], by: 'list', correlation: null, bits: null, listed: true },
    ]);
  });

  test('names each pair once, however often it is found', () => {
    const scan = speckleScan('scan');
    const images = ['a', 'b'].map((id) => photo(id, scan, { hash, pixels: 'same' }));
    expect(findPairs(images, [['b', 'a']])).toMatchObject([
      { by: 'pixels', listed: true, bits: 0 },
    ]);
  });
});
