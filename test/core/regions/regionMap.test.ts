import { describe, expect, test } from 'vitest';
import type { Extent } from '../../../core/regions/Extent.js';
import {
  equivalentDiameter,
  regionMap,
  type RegionExtents,
  type Spacing,
} from '../../../core/regions/regionMap.js';
import { parseMask } from '../../support/parseMask.js';
import { showRegions } from '../../support/showRegions.js';

const px = (value: number): Extent => ({ unit: 'px', value });
const mm = (value: number): Extent => ({ unit: 'mm', value });
const percent = (value: number): Extent => ({ unit: 'percent', value });
const below = 'full' as const;
const massAlone = { peritumoral: px(0), below: px(0) };

function draw(rows: readonly string[], extents: RegionExtents, spacing?: Spacing): string[] {
  const { mask, width, height } = parseMask(...rows);
  return showRegions(regionMap(mask, width, height, extents, spacing), width);
}

describe('regionMap, the ring around the mass', () => {
  const block = ['......', '.####.', '.####.', '.####.', '.####.', '......'];
  const sides = ['.pppp.', 'pMMMMp', 'pMMMMp', 'pMMMMp', 'pMMMMp', '.pppp.'];
  const around = ['pppppp', 'pMMMMp', 'pMMMMp', 'pMMMMp', 'pMMMMp', 'pppppp'];

  test('includes pixels at exactly its distance', () => {
    expect(draw(block, { peritumoral: px(1), below: px(0) })).toEqual(sides);
    // The corners lie √2 = 1.414… away.
    expect(draw(block, { peritumoral: px(1.41), below: px(0) })).toEqual(sides);
    expect(draw(block, { peritumoral: px(1.42), below: px(0) })).toEqual(around);
  });

  test('takes a percentage of the equivalent diameter', () => {
    // 16 pixels: 2 · √(16 / π) = 4.5135. Of it 22 % are 0.993, 23 % 1.038, 31 % 1.399, 32 % 1.444.
    expect(draw(block, { peritumoral: percent(22), below: px(0) })).toEqual(draw(block, massAlone));
    expect(draw(block, { peritumoral: percent(23), below: px(0) })).toEqual(sides);
    expect(draw(block, { peritumoral: percent(31), below: px(0) })).toEqual(sides);
    expect(draw(block, { peritumoral: percent(32), below: px(0) })).toEqual(around);
  });

  test('takes the percentage of all lesions together', () => {
    // Two single pixels: 2 · √(2 / π) = 1.596; 65 % are 1.037. Of one alone it would be 0.733.
    expect(draw(['#...#'], { peritumoral: percent(65), below: px(0) })).toEqual(['Mp.pM']);
  });

  test('measures millimetres along each axis by its own spacing', () => {
    const dot = ['.....', '.....', '.....', '..#..', '.....', '.....', '.....'];
    // Half a millimetre per row: 2 rows, 1 column; one of each is √1.25 mm away.
    expect(draw(dot, { peritumoral: mm(1), below: px(0) }, { x: 1, y: 0.5 })).toEqual([
      '.....',
      '..p..',
      '..p..',
      '.pMp.',
      '..p..',
      '..p..',
      '.....',
    ]);
  });

  test('does not lose a pixel to the rounding of a decimal spacing', () => {
    // 3 · 0.1 is 0.30000000000000004 in binary.
    expect(draw(['#.....'], { peritumoral: mm(0.3), below: px(0) }, { x: 0.1, y: 0.1 })).toEqual([
      'Mppp..',
    ]);
    expect(draw(['#....'], { peritumoral: mm(0.21), below: px(0) }, { x: 0.07, y: 1 })).toEqual([
      'Mppp.',
    ]);
  });

  test('measures pixels and percentages in pixels, whatever the spacing', () => {
    const spacing = { x: 5, y: 0.1 };
    expect(draw(block, { peritumoral: px(1), below: px(0) }, spacing)).toEqual(sides);
    expect(draw(block, { peritumoral: percent(32), below: px(0) }, spacing)).toEqual(around);
  });

  test('fills a hole in the mass as far as it reaches', () => {
    expect(
      draw(['#####', '#...#', '#...#', '#...#', '#####'], { peritumoral: px(1), below: px(0) }),
    ).toEqual(['MMMMM', 'MpppM', 'Mp.pM', 'MpppM', 'MMMMM']);
  });
});

describe('regionMap, the area below the mass', () => {
  test('reaches down to the edge of the image, in the columns of the mass', () => {
    expect(draw(['......', '..##..', '......', '......'], { peritumoral: px(0), below })).toEqual([
      '......',
      '..MM..',
      '..bb..',
      '..bb..',
    ]);
  });

  test('reaches down to its depth where one is given', () => {
    const column = ['#', '.', '.', '.', '.', '.'];
    const deep = (extent: Extent, spacing?: Spacing): string =>
      draw(column, { peritumoral: px(0), below: extent }, spacing).join('');
    expect(deep(px(2))).toBe('Mbb...');
    expect(deep(px(2.9))).toBe('Mbb...');
    expect(deep(px(0))).toBe('M.....');
    // One pixel: 2 · √(1 / π) = 1.128; 300 % are 3.385.
    expect(deep(percent(300))).toBe('Mbbb..');
    // Rows are half a millimetre high; columns do not matter.
    expect(deep(mm(1.5), { x: 9, y: 0.5 })).toBe('Mbbb..');
    // 0.3 / 0.1 is 2.9999999999999996 in binary.
    expect(deep(mm(0.3), { x: 0.1, y: 0.1 })).toBe('Mbbb..');
  });

  test('begins under the lowest pixel of each column of its own', () => {
    const arch = ['.####.', '.#..#.', '.#..#.', '......', '......'];
    expect(draw(arch, { peritumoral: px(0), below })).toEqual([
      '.MMMM.',
      '.MbbM.',
      '.MbbM.',
      '.bbbb.',
      '.bbbb.',
    ]);
    expect(draw(arch, { peritumoral: px(0), below: px(2) })).toEqual([
      '.MMMM.',
      '.MbbM.',
      '.MbbM.',
      '.b..b.',
      '.b..b.',
    ]);
  });

  test('leaves out what lies between two parts of the mass in one column', () => {
    expect(draw(['.###', '.#..', '.###', '....'], { peritumoral: px(0), below })).toEqual([
      '.MMM',
      '.M..',
      '.MMM',
      '.bbb',
    ]);
  });

  test('leaves out the columns between two lesions', () => {
    expect(draw(['##....', '##..#.', '....#.', '......'], { peritumoral: px(0), below })).toEqual([
      'MM....',
      'MM..M.',
      'bb..M.',
      'bb..b.',
    ]);
  });
});

describe('regionMap', () => {
  test('puts the mass before the ring, and the ring before the area below', () => {
    expect(
      draw(['.....', '..#..', '.....', '.....', '...#.', '.....'], { peritumoral: px(1), below }),
    ).toEqual(['..p..', '.pMp.', '..p..', '..bp.', '..pMp', '..bp.']);
  });

  test('has nothing outside the image', () => {
    expect(draw(['#..', '...', '..#'], { peritumoral: px(1), below })).toEqual([
      'Mp.',
      'p.p',
      'bpM',
    ]);
    expect(draw(['##', '##'], { peritumoral: px(9), below })).toEqual(['MM', 'MM']);
  });

  test('finds no region around an empty mask', () => {
    expect(draw(['...', '...'], { peritumoral: percent(10), below })).toEqual(['...', '...']);
  });

  test('counts any value of the mask but zero as mass', () => {
    const map = regionMap(Uint8Array.of(0, 1, 128, 255), 4, 1, massAlone);
    expect(showRegions(map, 4)).toEqual(['.MMM']);
  });

  test.each([
    { peritumoral: mm(3), below },
    { peritumoral: px(3), below: mm(3) },
  ])('refuses millimetres without a spacing', (extents) => {
    expect(() => draw(['#'], extents)).toThrow(
      expect.objectContaining({ code: 'FOLDCAM_E_SWEEP_VALUE', permanent: true }) as Error,
    );
  });
});

describe('equivalentDiameter', () => {
  test('is the diameter of the disc with that area', () => {
    expect(equivalentDiameter(Math.PI * 25)).toBeCloseTo(10, 12);
    expect(equivalentDiameter(0)).toBe(0);
  });
});
