import { findCamMethod } from '../cam/methods.js';
import type { Problem } from '../errors/Problem.js';
import { parseExtent } from '../regions/Extent.js';
import type { Dataset } from '../dataset/Dataset.js';
import type { SweepSpec } from './SweepSpec.js';

/** What a sweep asks for and cannot have: found before anything is stored or enqueued. */
export function findPlanProblems(spec: SweepSpec, dataset?: Dataset): Problem[] {
  return [
    ...clashingRuns(spec),
    ...unsuitedMethods(spec),
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

function unsuitedMethods(spec: SweepSpec): Problem[] {
  return spec.methods.flatMap((name) => {
    if (!findCamMethod(name)?.needsMeanPooling) return [];
    return spec.recipes
      .filter((recipe) => recipe.pooling.some((pooling) => pooling !== 'mean'))
      .map((recipe): Problem => ({
        code: 'FOLDCAM_E_METHOD_UNSUITED',
        severity: 'error',
        message: `${name} is exact for mean pooling only, and recipe ${recipe.name} pools ${recipe.pooling.join(', ')}`,
        where: { key: 'methods' },
        remedy: `Leave ${name} out, or set \`pooling: [mean]\` in recipe ${recipe.name}.`,
      }));
  });
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
