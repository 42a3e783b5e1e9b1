import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { openSource } from '../../adapters/dataset/openSource.js';
import { pairsPage, type ShownLookalike } from '../../adapters/dataset/pairsPage.js';
import { readDataset, type ReadDataset } from '../../adapters/dataset/readDataset.js';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { suggestViews } from '../../adapters/features/suggestViews.js';
import type { AlikePair } from '../../core/dataset/findPairs.js';
import { rankPairs } from '../../core/dataset/rankPairs.js';
import type { DatasetSummary, Spread } from '../../core/dataset/summariseDataset.js';
import type { ObjectStore } from '../../core/ports.js';
import { errorKind } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { action } from '../terminal/action.js';
import { formatLookalikes } from '../terminal/formatLookalikes.js';
import { formatPairs } from '../terminal/formatPairs.js';
import { formatProblems } from '../terminal/formatProblems.js';
import { formatTable } from '../terminal/formatTable.js';
import { positive } from './run.js';

interface InspectOptions {
  readonly labels?: [string, string];
  readonly folds: number;
  readonly pairs?: string;
  readonly features?: string;
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
    .option('--pairs <file.html>', 'write a page that shows each pair of images that look alike')
    .option(
      '--features <backbone>',
      'name pairs too that this backbone sees alike, without joining them',
    )
    .addHelpText(
      'after',
      '\nExample:\n  foldcam dataset inspect ~/data/BUSI --labels benign,malignant',
    )
    .action(
      action(
        async (
          output,
          address: string,
          { labels, folds, pairs: page, features }: InspectOptions,
        ) => {
          const source = await openSource(address, process.cwd());
          const read = await readDataset(source, {
            k: folds,
            cacheFolder: readEnvironment().cacheFolder,
            ...(labels ? { labels } : {}),
          });
          const { summary, problems, dataset, pairs } = read;
          const lookalikes =
            features === undefined ? [] : await suggest(source.store, read.images, features);
          const listed = problems.map((problem) => ({
            ...problem,
            remedy: problem.remedy ?? errorKind(problem.code).remedy,
          }));
          const failed = problems.some(({ severity }) => severity === 'error');
          const ranked = rankPairs(pairs);
          const text = [describe(summary, pairs)];
          if (ranked.length > 0) text.push(formatPairs(ranked));
          if (lookalikes.length > 0) text.push(formatLookalikes(lookalikes));
          if (problems.length > 0) text.push(formatProblems(problems, output.colors));
          else text.push(output.colors.green('no problems'));
          const digest = dataset?.digest ?? null;
          if (page !== undefined) {
            await writePage(page, await pairsPage(source.store, ranked, lookalikes));
            output.note(`The pairs are shown in ${path.resolve(page)}`);
          }
          output.result(
            { digest, summary, pairs: ranked, lookalikes, problems: listed },
            text.join('\n\n'),
          );
          if (failed && !labels) {
            output.note('Every label was examined; a sweep sees its two alone: try --labels.');
          }
          return failed ? 2 : 0;
        },
      ),
    );
}

async function suggest(
  store: ObjectStore,
  images: ReadDataset['images'],
  backbone: string,
): Promise<ShownLookalike[]> {
  const byId = new Map(images.map((image) => [image.id, image]));
  const found = await suggestViews(store, images, backbone, readEnvironment());
  return found.flatMap((pair): ShownLookalike[] => {
    const [a, b] = pair.images.map((id) => byId.get(id));
    return a && b ? [{ ...pair, labels: [a.label, b.label], files: [a.image, b.image] }] : [];
  });
}

async function writePage(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FoldcamError('FOLDCAM_E_USAGE', `${file} cannot be written: ${reason}`, {
      remedy: 'Name a file in a folder that exists and is yours.',
      cause,
    });
  }
}

function twoLabels(text: string): [string, string] {
  const [negative = '', positiveLabel = ''] = text.split(',').map((label) => label.trim());
  return [negative, positiveLabel];
}

function describe(summary: DatasetSummary, pairs: readonly AlikePair[]): string {
  const { images, groups, inSharedGroups, leftOut, formats } = summary;
  const found = pairs.filter(({ by }) => by !== 'list');
  const listed = found.filter((pair) => pair.listed).length;
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
    ['pairs', `${found.length} found to be alike, ${listed} of them listed in near-duplicates.csv`],
    ['', `${pairs.length - found.length} listed and not found`],
    ['left out', leftOut.map(({ label, images: n }) => `${label} ${n}`).join(', ') || 'nothing'],
  ];
  return `${labels}\n\n${facts.map(([name, fact]) => `${name.padEnd(9)} ${fact}`).join('\n')}`;
}

const spread = ({ min, median, max }: Spread): string => `${min} to ${max}, median ${median}`;
