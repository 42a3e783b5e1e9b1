import type { backend_util } from '@tensorflow/tfjs';

/** The part of a pooling window that lies inside the image. */
export interface Window {
  /** Where the first channel of its value is, in the output. */
  readonly output: number;
  /** Cells of the input, as their first channel's place. */
  readonly cells: Int32Array;
}

/** Calls `visit` for every window of a pooling, in the output's order. `cells` is good until it returns. */
export function visitWindows(info: backend_util.Conv2DInfo, visit: (window: Window) => void): void {
  const { inHeight, inWidth, outHeight, outWidth, inChannels: channels } = info;
  const places = new Int32Array(info.filterHeight * info.filterWidth);
  for (let n = 0; n < info.batchSize; n++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * info.strideHeight - info.padInfo.top;
      const [firstRow, endRow] = [Math.max(0, top), Math.min(inHeight, top + info.filterHeight)];
      for (let column = 0; column < outWidth; column++) {
        const left = column * info.strideWidth - info.padInfo.left;
        const first = Math.max(0, left);
        const end = Math.min(inWidth, left + info.filterWidth);
        let count = 0;
        for (let h = firstRow; h < endRow; h++) {
          for (let w = first; w < end; w++) {
            places[count++] = ((n * inHeight + h) * inWidth + w) * channels;
          }
        }
        const output = ((n * outHeight + row) * outWidth + column) * channels;
        visit({ output, cells: places.subarray(0, count) });
      }
    }
  }
}
