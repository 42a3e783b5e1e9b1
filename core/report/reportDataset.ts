import type { Dataset } from '../dataset/Dataset.js';
import type { Plan } from '../sweep/Plan.js';
import type { Report } from './Report.js';

/** What the images are. */
export function reportDataset(dataset: Dataset): Report['dataset'] {
  const { entries, labels } = dataset;
  return {
    digest: dataset.digest,
    images: entries.length,
    groups: new Set(entries.map((entry) => entry.group)).size,
    labels: labels.map((label, i) => ({
      label,
      positive: i === 1,
      images: entries.filter((entry) => entry.label === label).length,
    })),
    leftOut: dataset.leftOut.map((left) => ({
      ...left,
      reason: 'its label is not one of the two that the sweep names',
    })),
    generated: dataset.generated ?? null,
  };
}

/** How they were split. */
export function reportFolds(plan: Plan, dataset: Dataset): Report['folds'] {
  return Array.from({ length: plan.spec.folds.k }, (_, fold) => {
    const own = dataset.entries.filter((entry) => plan.folds[entry.id] === fold);
    return {
      fold,
      images: own.length,
      groups: new Set(own.map((entry) => entry.group)).size,
      labels: Object.fromEntries(
        dataset.labels.map((label) => [label, own.filter((e) => e.label === label).length]),
      ),
    };
  });
}
