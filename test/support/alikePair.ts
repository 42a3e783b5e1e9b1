import type { AlikePair } from '../../core/dataset/findPairs.js';

/** A pair of benign images of one scan, named after the first. */
export function alikePair(id: string, own: Partial<AlikePair> = {}): AlikePair {
  return {
    images: [id, `${id}'`],
    labels: ['benign', 'benign'],
    files: ['benign/a.png', 'benign/b.png'],
    by: 'speckle',
    correlation: 0.95,
    mirrored: false,
    bits: 12,
    listed: false,
    ...own,
  };
}
