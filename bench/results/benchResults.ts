import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { writeSection } from '../writeSection.js';
import { sweepRecipes, type Swept } from './sweepRecipes.js';

/** Folds that are assigned anew. */
const seeds = [1, 2, 3];

/** What the best recipe must reach, as the mean over the seeds. */
const least = 0.9;

/** How far training blocks may fall behind the head alone: half of what the seeds differ by. */
const tolerance = 0.01;

type Run = Swept['report']['runs'][number];

/**
 * Compares the recipes of examples/busi-recipes.yaml on a data set, chooses among them by nested
 * validation, and writes what came of it into docs/results.md.
 * @returns the claims that do not hold
 */
export async function benchResults(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: { data: { type: 'string' }, engine: { type: 'string', default: 'auto' } },
  });
  if (values.data === undefined) throw new RangeError('name a data set: --data DIR');
  const swept: Swept[] = [];
  for (const seed of seeds) {
    swept.push(await sweepRecipes(seed, values.data, values.engine));
    process.stderr.write(`folds of seed ${seed}: done\n`);
  }
  const [first] = swept;
  if (!first) return [];
  const { dataset } = first.report;
  const labels = dataset.labels.map(({ label, images }) => `${images} ${label}`).join(', ');
  const rows = first.report.runs.map(({ id, recipe }) => describeRecipe(id, recipe, swept));
  const text = [
    `Measured with \`npm run bench -- results --data DIR\` on ${dataset.images} images (${labels}) in ${dataset.groups} groups; fold seeds ${seeds.join(', ')}; engine ${first.report.provenance.engines.join(', ')}; foldcam ${first.report.provenance.foldcam}.`,
    markdownTable(
      [
        'recipe',
        'validation AUC',
        'chosen',
        ...seeds.map((seed) => `AUC, seed ${seed}`),
        'mean AUC',
        'accuracy',
        'sensitivity',
        'specificity',
        'in regions',
        'chance',
      ],
      [...rows, describeSelection(swept)],
    ),
  ].join('\n\n');
  await writeSection('results.md', 'recipes', text);
  return brokenClaims(swept);
}

function describeRecipe(id: string, recipe: string, swept: readonly Swept[]): string[] {
  const runs = runsOf(id, swept);
  const chosen = swept.flatMap(({ report }) =>
    (report.selection?.folds ?? []).filter((fold) => fold.run === id),
  );
  const folds = swept.reduce((sum, { report }) => sum + report.folds.length, 0);
  return [
    `\`${recipe}\``,
    mean(swept.map(({ validation }) => validation.get(id) ?? NaN)).toFixed(3),
    `${chosen.length} of ${folds}`,
    ...figures(runs),
  ];
}

function describeSelection(swept: readonly Swept[]): string[] {
  const selections = swept.map(({ report }) => report.selection).filter((one) => one !== undefined);
  return ['chosen in each fold', '', '', ...figures(selections)];
}

type Figures = Pick<Run, 'pointing'> & {
  readonly classification: Omit<Run['classification'], 'folds'>;
};

function figures(of: readonly Figures[]): string[] {
  const over = (value: (one: Figures) => number | null | undefined): number =>
    mean(of.map((one) => value(one) ?? NaN));
  const percent = (value: number): string => `${(100 * value).toFixed(0)} %`;
  return [
    ...of.map(({ classification }) => (classification.auc.value ?? NaN).toFixed(3)),
    over(({ classification }) => classification.auc.value).toFixed(3),
    over(({ classification }) => classification.accuracy.value).toFixed(3),
    over(({ classification }) => classification.sensitivity.value).toFixed(3),
    over(({ classification }) => classification.specificity.value).toFixed(3),
    percent(over(({ pointing }) => pointing[0]?.inRegions.rate)),
    percent(over(({ pointing }) => pointing[0]?.inRegions.chance)),
  ];
}

const runsOf = (id: string, swept: readonly Swept[]): Run[] =>
  swept.flatMap(({ report }) => report.runs.filter((run) => run.id === id));

function brokenClaims(swept: readonly Swept[]): string[] {
  const selected = mean(
    swept.map(({ report }) => report.selection?.classification.auc.value ?? NaN),
  );
  const aucOf = (recipe: string): number =>
    mean(
      swept.map(
        ({ report }) =>
          report.runs.find((run) => run.recipe === recipe)?.classification.auc.value ?? NaN,
      ),
    );
  return [
    ...(selected >= least ? [] : [`nested validation reaches an AUC of ${selected.toFixed(3)}`]),
    ...(aucOf('tail') >= aucOf('head') - tolerance ? [] : ['trained blocks fall behind the head']),
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
