import { describe, expect, test } from 'vitest';
import type { Backbone } from '../../../../adapters/tensor/backbones/Backbone.js';
import { findBlocks } from '../../../../adapters/tensor/backbones/findBlocks.js';
import { noMode } from '../../../../core/image/preprocessing.js';
import { pinned } from '../../../support/planInput.js';
import { kerasLayer, kerasModel } from '../../../support/kerasLayer.js';

const add = (name: string, ...inputs: string[]) => kerasLayer(name, 'Add', inputs);

/** x ─ a ─┬─ left ──┬─ b ─ c ─ d, blocks ending at a, b, c and d. */
const config = kerasModel(
  kerasLayer('x', 'InputLayer'),
  add('a', 'x'),
  add('left', 'a'),
  add('b', 'left', 'a'),
  add('c', 'b'),
  add('d', 'c'),
);

const backbone = (blocks?: readonly string[]): Backbone => ({
  names: ['net'],
  title: 'net',
  origin: 'by hand',
  recipe: { preprocessing: noMode, taps: ['c'], blocks },
  read: () => Promise.resolve({ config, weights: [] }),
});

const find = (deepest: string, blocks?: readonly string[]) =>
  findBlocks({ ...pinned, name: 'net', taps: [{ layer: deepest, digest: '' }] }, [
    backbone(blocks),
  ]);

describe('findBlocks', () => {
  test('tells the places between the blocks before the deepest tap, and what lies before each', async () => {
    const found = await find('c', ['a', 'b', 'c', 'd']);
    expect(found.map(({ layer }) => layer)).toEqual(['a', 'b']);
    expect(found[0]?.before).toEqual(['x', 'a']);
    expect(found[1]?.before).toEqual(['x', 'a', 'left', 'b']);
  });

  test('knows none where a backbone does not say', async () => {
    expect(await find('c')).toEqual([]);
  });
});
