import { describe, expect, test } from 'vitest';
import { chooseGallery } from '../../../core/report/chooseGallery.js';
import type { OutcomeRow } from '../../../core/report/rows.js';
import { outcomeRow } from '../../support/outcomeRow.js';

const labels = ['benign', 'malignant'];
const methods = ['grad-cam', 'layer-cam'];

/** Images of one label and one prediction, each with a map of every method. */
function series(label: string, predicted: string, count: number): OutcomeRow[] {
  return Array.from({ length: count }, (_, i) => `${label}-${predicted}-${i}`).flatMap((image) =>
    methods.map((method) => outcomeRow({ image, label, predicted, method, outcome: 'mass' })),
  );
}

const outcomes = [
  ...series('benign', 'benign', 9),
  ...series('benign', 'malignant', 3),
  ...series('malignant', 'benign', 1),
  ...series('malignant', 'malignant', 5),
];

describe('chooseGallery', () => {
  const chosen = chooseGallery(outcomes, labels);

  test('takes two images each of every label rightly and wrongly classified, if there are', () => {
    const images = [...new Set(chosen.map((row) => row.image))];
    expect(images.map((image) => image.replace(/-\d+$/, ''))).toEqual([
      'benign-benign',
      'benign-benign',
      'benign-malignant',
      'benign-malignant',
      'malignant-malignant',
      'malignant-malignant',
      'malignant-benign',
    ]);
  });

  test('shows every map of an image, one after another', () => {
    expect(chosen.map((row) => row.method)).toEqual(
      Array.from({ length: chosen.length }, (_, i) => methods[i % 2]),
    );
  });

  test('draws the same images whatever the order of the rows', () => {
    const images = (rows: OutcomeRow[]): string[] => rows.map((row) => row.image);
    const turned = chooseGallery(outcomes.toReversed(), labels);
    expect(images(turned)).toEqual(images(chosen));
  });

  test('does not simply take the first ones', () => {
    const own = chosen.filter((row) => row.image.startsWith('benign-benign'));
    expect(new Set(own.map((row) => row.image))).not.toEqual(
      new Set(['benign-benign-0', 'benign-benign-1']),
    );
  });

  test('shows nothing where there are no maps', () => {
    expect(chooseGallery([], labels)).toEqual([]);
  });
});
