import { expect, test } from 'vitest';
import { badBackbones } from './backbones.js';
import { badImages } from './images.js';
import { badMasks } from './masks.js';
import { badStored } from './stored.js';
import { badSweeps } from './sweeps.js';
import { badTables } from './tables.js';

test('the corpus holds at least 200 malformed inputs, each of another name', () => {
  const families = { badBackbones, badImages, badMasks, badStored, badSweeps, badTables };
  const names = Object.entries(families).flatMap(([family, inputs]) =>
    inputs.map(({ title }) => `${family}: ${title}`),
  );
  expect(new Set(names).size).toBeGreaterThanOrEqual(200);
});
