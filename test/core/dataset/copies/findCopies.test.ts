import { describe, expect, test } from 'vitest';
import { findCopies, type Copy } from '../../../../core/dataset/copies/findCopies.js';
import { describePicture, mirrorThumbnail } from '../../../../core/dataset/copies/picture.js';
import { shrinkBilinear } from '../../../../core/image/shrinkBilinear.js';
import {
  cropScan,
  drawOn,
  mirrorScan,
  speckleScan,
  type Scan,
} from '../../../support/speckleScan.js';

const scan = speckleScan('scan');
const others = ['a', 'b', 'c'].map((name) => speckleScan(name));

function find(scans: readonly Scan[]): Copy[] {
  return findCopies(
    scans.flatMap(({ grey, width, height }) => describePicture(grey, width, height) ?? []),
  );
}

function resize({ grey, width, height }: Scan, share: number): Scan {
  const [across, down] = [Math.round(share * width), Math.round(share * height)];
  const small = shrinkBilinear(grey, width, height, across, down);
  return { grey: Uint8Array.from(small.map(Math.round)), width: across, height: down };
}

// A cross of dots, and a line of something like letters.
const annotate = (own: Scan): Scan =>
  drawOn(own, (grey, x, y) => {
    const cross = (x === 150 || y === 110) && (x + y) % 4 < 2 && x > 90 && x < 210;
    const letters = y > 200 && y < 215 && x > 40 && x < 140 && (x * 7 + y * 3) % 11 < 4;
    return cross || letters ? 255 : grey;
  });

const crop = (share: number): Scan => {
  const [width, height] = [Math.round(300 * (1 - share)), Math.round(240 * (1 - share))];
  return cropScan(
    scan,
    Math.round((300 - width) / 3),
    Math.round((240 - height) / 2),
    width,
    height,
  );
};

const copies: readonly (readonly [string, Scan, boolean])[] = [
  ['a copy', scan, false],
  ['one turned around', mirrorScan(scan), true],
  ['one that lost 5 % of its width and height', crop(0.05), false],
  ['one that lost 10 %', crop(0.1), false],
  ['one that lost 20 %', crop(0.2), false],
  ['one of lower gain', drawOn(scan, (grey) => 0.6 * grey + 20), false],
  ['one of a bent grey scale', drawOn(scan, (grey) => 255 * (grey / 255) ** 0.7), false],
  ['one with calipers and words', annotate(scan), false],
  ['one of seven tenths of the size', resize(scan, 0.7), false],
  ['one with all of that', annotate(mirrorScan(drawOn(crop(0.1), (g) => 0.8 * g + 9))), true],
];

describe('findCopies', () => {
  test.each(copies)('finds %s among other scans', (_, copy, mirrored) => {
    const found = find([...others, scan, copy]);
    expect(found).toMatchObject([{ a: 3, b: 4, mirrored }]);
    expect(found[0]?.correlation).toBeGreaterThan(0.85);
  });

  test('finds nothing among scans that share no speckle', () => {
    expect(find([scan, ...others])).toEqual([]);
  });

  test('does not take scans for copies that share their words alone', () => {
    expect(find([annotate(scan), ...others.map(annotate)])).toEqual([]);
  });

  test('does not take scans for copies that share their tissue, with speckle of their own', () => {
    const tissue = (x: number, y: number): number => 60 * Math.sin(x / 30) * Math.cos(y / 25);
    const views = [scan, ...others].map((own) =>
      drawOn(own, (g, x, y) => 0.6 * g + 60 + tissue(x, y)),
    );
    expect(find(views)).toEqual([]);
  });

  test('finds nothing in flat pictures, and no picture below 48 pixels', () => {
    const flat = drawOn(scan, () => 0);
    expect(find([flat, flat])).toEqual([]);
    expect(describePicture(new Uint8Array(47 * 30), 47, 30)).toBeUndefined();
  });
});

test('mirrorThumbnail turns each row around', () => {
  const grey = Uint8Array.of(1, 2, 3, 4, 5, 6);
  expect([...mirrorThumbnail({ grey, width: 3, height: 2 }).grey]).toEqual([3, 2, 1, 6, 5, 4]);
});
