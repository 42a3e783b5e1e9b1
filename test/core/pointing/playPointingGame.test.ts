import { describe, expect, test } from 'vitest';
import { degenerateLocalisation } from '../../../core/localisation/measureLocalisation.js';
import { playPointingGame } from '../../../core/pointing/playPointingGame.js';
import { expectClose } from '../../support/expectClose.js';
import { prepareDrawn } from '../../support/prepareDrawn.js';

// Mp
// p.
// b.
const drawn = ['#.', '..', '..'];
const prepared = prepareDrawn(drawn);
const play = (...values: number[]) => playPointingGame(Float64Array.from(values), 2, 3, prepared);

describe('playPointingGame', () => {
  test.each([
    ['mass', 0, [9, 1, 1, 1, 1, 1]],
    ['peritumoral', 1, [1, 9, 1, 1, 1, 1]],
    ['below', 4, [1, 1, 1, 1, 9, 1]],
    ['elsewhere', 5, [1, 1, 1, 1, 1, 9]],
  ])('hits %s when the maximum lies there', (region, at, values) => {
    const game = play(...values);
    expect(game).toMatchObject({ outcome: region, x: at % 2, y: Math.floor(at / 2), tie: false });
    const hit = Object.entries(game.hit).filter(([, yes]) => yes);
    const union = region === 'elsewhere' ? [] : ['inRegions'];
    expect(hit.map(([place]) => place)).toEqual([region, ...union]);
  });

  test('says which of equal maxima it took', () => {
    expect(play(0, 0, 0, 5, 5, 0)).toMatchObject({ x: 1, y: 1, tie: true, outcome: 'elsewhere' });
  });

  test('looks for the maximum after the map is brought to the image’s size', () => {
    const wide = prepareDrawn(['#...'], { ring: 0 });
    // 0 1 becomes 0 ¼ ¾ 1; and of 1 1 0 the first half is a plateau of 1.
    expect(playPointingGame(Float32Array.of(0, 1), 2, 1, wide)).toMatchObject({ x: 3, tie: false });
    expect(playPointingGame(Float32Array.of(1, 0), 2, 1, wide)).toMatchObject({ x: 0, tie: false });
    const six = prepareDrawn(['#.....'], { ring: 0 });
    expect(playPointingGame(Float32Array.of(1, 1, 0), 3, 1, six)).toMatchObject({
      x: 0,
      tie: true,
    });
  });

  test('keeps the point’s own region for the outcome when a tolerance hits more', () => {
    const tolerant = prepareDrawn(drawn, { tolerance: 1.5 });
    const game = playPointingGame(Float64Array.of(0, 0, 1, 0, 0, 0), 2, 3, tolerant);
    expect(game.outcome).toBe('peritumoral');
    expect(game.hit).toEqual({
      mass: true,
      peritumoral: true,
      below: true,
      elsewhere: true,
      inRegions: true,
    });
  });

  test('shares the map’s positive mass out among the regions', () => {
    // Mass 4; ring 1 + 2; below 2; elsewhere 1, and −5, which does not count: of 10.
    const { energy } = play(4, 1, 2, -5, 2, 1).localisation;
    expectClose(
      [energy.mass, energy.peritumoral, energy.below, energy.elsewhere, energy.inRegions],
      [0.4, 0.3, 0.2, 0.1, 0.9],
      1e-12,
    );
  });

  test('plays with a map without positive mass, and has no shares for it', () => {
    const game = play(-1, -2, -3, -4, -5, -6);
    expect(game).toMatchObject({ outcome: 'mass', x: 0, y: 0 });
    expect(game.localisation.energy.mass).toBeNaN();
    expect(game.localisation.energy.inRegions).toBeNaN();
  });

  test('measures how well the map singles each region out', () => {
    // Mass 4; ring 1 and 2; below 2; elsewhere 1 and −5. Falling: 4, 2 2, 1 1, −5.
    const { localisation } = play(4, 1, 2, -5, 2, 1);
    expect(localisation.rank).toMatchObject({ mass: 1, below: 0, inRegions: 0.875 });
    // Of the four highest one of the two ones, of which one is in the ring: 3.5 / 4. Of absolute values 15.
    expect(localisation.relevance.elsewhere).toBeCloseTo(6 / 15, 12);
    // Half of the maximum lies at −0.5: five pixels of six.
    expect(localisation.halfShare).toBeCloseTo(5 / 6, 12);
  });

  const degenerate = {
    x: -1,
    y: -1,
    tie: false,
    outcome: 'degenerate',
    hit: { mass: false, peritumoral: false, below: false, elsewhere: false, inRegions: false },
    localisation: degenerateLocalisation,
  };

  test.each([
    ['constant', [3, 3, 3, 3, 3, 3]],
    ['with NaN', [9, 1, 1, 1, 1, NaN]],
    ['with Infinity', [Infinity, 1, 1, 1, 1, 1]],
  ])('calls a map %s degenerate', (_, values) => {
    expect(play(...values)).toEqual(degenerate);
  });

  test('calls a constant map degenerate at any size', () => {
    // 0.1 · (1 − f) + 0.1 · f would not be 0.1 for every f.
    const large = prepareDrawn(Array.from({ length: 37 }, () => '#..........................'));
    const flat = new Float64Array(49).fill(0.1);
    expect(playPointingGame(flat, 7, 7, large)).toEqual(degenerate);
  });

  test('calls a non-finite value degenerate where the map shrinks past it', () => {
    // Six columns to two: the centres see 1 and 4 alone.
    const two = prepareDrawn(['#.'], { ring: 0 });
    const map = Float64Array.of(NaN, 1, 0, 0, 2, 0);
    expect(playPointingGame(map, 6, 1, two)).toEqual(degenerate);
  });

  test('calls every game on an empty mask degenerate', () => {
    const empty = prepareDrawn(['..', '..', '..']);
    const map = Float64Array.of(9, 1, 1, 1, 1, 1);
    expect(playPointingGame(map, 2, 3, empty)).toEqual(degenerate);
  });
});
