import { describe, expect, test } from 'vitest';
import { ranksInPart } from '../../../core/faithfulness/ranksInPart.js';
import { never } from '../../../core/faithfulness/saliencyRanks.js';

const ranks = Uint32Array.of(
  ...[0, 1, 2, 3],
  ...[4, 5, 6, 7],
  ...[8, 9, 10, 11],
  ...[12, 13, 14, 15],
);

describe('ranksInPart', () => {
  test('enlarges the turns of the part that is shown', () => {
    const place = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
    expect([...ranksInPart(ranks, 4, place)]).toEqual([
      ...[2, 2, 3, 3],
      ...[2, 2, 3, 3],
      ...[6, 6, 7, 7],
      ...[6, 6, 7, 7],
    ]);
  });

  test('has no turn beyond the frame', () => {
    const place = { x: -0.25, y: 0.75, width: 1, height: 1 };
    expect([...ranksInPart(ranks, 4, place)]).toEqual([
      ...[never, 12, 13, 14],
      ...new Array<number>(12).fill(never),
    ]);
  });
});
