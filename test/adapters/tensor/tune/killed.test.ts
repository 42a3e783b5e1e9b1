import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../../core/sweep/Recipe.js';
import { runChild } from '../../../support/startChild.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();
// Everything that is drawn: mixed pairs, mirror images, dropped features.
const drawn: Partial<Recipe> = { epochs: 4, mixup: 0.4, flips: true, dropout: 0.3 };

describe('tuneTail', () => {
  it.each([
    ['tail', { ...drawn, optimiser: 'adamw', weightDecay: 0.1 }],
    ['deep', { ...drawn, unfreeze: 'all', augment: {}, optimiser: 'sgd', momentum: 0.9 }],
  ] as const)(
    'ends with the same bytes where its process was killed after a checkpoint: %s',
    async (depth, recipe) => {
      const store = await folder();
      const run = (cell: string, last: number): Promise<string> =>
        runChild('tuneKilled.ts', [store, cell, JSON.stringify(recipe), depth, String(last)]);
      const [undisturbed, killed] = await Promise.allSettled([run('whole', 0), run('killed', 2)]);
      expect(killed).toMatchObject({ reason: { message: 'the child ended with SIGKILL' } });
      const whole = JSON.parse(
        undisturbed.status === 'fulfilled' ? undisturbed.value : '{}',
      ) as object;
      expect(whole).toMatchObject({ first: 1 });
      expect(JSON.parse(await run('killed', 0))).toEqual({ ...whole, first: 3 });
    },
    180_000,
  );
});
