import type { Recipe } from './Recipe.js';

/** Whether a recipe needs the frozen features of mirrored images: it trains on them, or tests with them. */
export const seesMirrored = ({ flips, testFlips }: Pick<Recipe, 'flips' | 'testFlips'>): boolean =>
  flips !== false || testFlips;
