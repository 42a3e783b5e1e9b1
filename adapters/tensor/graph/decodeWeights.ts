import type { WeightSpec } from '../backbones/LayersModel.js';
import type { Parameter } from './Step.js';

/**
 * Stored weights as float32, by name. Quantised ones are q · scale + min.
 * @param bytes per weight, as `specs` says they are stored
 */
export function decodeWeights(
  specs: readonly WeightSpec[],
  bytes: readonly Uint8Array[],
): Map<string, Parameter> {
  return new Map(
    specs.map((spec, i) => [
      spec.name,
      { shape: spec.shape, data: decode(spec, bytes[i] ?? new Uint8Array()) },
    ]),
  );
}

function decode({ name, dtype, quantization }: WeightSpec, bytes: Uint8Array): Float32Array {
  const stored = quantization?.dtype ?? dtype;
  // A copy: a typed array needs an aligned start.
  const { buffer } = new Uint8Array(bytes);
  const { scale = 1, min = 0 } = quantization ?? {};
  if (stored === 'float32') return new Float32Array(buffer);
  const scaled = (q: number): number => q * scale + min;
  if (stored === 'uint8') return convert(new Uint8Array(buffer), scaled);
  if (stored === 'uint16') return convert(new Uint16Array(buffer), scaled);
  if (stored === 'float16') return convert(new Uint16Array(buffer), fromFloat16);
  if (stored === 'int32') return new Float32Array(new Int32Array(buffer));
  throw new RangeError(`weight ${name}: ${stored} is no number`);
}

// By index: `Float32Array.from` boxes every number.
function convert(
  values: Uint8Array | Uint16Array,
  number: (value: number) => number,
): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) out[i] = number(values[i] as number);
  return out;
}

// IEEE 754 binary16: sign, five bits of exponent with bias 15, ten of fraction.
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
