import type { backend_util } from '@tensorflow/tfjs';

/**
 * The padding with which a convolution over dy, its filter turned by 180°, gives dx.
 * @returns undefined where there is none: with strides, or where padding exceeds the filter
 */
export function flippedPadding(
  info: backend_util.Conv2DInfo,
): backend_util.ExplicitPadding | undefined {
  if (info.strideHeight * info.strideWidth !== 1) return undefined;
  const { effectiveFilterHeight: filterHeight, effectiveFilterWidth: filterWidth } = info;
  const top = filterHeight - 1 - info.padInfo.top;
  const left = filterWidth - 1 - info.padInfo.left;
  const bottom = info.inHeight - info.outHeight - top + filterHeight - 1;
  const right = info.inWidth - info.outWidth - left + filterWidth - 1;
  if (Math.min(top, bottom, left, right) < 0) return undefined;
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}
