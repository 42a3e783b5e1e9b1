import { describe, expect, it } from 'vitest';
import { checkFinite } from '../../../../adapters/tensor/backbones/checkFinite.js';
import type { WeightSpec } from '../../../../adapters/tensor/backbones/LayersModel.js';

const spec = (more: Partial<WeightSpec> = {}): WeightSpec => ({
  name: 'conv/kernel',
  shape: [3],
  dtype: 'float32',
  ...more,
});

const check = (own: WeightSpec, bytes: ArrayBufferView): (() => void) => {
  const { buffer, byteOffset, byteLength } = bytes;
  return () => checkFinite(own, new Uint8Array(buffer, byteOffset, byteLength), 'conv', 'a.h5');
};

describe('checkFinite', () => {
  it.each([0, -0, 1e-45, 3.4e38, -3.4e38])('lets %d pass', (value) => {
    expect(check(spec(), Float32Array.of(1, 2, value))).not.toThrow();
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d, naming file, layer and weight', (value) => {
    expect(check(spec(), Float32Array.of(1, 2, value))).toThrow(
      'a.h5 has a value that is not a finite number in layer conv (conv/kernel)',
    );
  });

  it('reads float16: 0x7bff is the largest number, 0x7c00 infinite, 0x7e00 none', () => {
    const half = spec({ quantization: { dtype: 'float16' } });
    expect(check(half, Uint16Array.of(0x3c00, 0x7bff, 0xfbff))).not.toThrow();
    for (const bits of [0x7c00, 0xfc00, 0x7e00]) {
      expect(check(half, Uint16Array.of(0x3c00, bits, 0))).toThrow();
    }
  });

  it('lets every byte of a quantised weight pass, but no infinite scale', () => {
    const quantized = (scale: number) => spec({ quantization: { dtype: 'uint8', min: -1, scale } });
    expect(check(quantized(0.1), Uint8Array.of(0, 127, 255))).not.toThrow();
    expect(check(quantized(Infinity), Uint8Array.of(0, 127, 255))).toThrow();
  });
});
