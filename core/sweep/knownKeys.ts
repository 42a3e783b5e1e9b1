import { augmentKeys, recipeKeys } from './Recipe.js';
import { sweepSchema } from './SweepSpec.js';

/** The keys that may stand at a path of the sweep file. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  switch (path[0]) {
    case undefined:
      return Object.keys(sweepSchema.shape);
    case 'recipes':
      return path.includes('augment') ? augmentKeys : recipeKeys;
    case 'backbones':
      return ['name', 'as', 'taps', 'weights', 'seed'];
    case 'folds':
      return ['k', 'seed', 'group', 'compareUngrouped'];
    case 'regions':
    case 'pointing':
    case 'maps':
    case 'perturbation':
      return Object.keys(sweepSchema.shape[path[0]].unwrap().shape);
    case 'faithfulness':
      return ['images', 'steps', 'randomise'];
    default:
      return [];
  }
}
