import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { architectures } from '../../../../adapters/tensor/architectures/architectures.js';
import { officialWeights } from '../../../../adapters/tensor/weights/officialWeights.js';
import {
  architectureOfFile,
  architectureOfFolder,
  weightsFileNames,
} from '../../../../adapters/tensor/weights/weightsFileNames.js';

interface Vector {
  readonly official: Readonly<
    Record<string, { url: string; md5: string | null; saved_as: string }>
  >;
}

const vector = JSON.parse(
  readFileSync(
    path.resolve(import.meta.dirname, '../../../oracle/vectors/official_weights.json'),
    'utf8',
  ),
) as Vector;

describe('officialWeights', () => {
  it("has the addresses, hashes and file names that Keras' own source has", () => {
    const expected = Object.entries(vector.official).map(([name, { url, md5, saved_as }]) => [
      name,
      { url, md5, file: saved_as },
    ]);
    expect(Object.entries(officialWeights)).toEqual(expected);
  });

  it('covers every architecture that Keras has', () => {
    const without = [...architectures.keys()].filter((name) => !officialWeights[name]);
    expect(without).toEqual(['efficientnet_lite0']);
  });
});

describe('weightsFileNames', () => {
  it('are those of the architecture, and the official one', () => {
    expect(weightsFileNames('resnet50')).toEqual([
      'resnet50.h5',
      'resnet50_notop.h5',
      'resnet50.weights.h5',
      'resnet50.keras',
      'resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5',
    ]);
  });

  it('lead back to their architecture, each to one', () => {
    const names = [...architectures.keys()].flatMap((one) => weightsFileNames(one));
    expect(new Set(names).size).toBe(names.length);
    for (const one of architectures.keys()) {
      for (const file of weightsFileNames(one)) expect(architectureOfFile(file)).toBe(one);
    }
    expect(architectureOfFile('my_model.h5')).toBeUndefined();
  });
});

describe('architectureOfFolder', () => {
  it.each([
    ['mobilenet_v1', 'mobilenet_v1'],
    ['mobilenet_v1_1.0_224', 'mobilenet_v1'],
    ['resnet50_v2', 'resnet50_v2'],
    ['resnet50_fine-tuned', 'resnet50'],
    ['mobilenet_v12', undefined],
    ['my_mobilenet_v1', undefined],
  ])('takes %s for %s', (folder, architecture) => {
    expect(architectureOfFolder(folder)).toBe(architecture);
  });
});
