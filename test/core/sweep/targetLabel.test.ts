import { expect, test } from 'vitest';
import { targetLabel } from '../../../core/sweep/targetLabel.js';

test.each([
  ['predicted', 'benign', 'malignant', 'benign'],
  ['predicted', 'malignant', 'benign', 'malignant'],
  ['true', 'benign', 'malignant', 'malignant'],
  ['true', 'malignant', 'benign', 'benign'],
  ['positive', 'benign', 'benign', 'malignant'],
] as const)(
  'targetLabel for %s of an image predicted %s that is %s is %s',
  (target, predicted, label, expected) => {
    expect(targetLabel(target, predicted, label, ['benign', 'malignant'])).toBe(expected);
  },
);
