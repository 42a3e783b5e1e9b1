/** An image whose rows are few stretches of one value each. */
export interface PackedRows {
  readonly width: number;
  /** Of each row its first stretch; then how many there are. */
  readonly starts: Uint32Array;
  /** Of each stretch the column behind its last pixel, and its value. */
  readonly ends: Uint16Array;
  readonly values: Uint8Array;
}

/**
 * Takes a tenth to a hundredth of the pixels' room where regions are few and wide.
 * @param pixels height × width, no more than 2^16 − 1 to a row
 */
export function packRows(pixels: Uint8Array, width: number, height: number): PackedRows {
  const fours = inFours(pixels);
  const starts = new Uint32Array(height + 1);
  const ends: number[] = [];
  const values: number[] = [];
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    for (let at = y * width; at < end;) {
      values.push(pixels[at] as number);
      at = stretchEnd(pixels, fours, at, end);
      ends.push(at - y * width);
    }
    starts[y + 1] = ends.length;
  }
  return { width, starts, ends: Uint16Array.from(ends), values: Uint8Array.from(values) };
}

/** The pixels again, height × width. */
export function unpackRows({ width, starts, ends, values }: PackedRows): Uint8Array {
  const height = starts.length - 1;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let x = 0;
    for (let stretch = starts[y] as number; stretch < (starts[y + 1] as number); stretch++) {
      const end = ends[stretch] as number;
      pixels.fill(values[stretch] as number, y * width + x, y * width + end);
      x = end;
    }
  }
  return pixels;
}

/** The value of a pixel. */
export function valueIn({ starts, ends, values }: PackedRows, x: number, y: number): number {
  let stretch = starts[y] as number;
  while ((ends[stretch] as number) <= x) stretch++;
  return values[stretch] as number;
}

/** The same bytes, four to a number; the last ones may be left out. */
function inFours(values: Uint8Array): Uint32Array {
  const aligned = values.byteOffset % 4 === 0 ? values : values.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

/** The first place behind `at` that has another value, or the end. Most pixels are passed four at a time. */
function stretchEnd(values: Uint8Array, fours: Uint32Array, at: number, end: number): number {
  const value = values[at] as number;
  const four = value * 0x01010101;
  let i = at + 1;
  while (i < end && (i & 3) !== 0 && values[i] === value) i++;
  if ((i & 3) === 0) while (i + 4 <= end && fours[i >> 2] === four) i += 4;
  while (i < end && values[i] === value) i++;
  return i;
}
