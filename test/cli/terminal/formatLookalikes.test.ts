import { expect, test } from 'vitest';
import { formatLookalikes } from '../../../cli/terminal/formatLookalikes.js';

test('formatLookalikes has a line for each pair with its similarity', () => {
  const lines = formatLookalikes([
    { images: ['a', 'b'], similarity: 0.789, mirrored: false },
  ]).split('\n');
  expect(lines[1]?.split(/ {2,}/)).toEqual(['a – b', '0.79']);
  expect(lines).toHaveLength(2);
});
