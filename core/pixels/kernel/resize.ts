import { at, numberAt, setNumber, sourceMap, values } from './room';

/** Brings the source to the pixels' size, as `resizeBilinear` does, to the last bit. */
export function resize(width: i32, height: i32, outWidth: i32, outHeight: i32): void {
  let upper = at(sourceMap, width * height, 8);
  let lower = at(upper, outWidth, 8);
  let above = -1;
  let under = -1;
  for (let y = 0; y < outHeight; y++) {
    const place = placeOf(y, height, outHeight);
    const top = <i32>place;
    const bottom = min(height - 1, top + 1);
    if (top === under) {
      const row = upper;
      upper = lower;
      lower = row;
      under = above;
      above = top;
    }
    if (top !== above) stretch(at(sourceMap, top * width, 8), width, upper, outWidth);
    if (bottom !== under) stretch(at(sourceMap, bottom * width, 8), width, lower, outWidth);
    above = top;
    under = bottom;
    mixRows(upper, lower, place - <f64>top, at(values, y * outWidth, 8), outWidth);
  }
}

function stretch(row: usize, width: i32, out: usize, outWidth: i32): void {
  for (let x = 0; x < outWidth; x++) {
    const place = placeOf(x, width, outWidth);
    const left = <i32>place;
    const right = min(width - 1, left + 1);
    setNumber(out, x, mix(numberAt(row, left), numberAt(row, right), place - <f64>left));
  }
}

function mixRows(upper: usize, lower: usize, fraction: f64, out: usize, width: i32): void {
  const share = f64x2.splat(fraction);
  let x = 0;
  for (; x < width - 1; x += 2) {
    const a = v128.load(at(upper, x, 8));
    const apart = f64x2.sub(v128.load(at(lower, x, 8)), a);
    v128.store(at(out, x, 8), f64x2.add(a, f64x2.mul(apart, share)));
  }
  if (x < width) setNumber(out, x, mix(numberAt(upper, x), numberAt(lower, x), fraction));
}

/** Where the centre of a pixel lies among those of the source. */
function placeOf(pixel: i32, size: i32, outSize: i32): f64 {
  const place = ((<f64>pixel + 0.5) * <f64>size) / <f64>outSize - 0.5;
  return min(<f64>(size - 1), max(0.0, place));
}

function mix(a: f64, b: f64, fraction: f64): f64 {
  return a + (b - a) * fraction;
}
