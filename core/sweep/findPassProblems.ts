import type { Problem } from '../errors/Problem.js';
import type { Plan } from './Plan.js';
import { passRates, roughTime, weighPasses } from './passTime.js';
import { planCosts } from './planCosts.js';

/** What a sweep's maps may ask for without a word. */
const many = 100_000;

/** What methods that ask the network again ask in vain, and where they ask for very much. */
export function findPassProblems(plan: Plan): Problem[] {
  return [...coveringSquares(plan), ...manyPasses(plan)];
}

function coveringSquares({ spec, backbones }: Plan): Problem[] {
  const { window } = spec.perturbation;
  if (!spec.methods.includes('occlusion')) return [];
  return backbones
    .filter(({ inputSize }) => window >= inputSize)
    .map(({ id, inputSize }): Problem => ({
      code: 'FOLDCAM_E_SWEEP_VALUE',
      severity: 'error',
      message: `occlusion's square of ${window} pixels covers all of what ${id} sees, ${inputSize} × ${inputSize}`,
      where: { key: 'perturbation.window' },
      remedy: 'Lower `window`: an eighth to a quarter of the input is usual.',
    }));
}

function manyPasses(plan: Plan): Problem[] {
  const costs = planCosts(plan).filter(({ perMap }) => perMap !== undefined);
  const passes = costs.reduce((sum, cost) => sum + cost.passes, 0);
  if (!(passes > many)) return [];
  const [most] = [...costs].sort((a, b) => b.passes - a.passes);
  const time = roughTime(weighPasses(costs) / passRates.wasm);
  return [
    {
      code: 'FOLDCAM_E_SWEEP_COSTLY',
      severity: 'warning',
      message:
        `its maps ask for ${count(passes)} passes, about ${time} at ${passRates.wasm} a second ` +
        `(MobileNetV2, wasm engine, two cores); the most, ${count(most?.passes ?? 0)}, for ${most?.what ?? ''}`,
      where: { key: 'methods' },
    },
  ];
}

const count = (passes: number): string => passes.toLocaleString('en-US');
