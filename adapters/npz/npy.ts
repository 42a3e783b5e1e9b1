/** The typed arrays that are stored, by NumPy's name of their type. */
const types = {
  '<f4': Float32Array,
  '<f8': Float64Array,
  '|u1': Uint8Array,
  '<i4': Int32Array,
} as const;

export type NpyData = Float32Array | Float64Array | Uint8Array | Int32Array;

export interface NpyArray {
  readonly data: NpyData;
  readonly shape: readonly number[];
}

const magic = '\x93NUMPY\x01\x00';

/** NumPy's .npy format 1.0, row-major. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export function writeNpy({ data, shape }: NpyArray): Uint8Array {
  const type = Object.entries(types).find(([, constructor]) => data instanceof constructor)?.[0];
  const tuple = shape.length === 1 ? `${shape.join()},` : shape.join(', ');
  const text = `{'descr': '${type ?? ''}', 'fortran_order': False, 'shape': (${tuple}), }`;
  // The data begin at a multiple of 64 bytes, after a newline.
  const padding = 63 - ((10 + text.length) % 64);
  const header = `${text}${' '.repeat(padding)}\n`;
  const out = new Uint8Array(10 + header.length + data.byteLength);
  out.set(Buffer.from(magic, 'latin1'));
  new DataView(out.buffer).setUint16(8, header.length, true);
  out.set(Buffer.from(header, 'latin1'), 10);
  out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), 10 + header.length);
  return out;
}

/**
 * The data are a view of the bytes, where they begin at an address that their type can have, or else a copy.
 * @throws RangeError for what is not such a file, or of another type
 */
export function readNpy(bytes: Uint8Array): NpyArray {
  if (bytes.length < 10 || Buffer.from(bytes.subarray(0, 8)).toString('latin1') !== magic) {
    throw new RangeError('not an .npy file of format 1.0');
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true);
  const header = Buffer.from(bytes.subarray(10, 10 + length)).toString('latin1');
  const [, descr] = /'descr': '([^']+)'/.exec(header) ?? [];
  const [, tuple] = /'shape': \(([^)]*)\)/.exec(header) ?? [];
  const constructor = Object.entries(types).find(([name]) => name === descr)?.[1];
  if (!constructor || tuple === undefined || header.includes("'fortran_order': True")) {
    throw new RangeError(`an .npy file with the header ${header.trim()} is not read`);
  }
  const shape = tuple
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const body = bytes.subarray(10 + length);
  const size = shape.reduce((product, own) => product * own, constructor.BYTES_PER_ELEMENT);
  if (!shape.every((own) => Number.isSafeInteger(own) && own >= 0) || size !== body.length) {
    throw new RangeError(
      `an .npy file of the shape (${tuple}) with ${body.length} bytes is not read`,
    );
  }
  const aligned = body.byteOffset % constructor.BYTES_PER_ELEMENT === 0 ? body : body.slice();
  const elements = aligned.length / constructor.BYTES_PER_ELEMENT;
  return {
    data: new constructor(aligned.buffer as ArrayBuffer, aligned.byteOffset, elements),
    shape,
  };
}
