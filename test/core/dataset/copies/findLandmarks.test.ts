import { describe, expect, test } from 'vitest';
import { findLandmarks, type Landmarks } from '../../../../core/dataset/copies/findLandmarks.js';
import { mirrorLandmarks } from '../../../../core/dataset/copies/mirrorLandmarks.js';
import { pyramid } from '../../../../core/dataset/copies/pyramid.js';
import { drawOn, mirrorScan, speckleScan, type Scan } from '../../../support/speckleScan.js';

const landmarksOf = ({ grey, width, height }: Scan): Landmarks =>
  findLandmarks(pyramid(grey, width, height), width, height);

/** One line a landmark, in an order of their own. */
const asLines = ({ x, y, size, codes }: Landmarks): string[] =>
  [...x]
    .map((_, i) =>
      [
        x[i]?.toFixed(2),
        y[i]?.toFixed(2),
        size[i]?.toFixed(2),
        codes[2 * i],
        codes[2 * i + 1],
      ].join(),
    )
    .sort();

describe('findLandmarks', () => {
  test('finds a bright and a dark spot where they are', () => {
    // On a level of 150 × 120 pixels as the picture itself.
    const spots = drawOn(
      { grey: new Uint8Array(150 * 120).fill(100), width: 150, height: 120 },
      (grey, x, y) =>
        Math.abs(x - 40) <= 1 && Math.abs(y - 30) <= 1
          ? 200
          : Math.abs(x - 100) <= 1 && Math.abs(y - 80) <= 1
            ? 20
            : grey,
    );
    const { x, y, size } = landmarksOf(spots);
    const places = [...x].flatMap((own, i) => (size[i] === 1 ? [`${own} ${y[i] ?? 0}`] : []));
    // Pixel 40 has its centre at 40.5. Weaker rings around the spots may be found as well, after them.
    expect(places.slice(0, 2)).toEqual(['40.5 30.5', '100.5 80.5']);
  });

  test('finds nothing in a flat picture', () => {
    const flat = { grey: new Uint8Array(200 * 200).fill(90), width: 200, height: 200 };
    expect(landmarksOf(flat).x).toHaveLength(0);
  });

  test('has the same landmarks when every level is doubled', () => {
    const scan = drawOn(speckleScan('gain'), (grey) => grey / 2);
    expect(asLines(landmarksOf(drawOn(scan, (grey) => 2 * grey)))).toEqual(
      asLines(landmarksOf(scan)),
    );
  });

  test('has no more than one landmark in 250 pixels of a level', () => {
    const { size } = landmarksOf(speckleScan('many', 192, 192));
    // 192² / 250 = 147.5
    expect(size.filter((own) => own === 1)).toHaveLength(148);
  });
});

describe('mirrorLandmarks', () => {
  test('gives the landmarks of the mirrored picture', () => {
    const scan = speckleScan('mirror');
    const mirrored = mirrorLandmarks(landmarksOf(scan), scan.width);
    const expected = landmarksOf(mirrorScan(scan));
    // Bits of samples that equal the mean to the last digit may fall either way.
    const [here, there] = [asLines(mirrored), new Set(asLines(expected))];
    expect(here.filter((line) => there.has(line)).length).toBeGreaterThan(0.98 * here.length);
  });

  test('turns each row of eight bits around', () => {
    const one = { x: Float32Array.of(10), y: Float32Array.of(5), size: Float32Array.of(1) };
    const codes = Uint32Array.of(0b10000000_00000001_11110000_00000010, 0xff0000ff);
    const turned = mirrorLandmarks({ ...one, codes }, 100);
    expect(turned.x[0]).toBe(90);
    expect([...turned.codes]).toEqual([0b00000001_10000000_00001111_01000000, 0xff0000ff]);
  });
});
