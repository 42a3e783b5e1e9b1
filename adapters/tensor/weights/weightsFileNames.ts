import { architectures } from '../architectures/architectures.js';
import { officialWeights } from './officialWeights.js';

/** What a file with weights of an architecture may be called. */
export function weightsFileNames(architecture: string): string[] {
  const official = officialWeights[architecture];
  return [
    `${architecture}.h5`,
    `${architecture}_notop.h5`,
    `${architecture}.weights.h5`,
    `${architecture}.keras`,
    ...(official ? [official.file] : []),
  ];
}

/** The architecture whose weights a file has, by its name; undefined for any other file. */
export function architectureOfFile(file: string): string | undefined {
  return [...architectures.keys()].find((name) => weightsFileNames(name).includes(file));
}

/** The architecture of a tfjs model, by its folder: `mobilenet_v1_1.0_224` is a `mobilenet_v1`. */
export function architectureOfFolder(folder: string): string | undefined {
  // `resnet50_v2` is no `resnet50`.
  return [...architectures.keys()]
    .sort((a, b) => b.length - a.length)
    .find((name) => folder === name || folder.startsWith(`${name}_`));
}
