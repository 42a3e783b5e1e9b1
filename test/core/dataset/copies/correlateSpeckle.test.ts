import { describe, expect, test } from 'vitest';
import { correlateSpeckle } from '../../../../core/dataset/copies/correlateSpeckle.js';
import { drawOn, speckleScan, type Scan } from '../../../support/speckleScan.js';

const shown = (scan: Scan) => ({ width: scan.width, height: scan.height, thumbnail: scan });
const still = { scale: { x: 1, y: 1 }, shift: { x: 0, y: 0 }, agreeing: 99 };
const scan = speckleScan('scan', 160, 128);
const correlate = (one: Scan, other: Scan, alignment = still) =>
  correlateSpeckle(shown(one), shown(other), alignment);

describe('correlateSpeckle', () => {
  test('is 1 for a picture and itself, over all tiles', () => {
    const found = correlate(scan, scan);
    expect(found.median).toBeCloseTo(1, 9);
    // Tiles of 16 every 8 pixels: 19 × 15.
    expect(found).toMatchObject({ tiles: 285, textured: 1, overlap: 1 });
  });

  test('is −1 for its negative', () => {
    expect(
      correlate(
        scan,
        drawOn(scan, (grey) => 255 - grey),
      ).median,
    ).toBeCloseTo(-1, 9);
  });

  test('does not move with gain', () => {
    const dim = drawOn(scan, (grey) => 0.5 * grey + 40);
    expect(correlate(scan, dim).median).toBeGreaterThan(0.99);
  });

  test('is near 0 for other speckle', () => {
    const { median } = correlate(scan, speckleScan('other', 160, 128));
    expect(Math.abs(median)).toBeLessThan(0.15);
  });

  test('is near 0 for the same scan a few pixels off, and 1 once aligned', () => {
    const left = drawOn(scan, (_, x, y) => scan.grey[y * 160 + Math.min(159, x + 6)] as number);
    expect(Math.abs(correlate(scan, left).median)).toBeLessThan(0.4);
    const moved = { ...still, shift: { x: -6, y: 0 } };
    const found = correlate(scan, left, moved);
    expect(found.median).toBeCloseTo(1, 3);
    // 154 of 160 columns are covered.
    expect(found.overlap).toBeCloseTo(154 / 160, 9);
  });

  test('does not count what is written on less than half of the picture', () => {
    const written = drawOn(scan, (grey, x, y) => (y > 80 && (x + y) % 5 === 0 ? 255 : grey));
    expect(correlate(scan, written).median).toBeGreaterThan(0.99);
  });

  test('has no tiles where there is no texture', () => {
    const flat = drawOn(scan, () => 30);
    expect(correlate(scan, flat)).toMatchObject({ median: 0, tiles: 0, textured: 0 });
  });
});
