import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import type { Dataset, Entry } from '../../../core/dataset/Dataset.js';
import { digestDataset } from '../../../core/dataset/digestDataset.js';

type Content = Omit<Dataset, 'digest'>;

const entry: Entry = {
  id: 'a',
  label: 'benign',
  group: 'g',
  image: { file: 'benign/a.png', sha256: '11' },
  width: 4,
  height: 3,
  masks: [
    { file: 'benign/a_mask.png', sha256: '22' },
    { file: 'benign/a_mask_1.png', sha256: '33' },
  ],
};
const content: Content = {
  format: 'foldcam.dataset/1',
  labels: ['benign', 'malignant'],
  entries: [entry],
  leftOut: [{ label: 'normal', images: 2 }],
};
const digest = (own: Content): string => digestDataset(own, sha256Hex);
const withEntry = (own: Partial<Entry>): Content => ({
  ...content,
  entries: [{ ...entry, ...own }],
});

describe('digestDataset', () => {
  test('digests the canonical JSON of the content, without the paths', () => {
    expect(digestDataset(content, (text) => text)).toBe(
      '{"entries":[{"group":"g","height":3,"id":"a","image":"11","label":"benign",' +
        '"masks":["22","33"],"width":4}],"format":"foldcam.dataset/1",' +
        '"labels":["benign","malignant"],"leftOut":[{"images":2,"label":"normal"}]}',
    );
  });

  test('ignores where the files lie and what they are called', () => {
    const moved = withEntry({
      image: { file: 'elsewhere/x.bmp', sha256: '11' },
      masks: entry.masks.map(({ sha256 }, i) => ({ file: `masks/${i}.tif`, sha256 })),
    });
    expect(digest(moved)).toBe(digest(content));
  });

  test('ignores which images were found to be alike', () => {
    const alike = [{ images: ['a', 'b'], by: 'speckle' }] as const;
    expect(digest({ ...content, alike })).toBe(digest(content));
  });

  test.each<[string, Content]>([
    ['an image', withEntry({ image: { ...entry.image, sha256: '12' } })],
    ['a mask', withEntry({ masks: entry.masks.slice(0, 1) })],
    ['an id', withEntry({ id: 'b' })],
    ['a label', withEntry({ label: 'malignant' })],
    ['a group', withEntry({ group: 'h' })],
    ['a size', withEntry({ width: 5 })],
    ['a spacing', withEntry({ spacing: { x: 0.1, y: 0.1 } })],
    ['the number of images', { ...content, entries: [entry, { ...entry, id: 'b' }] }],
    ['the positive label', { ...content, labels: ['malignant', 'benign'] }],
    ['what was left out', { ...content, leftOut: [] }],
    ['that the images are generated', { ...content, generated: 'phantoms' }],
  ])('changes with %s', (_what, changed) => {
    expect(digest(changed)).not.toBe(digest(content));
  });
});
