import { describe, expect, it } from 'vitest';
import { architectures } from '../../../../adapters/tensor/architectures/architectures.js';
import { planCut, type CutOptions } from '../../../../adapters/tensor/backbones/planCut.js';
import { kerasLayer, kerasModel } from '../../../support/kerasLayer.js';

const add = (name: string, ...inputs: string[]) => kerasLayer(name, 'Add', inputs);

/** x ─ a ─ b ─┬─ left ──┬─ c ─ d ─ e, blocks ending at a, b, c and e. */
const options: CutOptions = {
  name: 'net',
  config: kerasModel(
    kerasLayer('x', 'InputLayer'),
    add('a', 'x'),
    add('b', 'a'),
    add('left', 'b'),
    add('c', 'left', 'b'),
    add('d', 'c'),
    add('e', 'd'),
  ),
  blocks: ['a', 'b', 'c', 'e'],
  deepest: 'e',
};

describe('planCut', () => {
  it('counts back the ends of the blocks before the deepest tap', () => {
    expect([1, 2, 3].map((blocks) => planCut(blocks, options))).toEqual(['c', 'b', 'a']);
  });

  it('counts the block that a tap is in the middle of', () => {
    expect(planCut(1, { ...options, deepest: 'd' })).toBe('c');
    expect(planCut(1, { ...options, deepest: 'c' })).toBe('b');
    expect(planCut(1, { ...options, deepest: 'left' })).toBe('b');
  });

  it('trains from the input on with `all`, whether blocks are known or not', () => {
    expect(planCut('all', options)).toBe('x');
    expect(planCut('all', { ...options, blocks: undefined })).toBe('x');
  });

  it('names how many blocks there are where a recipe asks for more', () => {
    expect(() => planCut(4, options)).toThrow(
      expect.objectContaining({
        code: 'FOLDCAM_E_SWEEP_VALUE',
        message: 'net has 3 blocks before e, and a recipe unfreezes 4',
        where: { key: 'recipes.unfreeze' },
        remedy: 'Lower `unfreeze`, or use `all`.',
      }) as Error,
    );
  });

  it('asks for the blocks where they are not known', () => {
    expect(() => planCut(1, { ...options, blocks: undefined })).toThrow(
      expect.objectContaining({
        code: 'FOLDCAM_E_SWEEP_VALUE',
        message: 'the blocks of net are not known',
        remedy: expect.stringContaining('foldcam.json') as string,
      }) as Error,
    );
  });

  it('refuses a layer that a path leads around', () => {
    expect(() => planCut(1, { ...options, blocks: ['a', 'left'] })).toThrow(
      expect.objectContaining({
        code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
        message: '`left` of net does not end a block: a path leads around it',
      }) as Error,
    );
  });

  it.each([...architectures])('cuts %s at every block before its deepest tap', (name, build) => {
    const { config, blocks, taps } = build();
    const layers = config.layers.map((layer) => layer.name);
    const deepest = taps.reduce((a, b) => (layers.indexOf(b) > layers.indexOf(a) ? b : a));
    const before = blocks.filter((block) => layers.indexOf(block) < layers.indexOf(deepest));
    expect(before.length).toBeGreaterThan(0);
    const cuts = before.map((_, i) => planCut(i + 1, { name, config, blocks, deepest }));
    expect(cuts.reverse()).toEqual(before);
  });
});
