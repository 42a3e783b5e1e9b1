import { activationLoader } from '../../adapters/features/activationLoader.js';
import { featureLayers, type FeatureSet } from '../../adapters/features/computeFeatures.js';
import { openTailInput } from '../../adapters/features/openTailInput.js';
import type { Parameter } from '../../adapters/tensor/graph/Step.js';
import type { Tap } from '../../core/cam/Tap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import type { PlannedCut } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';

/** Blocks that a cell trained. */
export interface TunedTail {
  readonly cell: string;
  readonly tail: ReadonlyMap<string, Parameter>;
  readonly cut: PlannedCut;
}

export interface TapSources {
  readonly features: FeatureSet;
  readonly tuned?: TunedTail | undefined;
}

/** Gives an image's taps as a cell sees them: of the frozen trunk, and of the blocks it trained. */
export async function openTaps(
  { trunks }: Pick<Context, 'trunks'>,
  { features, tuned }: TapSources,
): Promise<(entry: Entry) => Promise<readonly Tap[]>> {
  const { backbone, dataset } = features;
  const behind = new Set(tuned?.cut.taps);
  const frozen = { ...features, kept: features.kept.filter(({ layer }) => !behind.has(layer)) };
  const layers = featureLayers(frozen).map(({ layer }) => layer);
  const load = activationLoader(() => trunks.trunk(backbone, layers));
  const frozenTaps = (entry: Entry) => load(frozen, entry, false);
  if (!tuned) return frozenTaps;
  const source = await openTailInput(features, tuned.cut, false, (layers) =>
    trunks.trunk(backbone, layers),
  );
  const graph = await trunks.tail(backbone, tuned.cut.layer, tuned.cut.taps);
  const network = await trunks.network(
    tuned.cell,
    () => Promise.resolve({ ...graph, parameters: tuned.tail }),
    source.shape,
  );
  const shown = new Set(features.kept.map(({ layer }) => layer));
  return async (entry) => {
    const image = dataset.entries.indexOf(entry);
    const input = await source.read([{ image, mirrored: false }]);
    const [own = []] = await network.run(input, 1);
    return [...(await frozenTaps(entry)), ...own.filter(({ layer }) => shown.has(layer))];
  };
}
