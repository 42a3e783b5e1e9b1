import { findCamMethod } from '../cam/methods.js';
import type { Problem } from '../errors/Problem.js';
import { parseExtent } from '../regions/Extent.js';
import type { Dataset } from '../dataset/Dataset.js';
import type { SweepSpec } from './SweepSpec.js';

/** What a sweep asks for and cannot have: found before anything is stored or enqueued. */
export function findPlanProblems(spec: SweepSpec, dataset?: Dataset): Problem[] {
  return [
    ...clashingRuns(spec),
    ...twoViewTails(spec),
    ...unsuitedTails(spec),
    ...unsuitedMethods(spec),
    ...gappyOcclusion(spec),
    ...(dataset ? missingSpacing(spec, dataset) : []),
  ];
}

// Names may hold dashes, so that two different runs can end up with one id.
function clashingRuns(spec: SweepSpec): Problem[] {
  const names = spec.backbones.flatMap((backbone) =>
    spec.recipes.map((recipe) => `${backbone.as ?? backbone.name}-${recipe.name}`),
  );
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(
    (name): Problem => ({
      code: 'FOLDCAM_E_SWEEP_VALUE',
      severity: 'error',
      message: `two runs would be called ${name}`,
      where: { key: 'recipes' },
      remedy: 'Give the recipe or the backbone (`as`) another name.',
    }),
  );
}

function twoViewTails(spec: SweepSpec): Problem[] {
  return spec.recipes
    .filter(({ crop, unfreeze }) => crop === 'both' && unfreeze !== 0)
    .map(({ name }): Problem => ({
      code: 'FOLDCAM_E_SWEEP_VALUE',
      severity: 'error',
      message: `recipe ${name} trains blocks, which see one view: crop: both is for heads alone`,
      where: { key: 'recipes' },
      remedy: `Set \`crop: full\` or \`crop: lesion\` in recipe ${name}, or \`unfreeze: 0\`.`,
    }));
}

function unsuitedTails(spec: SweepSpec): Problem[] {
  return spec.recipes
    .filter(({ unfreeze }) => unfreeze !== 0)
    .flatMap(({ name, head, ensemble }) => [
      ...(head === 'linear' ? [] : [[name, `head: ${head}`] as const]),
      ...(ensemble === 1 ? [] : [[name, `ensemble: ${ensemble}`] as const]),
    ])
    .map(([name, key]): Problem => ({
      code: 'FOLDCAM_E_SWEEP_VALUE',
      severity: 'error',
      message: `recipe ${name} trains blocks below one linear head: ${key} is for heads alone`,
      where: { key: 'recipes' },
      remedy: `Leave \`${key}\` out of recipe ${name}, or set \`unfreeze: 0\`.`,
    }));
}

function unsuitedMethods(spec: SweepSpec): Problem[] {
  return spec.methods.flatMap((name) => {
    if (!findCamMethod(name)?.needsMeanPooling) return [];
    return spec.recipes
      .filter(({ head, pooling }) => head !== 'linear' || pooling.some((one) => one !== 'mean'))
      .map((recipe): Problem => ({
        code: 'FOLDCAM_E_METHOD_UNSUITED',
        severity: 'error',
        message: `${name} is exact for linear heads over means only, and recipe ${recipe.name} has ${recipe.head === 'linear' ? `pooling ${recipe.pooling.join(', ')}` : `head: ${recipe.head}`}`,
        where: { key: 'methods' },
        remedy: `Leave ${name} out, or set \`head: linear\` and \`pooling: [mean]\` in recipe ${recipe.name}.`,
      }));
  });
}

function gappyOcclusion({ methods, perturbation: { window, stride } }: SweepSpec): Problem[] {
  if (!methods.includes('occlusion') || stride <= window) return [];
  return [
    {
      code: 'FOLDCAM_E_SWEEP_VALUE',
      severity: 'error',
      message: `occlusion's square of ${window} pixels moves by ${stride}, so that some pixels are never covered`,
      where: { key: 'perturbation.stride' },
      remedy: 'Use a stride of at most the window; half of it is usual.',
    },
  ];
}

function missingSpacing(spec: SweepSpec, dataset: Dataset): Problem[] {
  const without = dataset.entries.filter((entry) => !entry.spacing);
  const [first] = without;
  if (!first) return [];
  return (['peritumoral', 'below'] as const)
    .filter((key) => parseExtent(spec.regions[key])?.unit === 'mm')
    .map((key): Problem => ({
      code: 'FOLDCAM_E_SWEEP_VALUE',
      severity: 'error',
      message: `millimetres need the pixel spacing, which ${without.length} images lack (the first: ${first.id})`,
      where: { key: `regions.${key}` },
      remedy: 'Add spacing_mm to dataset.csv, or use a share (10%) or pixels (20px).',
    }));
}
