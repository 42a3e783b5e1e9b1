import { unzipSync } from 'fflate';
import { badWeights } from './badWeights.js';

const inner = 'model.weights.h5';
// The largest known backbone takes 100 MB; a small archive must not unpack to gigabytes.
const limit = 2 ** 30;

const signatures = { hdf5: [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], zip: [0x50, 0x4b] };

/**
 * The HDF5 part of a weights file, told by what is in it and not by its name: an HDF5 file itself, or
 * Keras' `.keras`, a ZIP archive with one in it.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when it is something else
 */
export function openContainer(bytes: Uint8Array, file: string): Uint8Array {
  if (startsWith(bytes, signatures.hdf5)) return bytes;
  if (!startsWith(bytes, signatures.zip)) throw badWeights(file, whatItIs(bytes), { remedy });
  const parts = unzip(bytes, file);
  const weights = parts[inner];
  if (weights === undefined) {
    throw badWeights(file, `is a ZIP archive without ${inner}`, {
      remedy: 'Save the model with model.save("….keras") of Keras 3.',
    });
  }
  if (startsWith(weights, signatures.hdf5)) return weights;
  throw badWeights(file, `has a ${inner} that ${whatItIs(weights)}`, { remedy });
}

const remedy =
  'Give a file that Keras saved (.h5, .weights.h5 or .keras); one from the web may be an error page: fetch it anew.';

/** `.keras` for a ZIP archive, else `.h5`. */
export const extensionOf = (bytes: Uint8Array): '.keras' | '.h5' =>
  startsWith(bytes, signatures.zip) ? '.keras' : '.h5';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

function unzip(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name === inner && originalSize > limit) throw new RangeError(`${inner} is too large`);
        return name === inner;
      },
    });
  } catch (cause) {
    throw badWeights(file, 'is a truncated or broken ZIP archive', {
      cause,
      remedy: 'Fetch or copy the file anew.',
    });
  }
}

function whatItIs(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'is empty';
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase();
  if (/^<(!doctype|html|head|\?xml)/.test(start)) return 'is a web page (HTML), not HDF5';
  if (start.startsWith('version https://git-lfs')) return 'is a pointer of Git LFS, not the file';
  return 'is neither HDF5 nor a .keras archive';
}
