import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRegions } from '../../../core/pointing/openRegions.js';
import { prepareRegions } from '../../../core/pointing/prepareRegions.js';
import { prepareDrawn } from '../../support/prepareDrawn.js';

const none = {
  mass: false,
  peritumoral: false,
  below: false,
  elsewhere: false,
  inRegions: false,
};

describe('prepareRegions without a tolerance', () => {
  // Mp.
  // p..
  // b..
  // b..
  const prepared = prepareDrawn(['#..', '...', '...', '...']);

  test('hits the region of the pixel itself', () => {
    expect(prepared.hits(0, 0)).toEqual({ ...none, mass: true, inRegions: true });
    expect(prepared.hits(1, 0)).toEqual({ ...none, peritumoral: true, inRegions: true });
    expect(prepared.hits(0, 3)).toEqual({ ...none, below: true, inRegions: true });
    expect(prepared.hits(2, 3)).toEqual({ ...none, elsewhere: true });
  });

  test('has each region’s share of the image for its chance', () => {
    expect(prepared.chance).toEqual({
      mass: 1 / 12,
      peritumoral: 2 / 12,
      below: 2 / 12,
      elsewhere: 7 / 12,
      inRegions: 5 / 12,
    });
    expect(prepared.share).toEqual(prepared.chance);
  });
});

describe('prepareRegions with a tolerance', () => {
  const hitsAlong = (tolerance: number): string => {
    const prepared = prepareDrawn(['...#....'], { ring: 0, tolerance });
    return Array.from({ length: 8 }, (_, x) => (prepared.hits(x, 0).mass ? 'x' : '.')).join('');
  };

  test('hits a region that has a pixel strictly nearer', () => {
    expect(hitsAlong(1)).toBe('...x....');
    expect(hitsAlong(1.01)).toBe('..xxx...');
    expect(hitsAlong(2)).toBe('..xxx...');
    expect(hitsAlong(3)).toBe('.xxxxx..');
  });

  test('measures the distance diagonally, too', () => {
    const five = prepareDrawn(['#....', '.....', '.....', '.....'], { ring: 0, tolerance: 5 });
    // (4, 3) lies exactly √(16 + 9) = 5 away.
    expect(five.hits(4, 3).mass).toBe(false);
    expect(five.hits(3, 3).mass).toBe(true);
  });

  test('hits several regions at once', () => {
    // Mp..
    // p...
    // b...
    const prepared = prepareDrawn(['#...', '....', '....'], { tolerance: 1.5 });
    expect(prepared.hits(0, 1)).toEqual({
      mass: true,
      peritumoral: true,
      below: true,
      elsewhere: true,
      inRegions: true,
    });
    expect(prepared.hits(3, 2)).toEqual({ ...none, elsewhere: true });
  });

  test('has the share of points that would hit for its chance, beside the regions’ shares', () => {
    // .pMp....: within 2 of the mass lie three pixels; of the ring 0 … 4; of the rest all but the mass.
    const prepared = prepareDrawn(['..#.....'], { tolerance: 2 });
    expect(prepared.chance).toEqual({
      mass: 3 / 8,
      peritumoral: 5 / 8,
      below: 0,
      elsewhere: 7 / 8,
      inRegions: 5 / 8,
    });
    expect(prepared.share).toEqual({
      mass: 1 / 8,
      peritumoral: 2 / 8,
      below: 0,
      elsewhere: 5 / 8,
      inRegions: 3 / 8,
    });
  });

  test('is in pixels, whatever the spacing', () => {
    const mask = Uint8Array.of(1, 0, 0, 0);
    const extents = { peritumoral: { unit: 'mm', value: 0 }, below: 'full' } as const;
    const prepared = prepareRegions(mask, 4, 1, extents, 2, { x: 10, y: 10 });
    expect([0, 1, 2, 3].map((x) => prepared.hits(x, 0).mass)).toEqual([true, true, false, false]);
  });
});

describe('prepareRegions', () => {
  test('knows an empty mask', () => {
    expect(prepareDrawn(['...']).hasMass).toBe(false);
    expect(prepareDrawn(['.#.']).hasMass).toBe(true);
  });
});

describe('prepareRegions of any image', () => {
  const sizes = fc.record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 20 }),
  });
  const drawn = sizes.chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      map: fc.uint8Array({ minLength: width * height, maxLength: width * height, max: 3 }),
      // Of a buffer that it shares: regions that are read from a file may begin anywhere.
      offset: fc.nat({ max: 7 }),
      run: fc.integer({ min: 1, max: 9 }),
    }),
  );

  test('its shares are the regions’ counts over the pixels', () => {
    fc.assert(
      fc.property(drawn, ({ width, map, offset, run }) => {
        const shared = new Uint8Array(offset + map.length);
        shared.set(
          map.map((_, i) => map[i - (i % run)] as number),
          offset,
        );
        const own = shared.subarray(offset);
        const { share } = openRegions({ width, height: map.length / width, map: own });
        const [mass, peritumoral, below, elsewhere] = [0, 1, 2, 3].map(
          (region) => own.filter((value) => value === region).length,
        ) as [number, number, number, number];
        const pixels = own.length;
        expect(share).toEqual({
          mass: mass / pixels,
          peritumoral: peritumoral / pixels,
          below: below / pixels,
          elsewhere: elsewhere / pixels,
          inRegions: (mass + peritumoral + below) / pixels,
        });
      }),
    );
  });
});
