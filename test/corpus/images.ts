import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { makeBmp } from '../support/makeBmp.js';
import { makeImage } from '../support/makeImage.js';
import { specklePng } from '../support/writeDataset.js';
import type { BadInput } from './BadInput.js';
import { badData, firstImage } from './dataFolder.js';
import { pngChunk, pngOf } from './pngOf.js';

const unreadable = 'FOLDCAM_E_IMAGE_UNREADABLE';

/** The first image of a data set without another fault holds these bytes. */
function image(
  title: string,
  make: () => Promise<Uint8Array | string> | Uint8Array | string,
): BadInput {
  return badData(unreadable, firstImage, title, async (root) => {
    await writeFile(path.join(root, firstImage), await make());
  });
}

const noise = (x: number, y: number): number => (x * 37 + y * 91 + x * y * 13) % 256;
const grey = () => makeImage(64, 48, (x, y) => [noise(x, y)]);
const colour = () => makeImage(64, 48, (x, y) => [noise(x, y), noise(y, x), x]);
const encoded: Record<string, () => Promise<Buffer>> = {
  PNG: () => grey().png().toBuffer(),
  'RGB PNG': () => colour().png().toBuffer(),
  JPEG: () => colour().jpeg().toBuffer(),
  'progressive JPEG': () => colour().jpeg({ progressive: true }).toBuffer(),
  TIFF: () => grey().tiff({ compression: 'lzw' }).toBuffer(),
  BMP: () =>
    Promise.resolve(makeBmp({ bits: 24, width: 64, height: 48, pixel: (x, y) => [x, y, 9] })),
};

const cut = (kind: string, share: number): BadInput =>
  image(`a ${kind} cut after ${share} of it`, async () => {
    const whole = await (encoded[kind] as () => Promise<Buffer>)();
    return whole.subarray(0, Math.ceil(whole.length * share));
  });

/** A bitmap whose header was changed. */
const bmp = (title: string, change: (bytes: Buffer) => unknown): BadInput =>
  image(`a BMP with ${title}`, () => {
    const bytes = makeBmp({
      bits: 8,
      width: 40,
      height: 32,
      pixel: (x) => x,
      palette: Array.from({ length: 256 }, (_, i) => [i, i, i] as const),
    });
    change(bytes);
    return bytes;
  });

/** A PNG with some bytes changed. */
const png = (title: string, change: (bytes: Buffer) => Buffer | undefined): BadInput =>
  image(`a PNG with ${title}`, async () => {
    const bytes = Buffer.from(await specklePng('benign (1)'));
    return change(bytes) ?? bytes;
  });

const instead = (
  title: string,
  code: BadInput['code'],
  put: (file: string) => Promise<unknown>,
): BadInput =>
  badData(code, firstImage, title, async (root) => {
    const file = path.join(root, firstImage);
    await rm(file);
    await put(file);
  });

/** Images: cut, empty, of a kind that is not read, larger than any recording, behind links. */
export const badImages: readonly BadInput[] = [
  image('an empty file', () => ''),
  image('one byte', () => 'P'),
  image('text', () => 'no image'),
  image('zeros', () => new Uint8Array(4096)),
  image('a web page', () => '<!doctype html><title>404</title>'),
  image(
    'the pointer of a large file store',
    () => 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n',
  ),
  ...Object.keys(encoded).flatMap((kind) => [0.02, 0.3, 0.9].map((share) => cut(kind, share))),
  image('a GIF', () => grey().gif().toBuffer()),
  image('an animated GIF', () =>
    sharp({ create: { width: 8, height: 16, channels: 3, background: 'red', pageHeight: 8 } })
      .gif()
      .toBuffer(),
  ),
  image('a drawing', () => '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  image(
    'a drawing of a gigapixel',
    () => '<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="60000"/>',
  ),
  image(
    'a drawing that reads a file',
    () =>
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/hostname"/></svg>',
  ),
  image('a PDF', () => '%PDF-1.4\n%%EOF\n'),
  image('a DICOM file', () => Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')])),
  image('a ZIP archive', () => Buffer.from('504b0506000000000000000000000000000000000000', 'hex')),
  image('a TIFF of floating-point numbers', () => floatTiff(40, 32)),
  image('a PNG 65,000 pixels wide', () => pngOf({ width: 65_000, height: 8 })),
  image('a PNG 65,000 pixels high', () => pngOf({ width: 8, height: 65_000 })),
  image('a PNG that unfolds to 3 gigapixels', () =>
    pngOf({ width: 65_000, height: 50_000, rows: new Uint8Array(9) }),
  ),
  image('a PNG that unfolds to 225 megapixels', () =>
    pngOf({ width: 15_000, height: 15_000, bits: 1 }),
  ),
  image('a JPEG of 65,000 by 65,000', async () => {
    const bytes = Buffer.from(await colour().jpeg().toBuffer());
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(65_000, frame + 5);
    bytes.writeUInt16BE(65_000, frame + 7);
    return bytes;
  }),
  png('a wrong checksum of its pixels', (bytes) => {
    const at = bytes.indexOf('IDAT');
    bytes.writeUInt8(255 - bytes.readUInt8(at + 20), at + 20);
    return undefined;
  }),
  png('a wrong checksum of its header', (bytes) => {
    bytes.writeUInt32BE(1, 29);
    return undefined;
  }),
  png('a width of zero', () => pngOf({ width: 0, height: 4 })),
  png('a depth of three bits', () =>
    pngOf({ width: 8, height: 8, bits: 3, rows: new Uint8Array(99) }),
  ),
  png('fewer rows than its header says', () =>
    pngOf({ width: 64, height: 64, rows: new Uint8Array(650) }),
  ),
  png('a palette that is missing', () => pngOf({ width: 4, height: 4, colour: 3 })),
  png('no pixels', (bytes) =>
    Buffer.concat([bytes.subarray(0, 33), pngChunk('IEND', new Uint8Array())]),
  ),
  png('line ends changed by a transfer as text', (bytes) =>
    Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  ),
  bmp('a header of another kind', (bytes) => bytes.writeUInt32LE(12, 14)),
  bmp('compression', (bytes) => bytes.writeUInt32LE(1, 30)),
  bmp('four bits a pixel', (bytes) => bytes.writeUInt16LE(4, 28)),
  bmp('pixels that begin in its header', (bytes) => bytes.writeUInt32LE(2, 10)),
  bmp('pixels that begin in its palette', (bytes) => bytes.writeUInt32LE(200, 10)),
  bmp('pixels that begin behind its end', (bytes) => bytes.writeUInt32LE(4_000_000_000, 10)),
  bmp('a negative width', (bytes) => bytes.writeInt32LE(-40, 18)),
  bmp('a height of zero', (bytes) => bytes.writeInt32LE(0, 22)),
  bmp('the least height there is', (bytes) => bytes.writeInt32LE(-(2 ** 31), 22)),
  bmp('the greatest size there is', (bytes) => {
    bytes.writeInt32LE(2 ** 31 - 1, 18);
    bytes.writeInt32LE(2 ** 31 - 1, 22);
  }),
  instead('a link that leads outside', 'FOLDCAM_E_PATH_OUTSIDE', async (file) => {
    const outside = path.resolve(path.dirname(file), '../../outside.png');
    await writeFile(outside, await specklePng('outside'));
    await symlink(outside, file);
  }),
  instead('a link that climbs out', 'FOLDCAM_E_PATH_OUTSIDE', async (file) => {
    await writeFile(
      path.resolve(path.dirname(file), '../../outside.png'),
      await specklePng('outside'),
    );
    await symlink('../../outside.png', file);
  }),
  instead('a link to a system file', 'FOLDCAM_E_PATH_OUTSIDE', (file) =>
    symlink('/etc/hostname', file),
  ),
  instead(
    'a link to the folder beside, which begins with the same name',
    'FOLDCAM_E_PATH_OUTSIDE',
    async (file) => {
      const beside = path.resolve(path.dirname(file), '../../data-secret');
      await mkdir(beside);
      await writeFile(
        path.join(beside, 'a.png'),
        await readFile(path.join(path.dirname(file), 'benign (2).png')),
      );
      await symlink('../../data-secret/a.png', file);
    },
  ),
  ...['new\nline', 'back\\slash', 'bell\u0007', 'return\r'].map((name) =>
    badData(
      'FOLDCAM_E_STORE_URL',
      JSON.stringify(`benign/${name}.png`),
      `a name: ${JSON.stringify(name)}`,
      async (root) => {
        await writeFile(path.join(root, `benign/${name}.png`), await specklePng(name));
      },
    ),
  ),
];

/** Uncompressed, one strip of 32-bit floats: what this library writes no more. */
function floatTiff(width: number, height: number): Buffer {
  const entries: [tag: number, type: 3 | 4, value: number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 32],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8 + 2 + 10 * 12 + 4],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, width * height * 4],
    [339, 3, 3],
  ];
  const out = Buffer.alloc(8 + 2 + entries.length * 12 + 4 + width * height * 4);
  out.write('II', 0, 'latin1');
  out.writeUInt16LE(42, 2);
  out.writeUInt32LE(8, 4);
  out.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, value], i) => {
    out.writeUInt16LE(tag, 10 + 12 * i);
    out.writeUInt16LE(type, 12 + 12 * i);
    out.writeUInt32LE(1, 14 + 12 * i);
    if (type === 3) out.writeUInt16LE(value, 18 + 12 * i);
    else out.writeUInt32LE(value, 18 + 12 * i);
  });
  for (let i = 0; i < width * height; i++) out.writeFloatLE(i / 20, out.length - 4 * (i + 1));
  return out;
}
