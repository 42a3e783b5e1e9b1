import { describe, expect, test } from 'vitest';
import {
  parseDriverVersion,
  parseGpuModel,
  parseNvidiaSmi,
} from '../../../../../adapters/tensor/engines/gpu/parseNvidiaSmi.js';

describe('parseNvidiaSmi', () => {
  test('reads a device a line', () => {
    const text =
      'NVIDIA A100-SXM4-40GB, GPU-1c4b, 550.54.15, 40960, 8.0\n' +
      'Tesla T4, GPU-77aa, 550.54.15, 15360, 7.5\n';
    expect(parseNvidiaSmi(text)).toEqual([
      {
        name: 'NVIDIA A100-SXM4-40GB',
        uuid: 'GPU-1c4b',
        driver: '550.54.15',
        memoryMiB: 40960,
        capability: '8.0',
      },
      {
        name: 'Tesla T4',
        uuid: 'GPU-77aa',
        driver: '550.54.15',
        memoryMiB: 15360,
        capability: '7.5',
      },
    ]);
  });

  test('leaves out what the driver does not tell', () => {
    expect(parseNvidiaSmi('Orin, GPU-1, 540.3, [N/A], [Not Supported]\n')).toEqual([
      { name: 'Orin', uuid: 'GPU-1', driver: '540.3' },
    ]);
    expect(parseNvidiaSmi('Tesla K80, GPU-1, 470.1, 11441\n')).toEqual([
      { name: 'Tesla K80', uuid: 'GPU-1', driver: '470.1', memoryMiB: 11441 },
    ]);
  });

  test('reads no device out of nothing', () => {
    expect(parseNvidiaSmi('\n')).toEqual([]);
  });
});

describe('parseDriverVersion', () => {
  test.each([
    [
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.161.08  Sat Feb 24 22:55:36 UTC 2024\n',
      '535.161.08',
    ],
    [
      'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.15  Release Build\n',
      '550.54.15',
    ],
    ['GCC version: gcc 12\n', undefined],
  ])('reads the version out of %j', (text, version) => {
    expect(parseDriverVersion(text)).toBe(version);
  });
});

test('parseGpuModel reads the model of a device', () => {
  expect(parseGpuModel('Model: \t\t NVIDIA GeForce RTX 3090\nIRQ:   \t 150\n')).toBe(
    'NVIDIA GeForce RTX 3090',
  );
  expect(parseGpuModel('')).toBeUndefined();
});
