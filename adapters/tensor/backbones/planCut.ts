import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { Recipe } from '../../../core/sweep/Recipe.js';
import { ancestors } from './ancestors.js';
import type { FunctionalConfig } from './LayersModel.js';

export interface CutOptions {
  readonly name: string;
  readonly config: FunctionalConfig;
  /** Where one block ends and all paths meet, from input to output. */
  readonly blocks: readonly string[] | undefined;
  /** The deepest layer that a head sees: training goes no further. */
  readonly deepest: string;
}

/**
 * The layer whose activations feed the blocks that are trained: of the blocks before and around the
 * deepest tap, the last ones count.
 * @throws FoldcamError FOLDCAM_E_SWEEP_VALUE when the backbone has fewer blocks, or none that are known;
 * FOLDCAM_E_BACKBONE_WEIGHTS when a path leads around the block's end
 */
export function planCut(unfreeze: Exclude<Recipe['unfreeze'], 0>, options: CutOptions): string {
  const { name, config, blocks, deepest } = options;
  const input = String(config.input_layers[0]?.[0]);
  if (unfreeze === 'all') return input;
  const before = new Set(ancestors(config, deepest));
  const ends = (blocks ?? []).filter((block) => before.has(block) && block !== deepest);
  const cut = ends.at(-unfreeze);
  if (cut !== undefined) {
    const without = { ...config, layers: config.layers.filter((layer) => layer.name !== cut) };
    if (!ancestors(without, deepest).includes(input)) return cut;
    throw new FoldcamError(
      'FOLDCAM_E_BACKBONE_WEIGHTS',
      `\`${cut}\` of ${name} does not end a block: a path leads around it`,
      { remedy: 'List under `blocks` in foldcam.json the layers that every path leads through.' },
    );
  }
  throw new FoldcamError(
    'FOLDCAM_E_SWEEP_VALUE',
    blocks
      ? `${name} has ${ends.length} blocks before ${deepest}, and a recipe unfreezes ${unfreeze}`
      : `the blocks of ${name} are not known`,
    {
      where: { key: 'recipes.unfreeze' },
      remedy: blocks
        ? 'Lower `unfreeze`, or use `all`.'
        : 'Use `unfreeze: all`, or list the layers that end a block under `blocks` in foldcam.json.',
    },
  );
}
