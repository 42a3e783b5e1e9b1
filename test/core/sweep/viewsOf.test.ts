import { expect, test } from 'vitest';
import { headLayers, viewsOf } from '../../../core/sweep/viewsOf.js';
import { mapView } from '../../../core/sweep/mapView.js';
import { pinned } from '../../support/planInput.js';

const eyes = { crop: 'full', margin: 0.5, fit: 'stretch' } as const;

test('a head that sees the whole image sees the backbone as it is planned', () => {
  expect(viewsOf(pinned, eyes)).toEqual([pinned]);
});

test('a head of two views has the layers of both, told apart', () => {
  const layers = headLayers(pinned, { ...eyes, crop: 'both' });
  expect(layers).toEqual(['conv_7', 'conv_12', 'lesion/conv_7', 'lesion/conv_12']);
  const one = headLayers(pinned, { ...eyes, crop: 'lesion' });
  expect(one).toEqual(['conv_7', 'conv_12']);
});

test('maps lie in the frame of the image, unless the mass alone was seen', () => {
  expect(mapView({ ...eyes, crop: 'both' }).crop).toBe('full');
  expect(mapView({ ...eyes, crop: 'lesion' }).crop).toBe('lesion');
});
