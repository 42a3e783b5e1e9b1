import { seededRandom, type Random } from '../random.js';
import { regions, type Region } from '../regions/Region.js';
import { regionMap } from '../regions/regionMap.js';
import { drawEllipse, ellipseMask } from './drawEllipse.js';
import { layeredTissue } from './layeredTissue.js';
import type { Phantom } from './Phantom.js';
import type { PhantomLabel } from './PhantomLabel.js';
import type { Plant } from './Plant.js';
import { plantPattern } from './plantPattern.js';
import { scan, type Scanner } from './scan.js';

/** Width and height: what most backbones take, so that nothing is resampled. */
const side = 224;
/** Echo of a lesion, dB below white. */
const lesionLevel = -40;

/** The region that holds a plant, by the sweep file's defaults. */
export const plantRegion: Readonly<Record<Exclude<Plant, 'nowhere'>, Region>> = {
  inside: 'mass',
  margin: 'peritumoral',
  below: 'below',
};

/**
 * A B-mode image of layered tissue with an elliptic lesion whose class shows in one region alone. Of one
 * seed and index the images of the two classes are equal outside it, and with `nowhere` everywhere.
 */
export function drawPlanted(options: {
  readonly seed: number;
  readonly index: number;
  readonly label: PhantomLabel;
  readonly plant: Plant;
}): Phantom {
  const { seed, index, label, plant } = options;
  // The label is no seed: it must change nothing but the plant.
  const random = seededRandom('planted', seed, index);
  const echo = layeredTissue(side, side, random);
  const ellipse = drawEllipse(side, random);
  const mask = ellipseMask(ellipse, side);
  mask.forEach((marked, i) => {
    if (marked) echo[i] = lesionLevel;
  });
  if (plant !== 'nowhere') {
    const pattern = plantPattern[plant][label](ellipse, seededRandom('plant', seed, index));
    for (const i of pixelsOf(plantRegion[plant], mask)) {
      echo[i] = pattern(i % side, Math.floor(i / side), echo[i] as number);
    }
  }
  return { image: scan(echo, side, drawScanner(random), random), mask, width: side, height: side };
}

function pixelsOf(region: Region, mask: Uint8Array): number[] {
  const extents = { peritumoral: { unit: 'percent', value: 10 }, below: 'full' } as const;
  const own = regions.indexOf(region);
  return [...regionMap(mask, side, side, extents)].flatMap((one, i) => (one === own ? [i] : []));
}

// Gain and loss vary more than between good scans: a head must not lean on brightness.
function drawScanner(random: Random): Scanner {
  return {
    attenuation: 0.6 + 0.2 * random(),
    frequency: 10,
    compensation: 0.9 + 0.08 * random(),
    gain: 4 * (2 * random() - 1),
    dynamicRange: 60,
    spacing: 0.02,
  };
}
