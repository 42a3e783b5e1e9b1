import { countBits } from './countBits.js';
import type { Landmarks } from './findLandmarks.js';
import { codeDistance } from './proposePairs.js';

/** Where a pixel of one picture lies in another: x → scale.x · x + shift.x, and so for y. */
export interface Alignment {
  readonly scale: { readonly x: number; readonly y: number };
  readonly shift: { readonly x: number; readonly y: number };
  /** Landmarks that lie where it says. */
  readonly agreeing: number;
}

interface Match {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly distance: number;
}

const mostMatches = 40;
const smallestScale = 0.4;
const largestScale = 2.5;

/**
 * The shift and scale that most landmarks of two pictures agree on; scales of the axes are fitted apart
 * at the end, since pictures get squeezed. Two landmarks fix a guess; all guesses are tried.
 * @param side the longer side of the second picture, in pixels
 */
export function alignLandmarks(a: Landmarks, b: Landmarks, side: number): Alignment | undefined {
  const matches = matchLandmarks(a, b);
  const few = matches.slice(0, mostMatches);
  let best: Alignment | undefined;
  for (const [i, one] of few.entries()) {
    for (const other of few.slice(i + 1)) {
      const guess = guessFrom(one, other, side);
      if (!guess) continue;
      const agreeing = few.filter((match) => isNear(guess, match, 0.015 * side)).length;
      if (agreeing > (best?.agreeing ?? 2)) best = { ...guess, agreeing };
    }
  }
  for (const share of [0.02, 0.015, 0.01, 0.01]) {
    if (!best) return undefined;
    best = refit(best, matches, share * side);
  }
  return best;
}

function matchLandmarks(a: Landmarks, b: Landmarks): Match[] {
  const matches: Match[] = [];
  for (let i = 0; i < a.x.length; i++) {
    let nearest = -1;
    let least = codeDistance + 1;
    for (let j = 0; j < b.x.length; j++) {
      const distance =
        countBits((a.codes[2 * i] as number) ^ (b.codes[2 * j] as number)) +
        countBits((a.codes[2 * i + 1] as number) ^ (b.codes[2 * j + 1] as number));
      if (distance >= least) continue;
      least = distance;
      nearest = j;
    }
    if (nearest < 0) continue;
    matches.push({
      from: { x: a.x[i] as number, y: a.y[i] as number },
      to: { x: b.x[nearest] as number, y: b.y[nearest] as number },
      distance: least,
    });
  }
  return matches.sort((one, other) => one.distance - other.distance);
}

type Guess = Omit<Alignment, 'agreeing'>;

function guessFrom(one: Match, other: Match, side: number): Guess | undefined {
  const from = { x: other.from.x - one.from.x, y: other.from.y - one.from.y };
  const to = { x: other.to.x - one.to.x, y: other.to.y - one.to.y };
  const length = Math.hypot(to.x, to.y);
  if (length < 0.1 * side) return undefined;
  const scale = (from.x * to.x + from.y * to.y) / (from.x ** 2 + from.y ** 2);
  if (!(scale >= smallestScale && scale <= largestScale)) return undefined;
  // Copies are not turned: the second landmark lies in the same direction from the first.
  if (Math.hypot(to.x - scale * from.x, to.y - scale * from.y) > 0.1 * length) return undefined;
  return {
    scale: { x: scale, y: scale },
    shift: { x: one.to.x - scale * one.from.x, y: one.to.y - scale * one.from.y },
  };
}

const isNear = ({ scale, shift }: Guess, { from, to }: Match, within: number): boolean =>
  Math.abs(scale.x * from.x + shift.x - to.x) <= within &&
  Math.abs(scale.y * from.y + shift.y - to.y) <= within;

function refit(guess: Guess, matches: readonly Match[], within: number): Alignment | undefined {
  const near = matches.filter((match) => isNear(guess, match, within));
  const x = fitLine(near.map(({ from, to }) => [from.x, to.x]));
  const y = fitLine(near.map(({ from, to }) => [from.y, to.y]));
  if (!x || !y) return undefined;
  return {
    scale: { x: x.slope, y: y.slope },
    shift: { x: x.offset, y: y.offset },
    agreeing: near.length,
  };
}

function fitLine(
  points: readonly (readonly [number, number])[],
): { slope: number; offset: number } | undefined {
  const mean = (axis: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [centre, level] = [mean(0), mean(1)];
  let products = 0;
  let squares = 0;
  for (const [from, to] of points) {
    products += (from - centre) * (to - level);
    squares += (from - centre) ** 2;
  }
  const slope = products / squares;
  if (!(slope >= smallestScale && slope <= largestScale)) return undefined;
  return { slope, offset: level - slope * centre };
}
