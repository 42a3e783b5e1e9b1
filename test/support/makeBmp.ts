/** Samples in RGB order; for 8 bits an index into the palette. */
export interface BmpOptions {
  readonly bits: 8 | 24 | 32;
  readonly width: number;
  readonly height: number;
  readonly pixel: (x: number, y: number) => readonly [number, number, number] | number;
  /** Rows stand bottom up unless asked for otherwise. */
  readonly topDown?: boolean;
  readonly palette?: readonly (readonly [number, number, number])[];
}

/** An uncompressed Windows bitmap (BITMAPINFOHEADER). */
export function makeBmp(options: BmpOptions): Buffer {
  const { bits, width, height, pixel, topDown = false, palette = [] } = options;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const start = 54 + 4 * palette.length;
  const out = Buffer.alloc(start + stride * height);
  out.write('BM', 0, 'latin1');
  out.writeUInt32LE(out.length, 2);
  out.writeUInt32LE(start, 10);
  out.writeUInt32LE(40, 14);
  out.writeInt32LE(width, 18);
  out.writeInt32LE(topDown ? -height : height, 22);
  out.writeUInt16LE(1, 26);
  out.writeUInt16LE(bits, 28);
  out.writeUInt32LE(palette.length, 46);
  palette.forEach(([r, g, b], i) => out.set([b, g, r, 0], 54 + 4 * i));
  for (let y = 0; y < height; y++) {
    const row = start + (topDown ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x++) {
      const value = pixel(x, y);
      const [r, g, b] = typeof value === 'number' ? [0, 0, 0] : value;
      const bytes = typeof value === 'number' ? [value] : bits === 24 ? [b, g, r] : [b, g, r, 9];
      out.set(bytes, row + (x * bits) / 8);
    }
  }
  return out;
}
