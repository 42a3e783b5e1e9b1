import { crc32, deflateSync } from 'node:zlib';

export interface PngOptions {
  readonly width: number;
  readonly height: number;
  readonly bits?: number;
  /** 0 grey, 2 RGB, 3 palette, 6 RGBA. */
  readonly colour?: number;
  /** The pixels' rows, each after a byte for its filter; zeros for the whole picture without. */
  readonly rows?: Uint8Array;
}

/** A part of a PNG file, with a checksum that is right. */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.set(typed, 4);
  out.writeUInt32BE(crc32(typed), 8 + body.length);
  return out;
}

/** A PNG file that may claim what no encoder would write. */
export function pngOf({ width, height, bits = 8, colour = 0, rows }: PngOptions): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colour, 0, 0, 0], 8);
  const channels = colour === 2 ? 3 : colour === 6 ? 4 : 1;
  const blank = () => new Uint8Array((1 + (width * channels * bits) / 8) * height);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows ?? blank(), { level: 1 })),
    pngChunk('IEND', new Uint8Array()),
  ]);
}
