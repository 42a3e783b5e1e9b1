import type { backend_util } from '@tensorflow/tfjs';

type Info = backend_util.Conv2DInfo;

/** Output rows, counted over all images, that are taken at once. */
export interface Lines {
  readonly first: number;
  readonly end: number;
}

/** Cuts the output of a convolution into slices of about 2,048 positions, which fit a core's cache. */
export function sliceLines(info: Info): Lines[] {
  const all = info.batchSize * info.outHeight;
  const count = Math.max(1, Math.floor(2048 / info.outWidth));
  return Array.from({ length: Math.ceil(all / count) }, (_, i) => ({
    first: i * count,
    end: Math.min(all, (i + 1) * count),
  }));
}

/** A 1×1 convolution without strides and padding is one matrix product. */
export function isPointwise(info: Info): boolean {
  const { padInfo } = info;
  return (
    info.filterHeight * info.filterWidth === 1 &&
    info.strideHeight * info.strideWidth === 1 &&
    padInfo.top + padInfo.bottom + padInfo.left + padInfo.right === 0
  );
}

/**
 * Where filter positions meet the input: for each row of the filter and each line, the values are
 * in input row `at` (its first value's index, or −1 for padding); `visit` is called once each.
 */
export function visitRows(
  info: Info,
  lines: Lines,
  visit: (filterRow: number, line: number, at: number) => void,
): void {
  for (let i = 0; i < info.filterHeight; i++) {
    for (let line = lines.first; line < lines.end; line++) {
      const image = Math.floor(line / info.outHeight);
      const row = line - image * info.outHeight;
      const h = row * info.strideHeight + i * info.dilationHeight - info.padInfo.top;
      const inside = h >= 0 && h < info.inHeight;
      const at = (image * info.inHeight + h) * info.inWidth * info.inChannels;
      visit(i, line - lines.first, inside ? at : -1);
    }
  }
}

/** The output columns [first, end) for which a column of the filter is inside the input. */
export function columnsInside(info: Info, filterColumn: number): [first: number, end: number] {
  const offset = filterColumn * info.dilationWidth - info.padInfo.left;
  const first = Math.max(0, Math.ceil(-offset / info.strideWidth));
  const end = Math.min(info.outWidth, Math.ceil((info.inWidth - offset) / info.strideWidth));
  return [Math.min(first, info.outWidth), Math.max(end, Math.min(first, info.outWidth))];
}

/** What every position of the filter sees of x: (filter height · width · channels) × positions. */
export function gatherPatches(
  target: Float32Array,
  x: Float32Array,
  info: Info,
  lines: Lines,
): void {
  const { filterWidth, inChannels: channels, outWidth, strideWidth } = info;
  const positions = (lines.end - lines.first) * outWidth;
  visitRows(info, lines, (i, line, at) => {
    for (let j = 0; j < filterWidth; j++) {
      const base = (i * filterWidth + j) * channels * positions + line * outWidth;
      const [first, end] = at < 0 ? [0, 0] : columnsInside(info, j);
      const source = at + (j * info.dilationWidth - info.padInfo.left) * channels;
      for (let c = 0; c < channels; c++) {
        const to = base + c * positions;
        for (let column = 0; column < first; column++) target[to + column] = 0;
        for (let column = Math.max(first, end); column < outWidth; column++)
          target[to + column] = 0;
      }
      for (let block = first; block < end; block += 16) {
        const stop = Math.min(end, block + 16);
        for (let c = 0; c < channels; c++) {
          const to = base + c * positions;
          for (let column = block; column < stop; column++) {
            target[to + column] = x[source + column * strideWidth * channels + c] as number;
          }
        }
      }
    }
  });
}

/** Adds to dx what every position of the filter gives: positions × (filter height · width · channels). */
export function scatterPatches(
  dx: Float32Array,
  patches: Float32Array,
  info: Info,
  lines: Lines,
): void {
  const { filterWidth, inChannels: channels, outWidth, strideWidth } = info;
  const size = info.filterHeight * filterWidth * channels;
  visitRows(info, lines, (i, line, at) => {
    if (at < 0) return;
    for (let j = 0; j < filterWidth; j++) {
      const [first, end] = columnsInside(info, j);
      const target = at + (j * info.dilationWidth - info.padInfo.left) * channels;
      for (let column = first; column < end; column++) {
        const to = target + column * strideWidth * channels;
        const from = (line * outWidth + column) * size + (i * filterWidth + j) * channels;
        for (let c = 0; c < channels; c++) {
          dx[to + c] = (dx[to + c] as number) + (patches[from + c] as number);
        }
      }
    }
  });
}
