import h5wasm, { type Dataset, type File, type Group } from 'h5wasm';
import { badWeights } from './badWeights.js';
import type { StoredWeight } from './StoredLayer.js';

let opened = 0;

/**
 * Opens an HDF5 file in memory for as long as `use` needs it.
 * @param file what problems call it
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when the bytes are no whole HDF5 file
 */
export async function openH5<T>(
  bytes: Uint8Array,
  file: string,
  use: (root: Group) => T,
): Promise<T> {
  const library = await h5wasm.ready;
  // The library prints what is wrong to stderr otherwise, and goes on with a broken handle.
  library.activate_throwing_error_handler();
  const name = `weights-${opened++}.h5`;
  library.FS.writeFile(name, bytes);
  try {
    const root = open(name, file);
    try {
      return use(root);
    } finally {
      root.close();
    }
  } finally {
    library.FS.unlink(name);
  }
}

function open(name: string, file: string): File {
  try {
    return new h5wasm.File(name, 'r');
  } catch (cause) {
    const truncated = String(cause).includes('truncated file');
    throw badWeights(file, truncated ? 'is truncated' : 'is a broken HDF5 file', {
      cause,
      remedy: 'Fetch or copy the file anew.',
    });
  }
}

/** A group in a group; undefined where there is none. */
export function groupAt(group: Group, name: string): Group | undefined {
  const found = entity(group, name);
  return found instanceof h5wasm.Group ? found : undefined;
}

/** An attribute that holds text, or a list of texts; undefined where there is none. */
export function textAttribute(group: Group, name: string): readonly string[] | undefined {
  const value = group.attrs[name]?.value;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : undefined;
}

/**
 * A weight in a group.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when it is not there or is not of real numbers
 */
export function weightAt(group: Group, path: string, name: string, file: string): StoredWeight {
  const found = entity(group, path);
  if (!(found instanceof h5wasm.Dataset)) {
    throw badWeights(file, `lacks the weight ${group.path}/${path} that it names`);
  }
  return { name, shape: found.shape ?? [], read: () => values(found, file) };
}

function values(dataset: Dataset, file: string): Float32Array {
  let value: unknown;
  try {
    value = dataset.value;
  } catch (cause) {
    throw badWeights(file, `has a weight ${dataset.path} that cannot be read`, { cause });
  }
  // A weight without axes; counters among them are whole numbers.
  if (typeof value === 'number' || typeof value === 'bigint') return Float32Array.of(Number(value));
  if (value instanceof Float32Array) return value;
  if (value instanceof Float64Array) return Float32Array.from(value);
  throw badWeights(file, `has a weight ${dataset.path} that is neither float32 nor float64`, {
    remedy: 'Save the model in float32.',
  });
}

function entity(group: Group, name: string) {
  try {
    return group.get(name) ?? undefined;
  } catch {
    return undefined;
  }
}
