import { describe, expect, it } from 'vitest';
import type { WeightSpec } from '../../../../adapters/tensor/backbones/LayersModel.js';
import { decodeWeights } from '../../../../adapters/tensor/graph/decodeWeights.js';

type Quantization = NonNullable<WeightSpec['quantization']>;

function decode(
  stored: ArrayBufferView,
  quantization?: Quantization,
  dtype: WeightSpec['dtype'] = 'float32',
): number[] {
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  const spec = { name: 'w', shape: [1], dtype, ...(quantization ? { quantization } : {}) };
  return [...(decodeWeights([spec], [bytes]).get('w')?.data ?? [])];
}

const halves = (...bits: number[]): number[] =>
  decode(Uint16Array.from(bits), { dtype: 'float16' });

describe('decodeWeights', () => {
  it('names weights and keeps their shapes', () => {
    const specs: WeightSpec[] = [
      { name: 'a/kernel', shape: [1, 2], dtype: 'float32' },
      { name: 'a/bias', shape: [1], dtype: 'float32' },
    ];
    const stored = [Float32Array.of(1, 2), Float32Array.of(3)];
    const decoded = decodeWeights(
      specs,
      stored.map(({ buffer }) => new Uint8Array(buffer)),
    );
    expect([...decoded]).toEqual([
      ['a/kernel', { shape: [1, 2], data: Float32Array.of(1, 2) }],
      ['a/bias', { shape: [1], data: Float32Array.of(3) }],
    ]);
  });

  it('reads float32 as it is, wherever in a file it lies', () => {
    const file = Buffer.alloc(11);
    file.writeFloatLE(-0.5, 3);
    file.writeFloatLE(7, 7);
    expect(decode(file.subarray(3))).toEqual([-0.5, 7]);
  });

  it('leaves the bytes it is given as they are', () => {
    const stored = Float32Array.of(1);
    const spec: WeightSpec = { name: 'w', shape: [1], dtype: 'float32' };
    const [decoded] = decodeWeights([spec], [new Uint8Array(stored.buffer)]).values();
    decoded?.data.fill(2);
    expect([...stored]).toEqual([1]);
  });

  it('turns q of one byte into q · scale + min', () => {
    // 0 · 0.5 - 1, 3 · 0.5 - 1, 255 · 0.5 - 1
    const quantization = { dtype: 'uint8', scale: 0.5, min: -1 } as const;
    expect(decode(Uint8Array.of(0, 3, 255), quantization)).toEqual([-1, 0.5, 126.5]);
  });

  it('turns q of two bytes into q · scale + min', () => {
    // 65535 / 4 + 2 = 16385.75
    const quantization = { dtype: 'uint16', scale: 0.25, min: 2 } as const;
    expect(decode(Uint16Array.of(0, 65535), quantization)).toEqual([2, 16385.75]);
  });

  it('reads float16: sign, exponent, fraction', () => {
    // 1; -2; 1 + 512/1024 = 1.5; the largest, (1 + 1023/1024) · 2^15; 1365/1024 + 1 at 2^-2: nearly 1/3
    expect(halves(0x3c00, 0xc000, 0x3e00, 0x7bff, 0x3555)).toEqual([
      1, -2, 1.5, 65504, 0.333251953125,
    ]);
  });

  it('reads the zeros and the subnormals of float16', () => {
    // The smallest is 2^-24, the largest subnormal 1023 · 2^-24, the smallest normal 2^-14.
    expect(halves(0x0001, 0x83ff, 0x0400)).toEqual([2 ** -24, -1023 * 2 ** -24, 2 ** -14]);
    const [positive, negative] = halves(0x0000, 0x8000);
    expect([Object.is(positive, 0), Object.is(negative, -0)]).toEqual([true, true]);
  });

  it('reads the infinities of float16, and what is no number', () => {
    expect(halves(0x7c00, 0xfc00, 0x7e00)).toEqual([Infinity, -Infinity, NaN]);
  });

  it('reads int32', () => {
    expect(decode(Int32Array.of(-3, 70000), undefined, 'int32')).toEqual([-3, 70000]);
  });

  it('refuses what is no number, by name', () => {
    expect(() => decode(Uint8Array.of(1), undefined, 'bool')).toThrow('weight w: bool');
  });
});
