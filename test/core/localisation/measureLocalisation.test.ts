import { describe, expect, test } from 'vitest';
import { measureLocalisation } from '../../../core/localisation/measureLocalisation.js';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { topShare } from '../../../core/localisation/topShare.js';
import { playPointingGame } from '../../../core/pointing/playPointingGame.js';
import { prepareRegions } from '../../../core/pointing/prepareRegions.js';
import vectors from '../../oracle/vectors/localisation.json' with { type: 'json' };

/** The mask as the mass, with neither ring nor area below. */
function prepare({
  inside,
  width,
}: {
  readonly inside: readonly number[];
  readonly width: number;
}) {
  const none = { unit: 'px', value: 0 } as const;
  const extents = { peritumoral: none, below: none };
  return prepareRegions(Uint8Array.from(inside), width, inside.length / width, extents);
}

describe.each(vectors.distinct)('localisation against Quantus: $name', (vector) => {
  const map = Float64Array.from(vector.map);
  const prepared = prepare(vector);
  const own = measureLocalisation(map, prepared.map);
  const { quantus } = vector;

  test('agrees to 1e-6 on relevance mass, relevance rank and the pixels’ AUC', () => {
    expect(Math.abs(own.relevance.mass - quantus.relevance)).toBeLessThan(1e-6);
    expect(Math.abs(own.rank.mass - quantus.rank)).toBeLessThan(1e-6);
    expect(Math.abs(own.pixelAuc.mass - quantus.pixelAuc)).toBeLessThan(1e-6);
  });

  test('agrees to 1e-6 on top-k intersection', () => {
    const share = topShare(rankPixels(map, prepared.map), 'mass', vector.k);
    expect(Math.abs(share - quantus.topK)).toBeLessThan(1e-6);
  });

  test('agrees to 1e-6 on the energy, and on the point', () => {
    const game = playPointingGame(map, vector.width, map.length / vector.width, prepared);
    expect(Math.abs(game.localisation.energy.mass - quantus.energy)).toBeLessThan(1e-6);
    expect(Number(game.hit.mass)).toBe(quantus.pointing);
  });

  test('agrees with NumPy on intersection over union', () => {
    expect(own.iouBest.mass).toBeCloseTo(vector.iouBest, 12);
    expect(own.iouHalf.mass).toBeCloseTo(vector.iouHalf, 12);
  });
});

describe('where Quantus must not be followed', () => {
  const play = (vector: (typeof vectors.degenerate)[number] | typeof vectors.empty) =>
    playPointingGame(
      Float64Array.from(vector.map),
      vector.width,
      vector.map.length / vector.width,
      prepare(vector),
    );

  test.each(vectors.degenerate)('$name is degenerate; Quantus has a hit and an AUC', (vector) => {
    expect(vector.quantus).toMatchObject({ pointing: 1, pixelAuc: 0.5, rank: 0 });
    const game = play(vector);
    expect(game).toMatchObject({ outcome: 'degenerate', hit: { mass: false, elsewhere: false } });
    expect(game.localisation.pixelAuc.mass).toBeNaN();
    expect(game.localisation.rank.mass).toBeNaN();
    expect(game.localisation.relevance.mass).toBeNaN();
    expect(game.localisation.iouBest.mass).toBeNaN();
    expect(game.localisation.halfShare).toBeNaN();
  });

  test('a map that is not finite is degenerate', () => {
    const holed = { ...vectors.empty, inside: [1, 0, 0, 0], map: [3, NaN, 2, 0.5] };
    expect(play(holed)).toMatchObject({ outcome: 'degenerate' });
    expect(play(holed).localisation.rank.mass).toBeNaN();
  });

  test('an empty mask is degenerate; Quantus has a hit', () => {
    expect(vectors.empty.quantus).toMatchObject({ pointing: 1, rank: null, pixelAuc: null });
    const game = play(vectors.empty);
    expect(game).toMatchObject({ outcome: 'degenerate', hit: { mass: false, elsewhere: false } });
    expect(game.localisation.rank.mass).toBeNaN();
    expect(game.localisation.iouHalf.elsewhere).toBeNaN();
  });

  test('ties count by their share; Quantus takes whichever its sort leaves first', () => {
    // 2, then five zeros of which the last two lie inside.
    const { tied } = vectors;
    expect(tied.quantus).toMatchObject({ rank: 0, topK: 0, pixelAuc: 0.375 });
    const own = measureLocalisation(Float64Array.from(tied.map), prepare(tied).map);
    // Two places: the 2 and one of five zeros, 2/5 of them inside: (0 + 2/5) / 2.
    expect(own.rank.mass).toBeCloseTo(0.2, 12);
    // Pairs: 0 against 2 loses, against three zeros draws: 1.5 of 4.
    expect(own.pixelAuc.mass).toBe(0.375);
  });
});

describe('measureLocalisation', () => {
  // Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
  const map = Float64Array.of(7, -3, 9, 4, 7, 1);
  const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);

  test('says how much of the image is at or above the middle', () => {
    // The middle of −3 and 9 is 3: 9, 7, 7 and 4.
    expect(measureLocalisation(map, regionOf).halfShare).toBeCloseTo(4 / 6, 12);
  });

  test('a region without a pixel has no figure', () => {
    const own = measureLocalisation(map, regionOf);
    expect(own.rank.below).toBeNaN();
    expect(own.topK.below).toBeNaN();
    expect(own.relevance.below).toBeNaN();
    expect(own.iouBest.below).toBeNaN();
    expect(own.iouHalf.below).toBeNaN();
    expect(own.pixelAuc.below).toBeNaN();
    expect(own.rank.inRegions).toBe(own.rank.mass);
  });

  test('a region that is the whole image has no AUC', () => {
    const own = measureLocalisation(map, new Uint8Array(6));
    expect(own.pixelAuc.mass).toBeNaN();
    expect(own.rank.mass).toBe(1);
    expect(own.iouBest.mass).toBe(1);
  });
});
