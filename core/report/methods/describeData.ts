import type { Report } from '../Report.js';
import { counted, listed, short } from './phrases.js';

/** The images, their labels and groups, and how they were split. */
export function describeData(
  { dataset, folds, sweep, provenance, missing }: Report,
  runs: number,
): string {
  const { labels, leftOut, generated } = dataset;
  const sizes = folds.map(({ images }) => images);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const positive = labels.find((one) => one.positive)?.label ?? '';
  const failed = new Set(missing.filter((gap) => !gap.ungrouped).map(({ cell }) => cell)).size;
  return [
    `The data set (SHA-256 ${short(dataset.digest)}) had ${counted(dataset.images, 'image')}, ${listed(
      labels.map(({ label, images }) => `${images} ${label}`),
    )}, in ${counted(dataset.groups, 'group')} of images that belong together: of one patient or mass, or copies of one scan.`,
    generated !== null && `The images were generated: ${generated}.`,
    leftOut.length > 0 &&
      `Left out: ${listed(leftOut.map(({ label, images, reason }) => `${images} ${label} (${reason})`))}.`,
    `The positive label was ${positive}.`,
    `The images were split into ${folds.length} folds of ${least === most ? least : `${least} to ${most}`}, stratified by label, with all images of a group in one fold (seed ${provenance.seeds.folds}).`,
    'Each fold was tested once, by classifiers trained on the others.',
    sweep.spec.folds.compareUngrouped &&
      'The same was done on folds that ignore groups, to show what leakage would have given.',
    failed > 0 &&
      `Of ${failed} of the ${sweep.spec.folds.k * runs} pairs of a classifier and a fold there is no full result.`,
  ]
    .filter(Boolean)
    .join(' ');
}
