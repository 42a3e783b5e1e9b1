import { expect, test } from 'vitest';
import { regionMap } from '../../core/regions/regionMap.js';
import { codeBlocks } from '../support/codeBlocks.js';
import { readMarkdown } from '../support/readMarkdown.js';
import { showRegions } from '../support/showRegions.js';

test('docs/pointing-game.md draws the regions as they are', () => {
  const page = readMarkdown('docs/pointing-game.md');
  expect(page).toContain('`peritumoral: 2px`, `below: full`');
  const rows = (codeBlocks(page, '')[0] ?? '').trimEnd().split('\n');
  const width = rows[0]?.length ?? 0;
  const mask = Uint8Array.from(rows.join(''), (sign) => (sign === 'M' ? 1 : 0));
  expect(mask).toContain(1);
  const extents = { peritumoral: { unit: 'px', value: 2 }, below: 'full' } as const;
  expect(showRegions(regionMap(mask, width, rows.length, extents), width)).toEqual(rows);
});
