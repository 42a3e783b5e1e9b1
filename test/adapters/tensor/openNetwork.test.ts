import { beforeAll, describe, expect, it } from 'vitest';
import { enginesHere } from '../../support/nativeEngine.js';
import { runChild } from '../../support/startChild.js';

interface Given {
  readonly taps: readonly unknown[];
  readonly left: number;
}

interface Ran {
  readonly whole: Given;
  readonly inPieces: Given;
  readonly late: Given;
  readonly sizes: readonly number[];
  readonly left: number;
}

/** What the first images give: i, i + 1, and twice that. */
const expected = (images: number) =>
  Array.from({ length: images }, (_, i) => {
    const shape = { height: 1, width: 2, channels: 1 };
    return [
      { layer: 'x', data: [i, i + 1], ...shape },
      { layer: 'twice', data: [2 * i, 2 * i + 2], ...shape },
    ];
  });

describe.each(enginesHere())('openNetwork on %s', (engine) => {
  let ran: Ran;
  beforeAll(async () => {
    ran = JSON.parse(await runChild('runNetwork.ts', [engine])) as Ran;
  });

  it('gives every image its outputs by name, beyond what is computed at once', () => {
    expect(ran.whole.taps).toEqual(expected(70));
  });

  it('gives the same in smaller pieces where memory runs out', () => {
    expect(ran.inPieces.taps).toEqual(expected(6));
    // Six are halved to three, three to two; then on at two.
    expect(ran.sizes).toEqual([6, 3, 2, 2, 2]);
  });

  it('gives the same where memory runs out as late as results are read', () => {
    expect(ran.late.taps).toEqual(expected(6));
  });

  it('leaves nothing behind, and nothing at all once it is disposed of', () => {
    expect([ran.whole.left, ran.inPieces.left, ran.late.left, ran.left]).toEqual([0, 0, 0, 0]);
  });
});
