import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findArchitecture } from '../../../../adapters/tensor/architectures/architectures.js';
import type { Architecture } from '../../../../adapters/tensor/architectures/Architecture.js';
import { checkWeights } from '../../../../adapters/tensor/weights/checkWeights.js';
import { kerasFile, tinyArchitecture, withValue } from '../../../support/kerasFiles.js';

const tiny = tinyArchitecture();

/** The same with another shape for one weight. */
function reshaped(name: string, shape: number[]): Architecture {
  const weights = tiny.weights.map((spec) => (spec.name === name ? { ...spec, shape } : spec));
  return { ...tiny, weights };
}

async function refusal(bytes: Uint8Array, architecture = tiny): Promise<string> {
  const error: unknown = await checkWeights(bytes, 'here.h5', architecture).catch(
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({
    code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
    where: { file: 'here.h5' },
    message: expect.stringMatching(/^here\.h5 /) as string,
    remedy: expect.stringMatching(/\.$/) as string,
  });
  return (error as Error).message.slice('here.h5 '.length);
}

describe('checkWeights accepts', () => {
  it.each(['tiny.h5', 'tiny.weights.h5', 'tiny.keras'])('%s as Keras saved it', async (name) => {
    await expect(checkWeights(kerasFile(name), 'here.h5', tiny)).resolves.toBeUndefined();
  });
});

describe('checkWeights refuses', () => {
  it('a file that is empty', async () => {
    expect(await refusal(new Uint8Array())).toBe('is empty');
  });

  it.each([
    '<!DOCTYPE html><html></html>',
    '\n<html><body>404</body></html>',
    '<?xml version="1"?>',
  ])('a web page: %j', async (page) => {
    expect(await refusal(strToU8(page))).toBe('is a web page (HTML), not HDF5');
  });

  it('a pointer of Git LFS', async () => {
    const pointer = strToU8('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n');
    expect(await refusal(pointer)).toBe('is a pointer of Git LFS, not the file');
  });

  it('any other file', async () => {
    expect(await refusal(strToU8('kernel,bias\n1,2\n'))).toBe(
      'is neither HDF5 nor a .keras archive',
    );
  });

  it.each([
    ['tiny.h5', 100],
    ['tiny.h5', 20_000],
    ['tiny.weights.h5', 31_000],
  ])('%s that is truncated to %i bytes', async (name, size) => {
    expect(await refusal(kerasFile(name).subarray(0, size))).toMatch(
      /^is (truncated|a broken HDF5 file)$/,
    );
  });

  it('HDF5 whose structure is overwritten', async () => {
    const broken = Uint8Array.from(kerasFile('tiny.h5'));
    // The superblock names the root group's object header; what follows it is its tree.
    broken.fill(0xff, 96, 2_000);
    expect(await refusal(broken)).toMatch(/^(is a broken HDF5 file|is an HDF5 file, but not)/);
  });

  it('a .keras archive that is truncated', async () => {
    expect(await refusal(kerasFile('tiny.keras').subarray(0, 20_000))).toBe(
      'is a truncated or broken ZIP archive',
    );
  });

  it('a .keras archive without weights, or with a web page in their place', async () => {
    const config = { 'config.json': strToU8('{}') };
    expect(await refusal(zipSync(config))).toBe('is a ZIP archive without model.weights.h5');
    const page = zipSync({ ...config, 'model.weights.h5': strToU8('<html>') });
    expect(await refusal(page)).toBe('has a model.weights.h5 that is a web page (HTML), not HDF5');
  });

  it.each([
    ['tiny.h5', "the file's has"],
    ['tiny_renamed.h5', "the file's conv2d_6 has"],
    ['tiny_unnamed.weights.h5', "the file's conv2d_1 has"],
  ])(
    'another shape in %s, at the first layer that has one, with both shapes',
    async (name, has) => {
      const wider = reshaped('conv2d_2/kernel', [1, 1, 2, 4]);
      const message = await refusal(kerasFile(name), wider);
      expect(message).toContain('is not of tiny: layer conv2d_2 wants kernel 1 × 1 × 2 × 4');
      expect(message).toMatch(new RegExp(`${has} (kernel )?1 × 1 × 2 × 2$`));
    },
  );

  it('a layer that has a weight more or less', async () => {
    const weights = [
      ...tiny.weights,
      { name: 'both/gamma', shape: [4], dtype: 'float32' as const },
      { name: 'conv2d/bias', shape: [2], dtype: 'float32' as const },
    ];
    expect(await refusal(kerasFile('tiny.h5'), { ...tiny, weights })).toBe(
      'is not of tiny: layer both wants gamma 4, and the file has no such layer',
    );
    const without = tiny.weights.filter(({ name }) => name !== 'sep/bias');
    expect(await refusal(kerasFile('tiny.h5'), { ...tiny, weights: without })).toMatch(
      /^is not of tiny: layer sep wants [^;]+, the file's has .*bias 2$/,
    );
  });

  it('weights of another architecture, at its first layer', async () => {
    const vgg16 = findArchitecture('vgg16') as Architecture;
    expect(await refusal(kerasFile('tiny.h5'), vgg16)).toBe(
      'is not of vgg16: layer block1_conv1 wants kernel 3 × 3 × 3 × 64, bias 64, ' +
        "the file's conv2d has kernel 3 × 3 × 3 × 2",
    );
  });

  it.each([
    ['tiny.h5', NaN],
    ['tiny.weights.h5', Infinity],
    ['tiny_unnamed.weights.h5', -Infinity],
  ])('%s with %d in a layer, which it names', async (name, value) => {
    const broken = withValue(kerasFile(name), 'conv2d_1', value);
    expect(await refusal(broken)).toBe(
      'has a value that is not a finite number in layer conv2d_1 (conv2d_1/kernel)',
    );
  });
});
