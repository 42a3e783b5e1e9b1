import { describe, expect, test } from 'vitest';
import { removalCurves, type AskViews } from '../../../core/faithfulness/removalCurves.js';
import { saliencyRanks } from '../../../core/faithfulness/saliencyRanks.js';
import vectors from '../../oracle/vectors/faithfulness.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

/** Answers with what it was shown: the sum over all views. */
const sums: AskViews = (views, count) =>
  Promise.resolve(
    Array.from({ length: count }, (_, i) =>
      views.reduce((sum, view) => {
        const width = view.length / count;
        return sum + view.subarray(i * width, (i + 1) * width).reduce((a, b) => a + b, 0);
      }, 0),
    ),
  );

const line = {
  input: Float32Array.of(1, 10, 100, 1000),
  fill: new Float32Array(4),
  blurred: new Float32Array(4).fill(2),
  ranks: Uint32Array.of(3, 1, 0, 2),
};

describe('removalCurves', () => {
  test('takes the most salient pixels first from the image, and puts them into the blurred one', async () => {
    const curves = await removalCurves([line], { pixels: 4, steps: 2, batch: 8 }, sums);
    // The turns are 100, 10, 1000, 1.
    expect(curves).toEqual({ deletion: [1111, 1001, 0], insertion: [8, 114, 1111] });
  });

  test('is the same however many images are asked about at once', async () => {
    const options = { pixels: 4, steps: 4 };
    const one = await removalCurves([line], { ...options, batch: 1 }, sums);
    expect(one.deletion).toEqual([1111, 1011, 1001, 1, 0]);
    expect(await removalCurves([line], { ...options, batch: 4 }, sums)).toEqual(one);
  });

  test('makes portions of three pixels that do not divide by two as equal as they can be', async () => {
    // Of three pixels the half is rounded up to two.
    const ranks = Uint32Array.of(4294967295, 1, 0, 2);
    const curves = await removalCurves(
      [{ ...line, ranks }],
      { pixels: 3, steps: 2, batch: 9 },
      sums,
    );
    expect(curves.deletion).toEqual([1111, 1001, 1]);
  });

  test('takes all channels of a pixel, in every view at its turn', async () => {
    const colours = {
      input: Float32Array.of(1, 2, 3, 4),
      fill: new Float32Array(4),
      blurred: new Float32Array(4),
      ranks: Uint32Array.of(1, 0),
    };
    const other = { ...colours, input: Float32Array.of(100, 200), ranks: Uint32Array.of(1, 1) };
    const two = [colours, { ...other, fill: new Float32Array(2), blurred: new Float32Array(2) }];
    const { deletion } = await removalCurves(two, { pixels: 2, steps: 2, batch: 3 }, sums);
    expect(deletion).toEqual([310, 303, 0]);
  });

  test('asks 2 · steps + 1 times', async () => {
    let asked = 0;
    const count: AskViews = (views, images) => {
      asked += images;
      return sums(views, images);
    };
    await removalCurves([line], { pixels: 4, steps: 4, batch: 2 }, count);
    expect(asked).toBe(9);
  });

  test.each(vectors.curves)('agrees with Quantus to 1e-6: $name', async (vector) => {
    const { image, weights, saliency, steps, fill, blurred, deletion, insertion } = vector;
    const pixels = image.length;
    const ask: AskViews = ([shown = new Float32Array()], count) =>
      Promise.resolve(
        Array.from({ length: count }, (_, i) => {
          const own = shown.subarray(i * pixels, (i + 1) * pixels);
          const logit = own.reduce((sum, v, p) => sum + Math.tanh((weights[p] ?? NaN) * v), 0);
          return 1 / (1 + Math.exp(-logit));
        }),
      );
    const view = {
      input: Float32Array.from(image),
      fill: new Float32Array(pixels).fill(fill),
      blurred: Float32Array.from(blurred),
      ranks: saliencyRanks(Float64Array.from(saliency), ''),
    };
    const curves = await removalCurves([view], { pixels, steps, batch: 5 }, ask);
    expectClose(curves.deletion, deletion, 1e-6);
    expectClose(curves.insertion, insertion, 1e-6);
  });
});
