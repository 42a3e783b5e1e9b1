import type { Grey } from './Grey.js';

export const isBmp = (bytes: Uint8Array): boolean => bytes[0] === 0x42 && bytes[1] === 0x4d;

/**
 * Uncompressed BMP with 8, 24 or 32 bits a pixel, as grey levels; the library for other formats does
 * not read it.
 * @param checkSize throws where an image is too large
 * @throws RangeError
 */
export function readBmp(
  bytes: Uint8Array,
  luma: (r: number, g: number, b: number) => number,
  checkSize: (width: number, height: number) => void = () => undefined,
): Grey {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 54) throw new RangeError('the BMP header is truncated');
  const offset = view.getUint32(10, true);
  const headerSize = view.getUint32(14, true);
  const width = view.getInt32(18, true);
  const storedHeight = view.getInt32(22, true);
  const bits = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  if (compression !== 0 || ![8, 24, 32].includes(bits)) {
    throw new RangeError(`BMP with ${bits} bits and compression ${compression} is not read`);
  }
  // Older headers are shorter and have their width elsewhere.
  if (headerSize < 40) throw new RangeError(`a BMP header of ${headerSize} bytes is not read`);
  const height = Math.abs(storedHeight);
  checkSize(width, height);
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (width <= 0 || height === 0 || offset + stride * height > bytes.length) {
    throw new RangeError('the BMP is truncated');
  }
  const palette = 14 + headerSize;
  const entries = bits === 8 ? view.getUint32(46, true) || 256 : 0;
  if (entries > 256 || offset < palette + 4 * entries) {
    throw new RangeError('the pixels of the BMP begin before its header ends');
  }
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    // A positive height: the rows stand bottom up.
    const row = offset + (storedHeight > 0 ? height - 1 - y : y) * stride;
    for (let x = 0; x < width; x++) {
      const at = bits === 8 ? palette + 4 * (bytes[row + x] as number) : row + (x * bits) / 8;
      const [b = 0, g = 0, r = 0] = bytes.subarray(at, at + 3);
      data[y * width + x] = luma(r, g, b);
    }
  }
  return { data, width, height };
}
