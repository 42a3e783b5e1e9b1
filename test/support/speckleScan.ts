import { boxBlur } from './boxBlur.js';
import { seededRandom } from '../../core/random.js';

/** A grey picture, height × width, row-major. */
export interface Scan {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Speckle over slow changes of brightness; two seeds give two scans that share nothing. */
export function speckleScan(seed: string, width = 300, height = 240): Scan {
  const noise = (name: string, radius: number): Float64Array => {
    const random = seededRandom(seed, name);
    const white = Float64Array.from({ length: width * height }, random);
    return boxBlur(boxBlur(white, width, height, radius), width, height, radius);
  };
  const [fine, coarse] = [noise('speckle', 2), noise('tissue', 8)];
  const grey = Uint8Array.from(fine, (value, i) => {
    const level = 110 + 500 * (value - 0.5) + 1000 * ((coarse[i] as number) - 0.5);
    return Math.min(255, Math.max(0, Math.round(level)));
  });
  return { grey, width, height };
}

export function mirrorScan({ grey, width, height }: Scan): Scan {
  const turned = grey.map((_, i) => grey[i - (i % width) + (width - 1 - (i % width))] as number);
  return { grey: turned, width, height };
}

/** The part of a scan from a corner on. */
export function cropScan(
  scan: Scan,
  left: number,
  top: number,
  width: number,
  height: number,
): Scan {
  const grey = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return scan.grey[(top + y) * scan.width + left + x] as number;
  });
  return { grey, width, height };
}

/** Each level by a function of it and its place, cut to 0 … 255. */
export function drawOn(scan: Scan, level: (grey: number, x: number, y: number) => number): Scan {
  const grey = scan.grey.map((own, i) => {
    const drawn = level(own, i % scan.width, Math.floor(i / scan.width));
    return Math.min(255, Math.max(0, Math.round(drawn)));
  });
  return { ...scan, grey };
}
