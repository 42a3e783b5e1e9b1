import { Command } from 'commander';
import { openSource } from '../../adapters/dataset/openSource.js';
import { readDataset } from '../../adapters/dataset/readDataset.js';
import type { DatasetSummary, Spread } from '../../core/dataset/summariseDataset.js';
import { errorKind } from '../../core/errors/catalogue.js';
import { action } from '../terminal/action.js';
import { formatProblems } from '../terminal/formatProblems.js';
import { formatTable } from '../terminal/formatTable.js';
import { positive } from './run.js';

interface InspectOptions {
  readonly labels?: [string, string];
  readonly folds: number;
}

export function datasetInspectVerb(): Command {
  return new Command('inspect')
    .summary('tell what a data set holds, and what is wrong with it')
    .description(
      'Reads every image and mask of a data set; tells what it holds and lists all that is wrong with it. ' +
        'Exit status 2 where a sweep could not run on it.',
    )
    .argument('<dir>', 'a folder, a dataset.csv or s3://…')
    .option('--labels <negative,positive>', 'examine these two labels only', twoLabels)
    .option('--folds <k>', 'the number of folds that there must be groups for', positive, 5)
    .addHelpText(
      'after',
      '\nExample:\n  foldcam dataset inspect ~/data/BUSI --labels benign,malignant',
    )
    .action(
      action(async (output, address: string, { labels, folds }: InspectOptions) => {
        const source = await openSource(address, process.cwd());
        const { summary, problems, dataset } = await readDataset(source, {
          k: folds,
          ...(labels ? { labels } : {}),
        });
        const listed = problems.map((problem) => ({
          ...problem,
          remedy: problem.remedy ?? errorKind(problem.code).remedy,
        }));
        const failed = problems.some(({ severity }) => severity === 'error');
        const text = [describe(summary)];
        if (problems.length > 0) text.push(formatProblems(problems, output.colors));
        else text.push(output.colors.green('no problems'));
        const digest = dataset?.digest ?? null;
        output.result({ digest, summary, problems: listed }, text.join('\n\n'));
        if (failed && !labels) {
          output.note('Every label was examined; a sweep sees its two alone: try --labels.');
        }
        return failed ? 2 : 0;
      }),
    );
}

function twoLabels(text: string): [string, string] {
  const [negative = '', positiveLabel = ''] = text.split(',').map((label) => label.trim());
  return [negative, positiveLabel];
}

function describe(summary: DatasetSummary): string {
  const { images, groups, inSharedGroups, twins, listedPairs, leftOut, formats } = summary;
  const labels = formatTable(
    ['label', 'images', 'groups', 'masks', 'median lesion area'],
    summary.labels.map((label) => [
      label.label,
      label.images,
      label.groups,
      label.masks,
      `${(100 * label.lesionShare).toFixed(1)} % of the image`,
    ]),
  );
  const facts: [string, string][] = [
    [
      'images',
      `${images} (${Object.entries(formats)
        .map(([name, n]) => `${n} ${name}`)
        .join(', ')})`,
    ],
    ['width', `${spread(summary.width)} pixels`],
    ['height', `${spread(summary.height)} pixels`],
    ['spacing', `known for ${summary.withSpacing} images`],
    ['groups', `${groups}; ${inSharedGroups} images share theirs with others`],
    ['alike', `${twins} pairs found, ${listedPairs} listed in near-duplicates.csv`],
    ['left out', leftOut.map(({ label, images: n }) => `${label} ${n}`).join(', ') || 'nothing'],
  ];
  return `${labels}\n\n${facts.map(([name, fact]) => `${name.padEnd(9)} ${fact}`).join('\n')}`;
}

const spread = ({ min, median, max }: Spread): string => `${min} to ${max}, median ${median}`;
