/**
 * What is larger than a pixel and smaller than some eight: the picture under a binomial kernel of five
 * taps (σ = 1) less its mean over 9 × 9 pixels. Brightness and slow changes of gain drop out.
 * @param picture height × width, row-major
 * @returns height × width, zero on average
 */
export function bandPass(picture: Float64Array, width: number, height: number): Float64Array {
  const smooth = binomial(binomial(picture, width, height, 1), width, height, width);
  const wide = boxMean(boxMean(picture, width, height, 1), width, height, width);
  return smooth.map((value, i) => value - (wide[i] as number));
}

const reach = 4;

// Both filters repeat the picture's edge outside it. `step` is 1 along rows, the width along columns.
function binomial(from: Float64Array, width: number, height: number, step: number): Float64Array {
  const out = new Float64Array(from.length);
  const length = step === 1 ? width : height;
  for (let line = 0; line < from.length / length; line++) {
    const start = step === 1 ? line * width : line;
    const at = (i: number): number =>
      from[start + Math.min(length - 1, Math.max(0, i)) * step] as number;
    for (let i = 0; i < length; i++) {
      const sum = at(i - 2) + at(i + 2) + 4 * (at(i - 1) + at(i + 1)) + 6 * at(i);
      out[start + i * step] = sum / 16;
    }
  }
  return out;
}

function boxMean(from: Float64Array, width: number, height: number, step: number): Float64Array {
  const out = new Float64Array(from.length);
  const length = step === 1 ? width : height;
  for (let line = 0; line < from.length / length; line++) {
    const start = step === 1 ? line * width : line;
    const at = (i: number): number =>
      from[start + Math.min(length - 1, Math.max(0, i)) * step] as number;
    let sum = 0;
    for (let i = -reach; i <= reach; i++) sum += at(i);
    for (let i = 0; i < length; i++) {
      out[start + i * step] = sum / (2 * reach + 1);
      sum += at(i + reach + 1) - at(i - reach);
    }
  }
  return out;
}
