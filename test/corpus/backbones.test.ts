import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBackbones } from '../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../adapters/tensor/backbones/planBackbone.js';
import { writeSmallModel } from '../support/smallModel.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { badBackbones } from './backbones.js';
import { refuse } from './refuse.js';

const folder = temporaryFolders();

describe('a backbone is refused:', () => {
  refuse(badBackbones);
});

test('a backbone is read whose folder has spaces, quotes and Unicode', async () => {
  const root = path.join(await folder(), `my 'own' "сеть"`);
  await writeSmallModel(root);
  const planned = await planBackbone({ name: path.basename(root) }, await findBackbones([root]));
  expect(planned.channels).toEqual([2, 1]);
});
