import { describe, expect, test } from 'vitest';
import {
  whyNoGpu,
  type GpuConditions,
} from '../../../../../adapters/tensor/engines/gpu/whyNoGpu.js';

const wasm = { name: 'wasm', tfjs: '4.22.0', cpuFeatures: ['SIMD'], threads: 1 } as const;
const tensorflow = (build: 'cpu' | 'gpu') => ({
  ...wasm,
  name: 'tensorflow' as const,
  library: { version: '2.18.1', origin: '/x', build },
});

/** A machine on which nothing stands in the way. */
const good: GpuConditions = {
  driver: '550.54.15',
  gpus: [{ name: 'Tesla T4', uuid: 'GPU-1', capability: '7.5' }],
  visible: undefined,
  engine: tensorflow('gpu'),
  fallback: undefined,
  missing: [],
};
const { driver: _driver, ...withoutDriver } = good;

describe('whyNoGpu', () => {
  test.each<[string, GpuConditions, string[]]>([
    ['nothing where nothing is wrong', good, []],
    [
      'a driver that is not loaded',
      { ...withoutDriver, gpus: [] },
      ['no NVIDIA driver is loaded (in a container: start it with the GPU)'],
    ],
    [
      'a driver that is too old',
      { ...good, driver: '470.82.01' },
      ['the driver 470.82.01 is too old: CUDA 12 needs 525.60.13'],
    ],
    ['nothing of the oldest driver that will do', { ...good, driver: '525.60.13' }, []],
    ['a driver without a device', { ...good, gpus: [] }, ['the driver shows no device']],
    [
      'devices that are hidden',
      { ...good, visible: '-1' },
      ['CUDA_VISIBLE_DEVICES hides all 1 devices'],
    ],
    [
      'a device that is too old',
      { ...good, gpus: [{ name: 'Tesla K80', capability: '3.7' }] },
      ['Tesla K80 has compute capability 3.7, and TensorFlow needs 6.0'],
    ],
    [
      'nothing of an old device beside one that will do',
      { ...good, gpus: [{ name: 'Tesla K80', capability: '3.7' }, ...good.gpus] },
      [],
    ],
    ['nothing of a device whose capability is not known', { ...good, gpus: [{ name: 'x' }] }, []],
    [
      'nothing of a capability of two digits',
      { ...good, gpus: [{ name: 'x', capability: '12.0' }] },
      [],
    ],
    [
      'CUDA libraries that are not found',
      { ...good, missing: ['libcudnn.so.9', 'libcublas.so.12'] },
      ['CUDA libraries are not found: libcudnn.so.9, libcublas.so.12'],
    ],
    [
      'a TensorFlow for the CPU',
      { ...good, engine: tensorflow('cpu') },
      ['TensorFlow was built for the CPU (`foldcam engine install --gpu` brings the other)'],
    ],
    [
      'another engine that was asked for',
      { ...good, engine: wasm },
      ['the engine is wasm, as FOLDCAM_ENGINE says'],
    ],
    [
      'another engine that was come to',
      { ...good, engine: wasm, fallback: 'x is not installed' },
      ['the engine is wasm: x is not installed'],
    ],
    [
      'all of it at once',
      { ...withoutDriver, gpus: [], engine: tensorflow('gpu'), missing: ['libcuda.so.1'] },
      [
        'no NVIDIA driver is loaded (in a container: start it with the GPU)',
        'CUDA libraries are not found: libcuda.so.1',
      ],
    ],
  ])('tells %s', (_, conditions, reasons) => {
    expect(whyNoGpu(conditions)).toEqual(reasons);
  });
});
