import { expect, test } from 'vitest';
import { planCosts } from '../../../core/sweep/planCosts.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { planInput } from '../../support/planInput.js';

const costs = (lines: string) => planCosts(planSweep(planInput(lines), sha256Hex));

test('a frozen trunk sees each image as it is and mirrored, once for all runs', () => {
  // Six images.
  expect(costs('seeds: [1, 2]')).toEqual([{ what: 'features of net', passes: 12 }]);
});
