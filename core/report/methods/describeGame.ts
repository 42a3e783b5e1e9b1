import { topK } from '../../localisation/topShare.js';
import type { Report } from '../Report.js';
import type { Citations } from './Citations.js';
import { counted, listed, thousands } from './phrases.js';
import { references } from './references.js';

/** The pointing game, its regions and what stands beside it. */
export function describeGame(report: Report, { cite }: Citations): string {
  const { regions, pointing } = report.sweep.spec;
  const { reference, provenance } = report;
  const study = `${reference.citation}. doi ${reference.doi}.`;
  const ring = /%$/.test(regions.peritumoral)
    ? `${regions.peritumoral} of the mass’s equivalent diameter`
    : regions.peritumoral;
  const depth =
    regions.below === 'full' ? 'down to the edge of the image' : `${regions.below} deep`;
  const tolerance =
    pointing.tolerance === '0px'
      ? ''
      : ` A region was hit too where the maximum was nearer to it than ${pointing.tolerance}.`;
  const some = report.runs.flatMap(({ localisation }) => localisation);
  const tested = report.runs.flatMap(({ faithfulness }) => faithfulness ?? [])[0];
  return [
    `In the pointing game${cite(references.pointing)} a map points at the pixel of its maximum. Following${cite(study)}, that pixel was in the mass, in a peritumoral ring around it (${ring} wide), below it (in a column that the mass spans, ${depth}), or elsewhere; each pixel belongs to the first of these that claims it.${tolerance}`,
    'Constant maps hit nothing. Beside each rate stand its chance level, the mean share of the pixels of the same images that would hit, and what a point at the image’s centre would hit.',
    provenance.swaps &&
      `Rates were tested against masks shuffled ${thousands(provenance.swaps.shuffles)} times between images of the same label (one-sided permutation test${cite(references.permutation)}, seed ${provenance.swaps.seed}).`,
    'The share of a map’s positive values inside a region is its energy' +
      `${cite(references.energy)}.`,
    some.some(({ rank }) => rank) &&
      `Further figures of localisation were ${listed([
        `relevance mass and rank accuracy${cite(references.rank)}`,
        `top-k intersection${cite(references.topK)} (k = ${topK})`,
        'the pixelwise AUC',
        'intersection over union at the best threshold and at half of the maximum',
      ])}.`,
    tested &&
      `Faithfulness was tested on ${counted(tested.images, 'image')} of each run by deletion and insertion curves${cite(references.removal)} of ${report.sweep.spec.faithfulness?.steps} steps${
        tested.randomisation
          ? `, and by comparing maps with those of the network with its weights drawn anew from the head down${cite(references.randomisation)}`
          : ''
      }.`,
  ]
    .filter(Boolean)
    .join(' ');
}
