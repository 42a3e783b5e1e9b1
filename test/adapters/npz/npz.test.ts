import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy, type NpyArray } from '../../../adapters/npz/npy.js';
import { readNpz } from '../../../adapters/npz/readNpz.js';
import { writeNpz } from '../../../adapters/npz/writeNpz.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

interface Vector {
  readonly arrays: Record<string, { readonly shape: number[]; readonly values: number[] }>;
  readonly npy: Record<string, string>;
  readonly npz: string;
  readonly npz_compressed: string;
  readonly refused: Record<string, string>;
}

const vectorFile = path.join(import.meta.dirname, '../../oracle/vectors/npz.json');
const vector = JSON.parse(readFileSync(vectorFile, 'utf8')) as Vector;
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64');
const folder = temporaryFolders();

/** The vector's arrays as ours. */
const ours: Record<string, NpyArray> = Object.fromEntries(
  Object.entries(vector.arrays).map(([name, { shape, values }]) => {
    const types = { maps: Float32Array, mask: Uint8Array, index: Int32Array, empty: Float32Array };
    const type = name in types ? types[name as keyof typeof types] : Float64Array;
    return [name, { data: type.from(values), shape }];
  }),
);

function numpy(): string | undefined {
  for (const python of ['python3', 'python']) {
    try {
      execFileSync('/usr/bin/env', [python, '-c', 'import numpy'], { stdio: 'ignore' });
      return python;
    } catch {
      continue;
    }
  }
  return undefined;
}

describe('npz', () => {
  it.each(['npz', 'npz_compressed'] as const)('readNpz reads what NumPy wrote (%s)', (kind) => {
    const read = readNpz(decode(vector[kind]));
    expect(read).toEqual(ours);
  });

  it('writeNpy writes the bytes that numpy.save writes', () => {
    for (const [name, array] of Object.entries(ours)) {
      expect(Buffer.from(writeNpy(array)).toString('base64')).toBe(vector.npy[name]);
    }
  });

  it.each(Object.keys(vector.refused))('readNpy refuses %s arrays', (name) => {
    expect(() => readNpy(decode(vector.refused[name] ?? ''))).toThrow(RangeError);
  });

  it('readNpy refuses what is no .npy file', () => {
    expect(() => readNpy(new Uint8Array())).toThrow(RangeError);
    expect(() => readNpy(new TextEncoder().encode('PK not an array'))).toThrow(RangeError);
  });

  it('readNpy copies nothing that lies where its type can', () => {
    const bytes = writeNpy({ data: Float64Array.of(1, -2.5), shape: [2] });
    expect(readNpy(bytes).data.buffer).toBe(bytes.buffer);
  });

  it('readNpy reads from a view at an odd address', () => {
    const bytes = writeNpy({ data: Float64Array.of(1, -2.5), shape: [2] });
    const odd = new Uint8Array(bytes.length + 3);
    odd.set(bytes, 3);
    expect(readNpy(odd.subarray(3))).toEqual({ data: Float64Array.of(1, -2.5), shape: [2] });
  });

  it('writeNpz writes only the part that a view shows', () => {
    const whole = Float32Array.of(1, 2, 3, 4);
    const bytes = writeNpz({ part: { data: whole.subarray(1, 3), shape: [2] } });
    expect(readNpz(bytes)).toEqual({ part: { data: Float32Array.of(2, 3), shape: [2] } });
  });

  it('equal arrays are equal bytes, whenever they are written', () => {
    // A ZIP entry's time is at bytes 10 to 13: 1980-01-01 00:00 is 0 and 0x0021.
    const bytes = Buffer.from(writeNpz(ours));
    expect(bytes.readUInt16LE(10)).toBe(0);
    expect(bytes.readUInt16LE(12)).toBe(0x21);
    expect(Buffer.compare(bytes, Buffer.from(writeNpz(ours)))).toBe(0);
  });

  // The committed vector has shown the same bytes; here NumPy itself opens the archive.
  const python = numpy();
  it.runIf(python !== undefined)('numpy.load reads what writeNpz wrote', async () => {
    const file = path.join(await folder(), 'ours.npz');
    await writeFile(file, writeNpz(ours));
    const script = [
      'import json, numpy, sys',
      'a = numpy.load(sys.argv[1])',
      'print(json.dumps({n: dict(shape=a[n].shape, values=a[n].ravel().tolist()) for n in a.files}))',
    ].join('\n');
    const printed = execFileSync('/usr/bin/env', [python ?? '', '-c', script, file]).toString();
    expect(JSON.parse(printed)).toEqual(vector.arrays);
  });

  it('sets no memory aside for more than a file can hold', () => {
    const bytes = Buffer.from(writeNpz({ a: { data: Float32Array.of(1, 2), shape: [2] } }));
    // The size unpacked, in the directory at the end (APPNOTE 4.3.12): 24 bytes behind its signature.
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(0x7fffffff, entry + 24);
    let cause: unknown;
    try {
      readNpz(bytes);
    } catch (error) {
      cause = (error as Error).cause;
    }
    expect(String(cause)).toContain('claims');
  });
});
