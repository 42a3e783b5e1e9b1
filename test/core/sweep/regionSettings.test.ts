import { describe, expect, test } from 'vitest';
import { regionSettings } from '../../../core/sweep/regionSettings.js';

const settings = (peritumoral: string, below: string, tolerance: string) =>
  regionSettings({ regions: { peritumoral, below }, pointing: { tolerance } });

describe('regionSettings', () => {
  test('turns the texts of the sweep file into numbers', () => {
    expect(settings('10%', '3.5mm', '15px')).toEqual({
      extents: {
        peritumoral: { unit: 'percent', value: 10 },
        below: { unit: 'mm', value: 3.5 },
      },
      tolerance: 15,
    });
  });

  test('keeps `full`: down to the edge of the image', () => {
    expect(settings('20px', 'full', '0px').extents.below).toBe('full');
  });

  test('does not go on with what the schema would refuse', () => {
    expect(() => settings('full', 'full', '0px')).toThrow(RangeError);
  });
});
