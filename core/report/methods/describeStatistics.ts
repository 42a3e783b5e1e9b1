import type { Report } from '../Report.js';
import type { Citations } from './Citations.js';
import { listed, thousands } from './phrases.js';
import { references } from './references.js';

/** Intervals, tests, calibration, choice. */
export function describeStatistics(report: Report, citations: Citations): string {
  const { cite } = citations;
  const { provenance, comparisons, selection, runs } = report;
  const calibration = runs.find((run) => run.classification.calibration)?.classification
    .calibration;
  const compared = [
    ...(comparisons?.methods.length ? ['methods'] : []),
    ...(comparisons?.runs.length ? ['runs'] : []),
  ];
  return [
    `Figures are of the held-out predictions of all folds pooled, each image once. Intervals are 95 % percentile intervals of a bootstrap over groups${cite(references.bootstrap)} (${thousands(provenance.resamples)} resamples, seed ${provenance.seeds.bootstrap}).`,
    independent(runs, citations),
    compared.length > 0 &&
      `${listed(compared)[0]?.toUpperCase()}${listed(compared).slice(1)} were compared on the same images by ${listed(
        [
          'differences with their bootstrap intervals',
          `McNemar’s exact test${cite(references.mcnemar)} of hits and of correct calls`,
          ...(comparisons?.runs.length
            ? [`DeLong’s paired test${cite(references.delong)} of AUCs`]
            : []),
        ],
      )}, with Holm’s correction${cite(references.holm)}.`,
    comparisons?.best !== undefined &&
      `For their number, runs were compared with the one of the highest AUC alone (${comparisons.best}); since the same images have singled it out, its lead over the others is overstated.`,
    calibration &&
      `Calibration is told by the expected calibration error${cite(references.calibration)} over ${calibration.bins.length} bins of equal width${
        calibration.tempered
          ? ', as it was and with the logits divided by a temperature fitted on the images held back from training'
          : ''
      }.`,
    selection &&
      `For a choice among the runs, the run with the highest AUC on the images held back from training predicted the test images of each fold (nested validation${cite(references.nested)}).`,
  ]
    .filter(Boolean)
    .join(' ');
}

function independent(runs: Report['runs'], { cite }: Citations): string | false {
  const some = runs.map(({ classification }) => classification);
  const beside = [
    ...(some.some(({ auc }) => auc.delong) ? [`DeLong’s interval${cite(references.delong)}`] : []),
    ...(some.some(({ accuracy }) => accuracy.wilson)
      ? [`Wilson’s for rates${cite(references.wilson)}`]
      : []),
  ];
  return (
    beside.length > 0 &&
    `Beside them stand ${listed(beside)}, which take the images for independent.`
  );
}
