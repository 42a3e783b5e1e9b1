import { describe, expect, test } from 'vitest';
import { centreHits } from '../../../core/pointing/centreHits.js';
import { prepareDrawn } from '../../support/prepareDrawn.js';

describe('centreHits', () => {
  test('plays with the middle pixel', () => {
    expect(centreHits(prepareDrawn(['.....', '..#..', '.....']))).toEqual({
      mass: true,
      peritumoral: false,
      below: false,
      elsewhere: false,
      inRegions: true,
    });
    expect(centreHits(prepareDrawn(['..#..', '.....', '.....'])).peritumoral).toBe(true);
    expect(centreHits(prepareDrawn(['#....', '.....', '.....'])).elsewhere).toBe(true);
  });

  test('takes the later one of two middle pixels', () => {
    expect(centreHits(prepareDrawn(['....', '....', '..#.', '....'])).mass).toBe(true);
    expect(centreHits(prepareDrawn(['....', '.#..', '....', '....'])).mass).toBe(false);
  });

  test('has the game’s tolerance', () => {
    const drawn = ['#....'];
    expect(centreHits(prepareDrawn(drawn, { ring: 0, tolerance: 2 })).mass).toBe(false);
    expect(centreHits(prepareDrawn(drawn, { ring: 0, tolerance: 2.5 })).mass).toBe(true);
  });
});
