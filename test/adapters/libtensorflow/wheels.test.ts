import { describe, expect, test } from 'vitest';
import { libraryVersion, wheels } from '../../../adapters/libtensorflow/wheels.js';

describe.each(['cpu', 'gpu'] as const)('the wheels for the %s', (flavour) => {
  test.each(wheels[flavour].map((wheel) => [wheel.file, wheel] as const))(
    '%s is named after its version and pinned',
    (file, wheel) => {
      expect(file.startsWith(`${wheel.name.replaceAll('-', '_')}-${wheel.version}-`)).toBe(true);
      expect(file).toMatch(/manylinux2014_x86_64\.whl$/);
      expect(wheel.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(wheel.licence).not.toBe('');
    },
  );

  test('begin with the library', () => {
    expect(wheels[flavour][0].version).toBe(libraryVersion);
    expect(wheels[flavour][0].name).toBe(flavour === 'cpu' ? 'tensorflow-cpu' : 'tensorflow');
  });

  test('are each another file', () => {
    expect(new Set(wheels[flavour].map(({ sha256 }) => sha256)).size).toBe(wheels[flavour].length);
  });
});

test('the CPU needs no library of NVIDIA, the GPU the twelve of tensorflow[and-cuda] 2.18.1', () => {
  const owners = (flavour: 'cpu' | 'gpu'): string[] =>
    wheels[flavour].map(({ name }) => name).filter((name) => name.startsWith('nvidia-'));
  expect(owners('cpu')).toEqual([]);
  // Requires-Dist of the wheel's METADATA.
  expect(owners('gpu')).toEqual([
    'nvidia-cublas-cu12',
    'nvidia-cuda-cupti-cu12',
    'nvidia-cuda-nvcc-cu12',
    'nvidia-cuda-nvrtc-cu12',
    'nvidia-cuda-runtime-cu12',
    'nvidia-cudnn-cu12',
    'nvidia-cufft-cu12',
    'nvidia-curand-cu12',
    'nvidia-cusolver-cu12',
    'nvidia-cusparse-cu12',
    'nvidia-nccl-cu12',
    'nvidia-nvjitlink-cu12',
  ]);
});
