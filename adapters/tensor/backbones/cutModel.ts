import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { ancestors } from './ancestors.js';
import {
  storedBytes,
  type FunctionalConfig,
  type LayersModel,
  type WeightSpec,
} from './LayersModel.js';

/** A weight's name starts with its layer's. */
export const layerOf = (spec: WeightSpec): string => spec.name.split('/', 1)[0] ?? '';

/** What is left of a model when only some layers are wanted: no more is read than that needs. */
export interface CutModel {
  readonly config: FunctionalConfig;
  readonly specs: readonly WeightSpec[];
  readonly bytes: readonly Uint8Array[];
}

/** Cuts a model at its taps; they become its outputs. */
export async function cutModel(model: LayersModel, taps: readonly string[]): Promise<CutModel> {
  const kept = new Set(taps.flatMap((tap) => ancestors(model.config, tap)));
  const config = {
    ...model.config,
    layers: model.config.layers.filter((layer) => kept.has(layer.name)),
    output_layers: taps.map((tap) => [tap, 0, 0]),
  };
  const specs: WeightSpec[] = [];
  const bytes: Uint8Array[] = [];
  for (const group of model.weights) {
    if (!group.specs.some((spec) => kept.has(layerOf(spec)))) continue;
    const data = await group.read();
    let offset = 0;
    for (const spec of group.specs) {
      const end = offset + storedBytes(spec);
      if (end > data.length) {
        throw new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `weight ${spec.name} is truncated`, {
          where: { file: group.origin },
        });
      }
      if (kept.has(layerOf(spec))) {
        specs.push(spec);
        bytes.push(data.subarray(offset, end));
      }
      offset = end;
    }
  }
  return { config, specs, bytes };
}
