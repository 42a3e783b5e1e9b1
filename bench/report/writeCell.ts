import { writeOutcomes } from '../../adapters/cells/outcomes.js';
import { flatten, type CellOutcome } from '../../adapters/cells/outcomesFile.js';
import { writeTrainedCell } from '../../adapters/cells/trainedCell.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { normalRandom } from '../../core/normalRandom.js';
import type { ObjectStore } from '../../core/ports.js';
import { seededRandom, type Random } from '../../core/random.js';
import { perPlace } from '../../core/regions/Place.js';
import { regions } from '../../core/regions/Region.js';
import { mapSeries } from '../../core/store/layout.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import { sigmoid } from '../../core/training/logistic.js';

/** Stores a cell with numbers that are drawn at random, all of their digits. */
export async function writeCell(
  store: ObjectStore,
  plan: Plan,
  dataset: Dataset,
  { key, run, fold }: Cell,
): Promise<void> {
  const random = seededRandom(key);
  const normal = normalRandom(random);
  const [negative, positive] = dataset.labels;
  const entryOf = new Map(dataset.entries.map((entry) => [entry.id, entry]));
  const entries = testImages(plan, fold).map((id) => entryOf.get(id) as Entry);
  const predictions = entries.map(({ id: image, label }) => {
    const logit = normal() + (label === positive ? 1 : -1);
    const predicted = logit >= 0 ? positive : negative;
    return { image, label, logit, probability: sigmoid(logit), predicted };
  });
  const training = {
    engine: 'drawn at random',
    epochs: 1,
    youdenThreshold: 0.5,
    validationAuc: random(),
    temperature: 1 + random(),
    images: { training: entries.length * (plan.spec.folds.k - 1), test: entries.length },
  };
  const taps = plan.backbones[0]?.taps ?? [];
  const weights = { mean: Float64Array.of(1) };
  const head = { bias: 0, taps: taps.map(({ layer }) => ({ layer, weights })) };
  await writeTrainedCell(store, key, { head, training, predictions, curve: [] }, { run, fold });
  for (const series of mapSeries(plan.spec)) {
    const rows = entries.map((entry) => drawOutcome(entry, random));
    await writeOutcomes(store, key, series, plan.spec, rows);
  }
}

function drawOutcome({ id: image, label, width, height }: Entry, random: Random): CellOutcome {
  const outcome = regions[Math.floor(random() * regions.length)] ?? 'elsewhere';
  const shares = () => perPlace(() => random());
  const hit = perPlace((place) =>
    place === 'inRegions' ? outcome !== 'elsewhere' : place === outcome,
  );
  return {
    ...{ image, targetLabel: label, outcome, tie: false },
    x: Math.floor(random() * width),
    y: Math.floor(random() * height),
    ...flatten('hit', hit),
    ...flatten('chance', shares()),
    ...flatten('share', shares()),
    ...flatten('centre', hit),
    ...flatten('energy', shares()),
    ...flatten('relevance', shares()),
    ...flatten('rank', shares()),
    ...flatten('topK', shares()),
    ...flatten('pixelAuc', shares()),
    ...flatten('iouBest', shares()),
    ...flatten('iouHalf', shares()),
    halfShare: random(),
  };
}
