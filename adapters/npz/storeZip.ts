import * as zlib from 'node:zlib';

// Since Node 20.15: several times as fast as one in JavaScript.
export const crc32 = (zlib as { crc32?: (bytes: Uint8Array) => number }).crc32;

// ZIP 2.0; 1 January 1980, at midnight: it knows no time before, and a fixed one makes equal files equal bytes.
const version = 20;
const day = 0x21;
const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
/** Of fixed parts, in bytes. */
const sizes = { local: 30, central: 46, end: 22 } as const;
const utf8 = 0x800;

interface Stored {
  readonly name: Uint8Array;
  readonly isUtf8: boolean;
  readonly body: Uint8Array;
  readonly crc: number;
  readonly offset: number;
}

/**
 * A ZIP file of files that are not compressed, byte for byte as fflate writes it.
 * APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function storeZip(
  files: Readonly<Record<string, Uint8Array>>,
  checksum: (bytes: Uint8Array) => number,
): Uint8Array {
  const encoder = new TextEncoder();
  let offset = 0;
  const stored = Object.entries(files).map(([text, body]): Stored => {
    const name = encoder.encode(text);
    const own = { name, isUtf8: name.length !== text.length, body, crc: checksum(body), offset };
    offset += sizes.local + name.length + body.length;
    return own;
  });
  const directory = stored.reduce((sum, { name }) => sum + sizes.central + name.length, 0);
  const out = new Uint8Array(offset + directory + sizes.end);
  const view = new DataView(out.buffer);
  /** What both headers of a file have in common. */
  const describe = (at: number, { name, isUtf8, body, crc }: Stored): void => {
    view.setUint16(at, version, true);
    view.setUint16(at + 2, isUtf8 ? utf8 : 0, true);
    view.setUint16(at + 8, day, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, body.length, true);
    view.setUint32(at + 18, body.length, true);
    view.setUint16(at + 22, name.length, true);
  };
  let central = offset;
  for (const file of stored) {
    const { name, body } = file;
    view.setUint32(file.offset, signatures.local, true);
    describe(file.offset + 4, file);
    out.set(name, file.offset + sizes.local);
    out.set(body, file.offset + sizes.local + name.length);
    view.setUint32(central, signatures.central, true);
    view.setUint16(central + 4, version, true);
    describe(central + 6, file);
    view.setUint32(central + 42, file.offset, true);
    out.set(name, central + sizes.central);
    central += sizes.central + name.length;
  }
  view.setUint32(central, signatures.end, true);
  view.setUint16(central + 8, stored.length, true);
  view.setUint16(central + 10, stored.length, true);
  view.setUint32(central + 12, directory, true);
  view.setUint32(central + 16, offset, true);
  return out;
}
