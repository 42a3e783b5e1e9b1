import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { ancestors } from './ancestors.js';
import { checkFinite } from './checkFinite.js';
import { layerOf } from './layerOf.js';
import {
  storedBytes,
  type FunctionalConfig,
  type LayersModel,
  type WeightSpec,
} from './LayersModel.js';

/** What is left of a model when only some layers are wanted: no more is read than that needs. */
export interface CutModel {
  readonly config: FunctionalConfig;
  readonly specs: readonly WeightSpec[];
  readonly bytes: readonly Uint8Array[];
}

/**
 * Cuts a model at its taps; they become its outputs.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS naming the file and the first weight at fault
 */
export async function cutModel(model: LayersModel, taps: readonly string[]): Promise<CutModel> {
  const kept = new Set(taps.flatMap((tap) => ancestors(model.config, tap)));
  const config = {
    ...model.config,
    layers: model.config.layers.filter((layer) => kept.has(layer.name)),
    output_layers: taps.map((tap) => [tap, 0, 0]),
  };
  const layers = new Set(model.config.layers.map((layer) => layer.name));
  const specs: WeightSpec[] = [];
  const bytes: Uint8Array[] = [];
  for (const group of model.weights) {
    const owners = group.specs.map((spec) => layerOf(spec.name, layers));
    if (!owners.some((layer) => layer !== undefined && kept.has(layer))) continue;
    const read = await group.read();
    // A Buffer's slices would stay views of a shared pool.
    const data = new Uint8Array(read.buffer, read.byteOffset, read.byteLength);
    let offset = 0;
    for (const [i, spec] of group.specs.entries()) {
      const end = offset + storedBytes(spec);
      // Not finite where a shape is absurd.
      if (!(end <= data.length)) {
        throw new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `weight ${spec.name} is truncated`, {
          where: { file: group.origin },
        });
      }
      const layer = owners[i];
      if (layer !== undefined && kept.has(layer)) {
        const own = data.subarray(offset, end);
        checkFinite(spec, own, layer, group.origin);
        specs.push(spec);
        bytes.push(own);
      }
      offset = end;
    }
    if (offset < data.length) {
      throw new FoldcamError(
        'FOLDCAM_E_BACKBONE_WEIGHTS',
        `${group.origin} has ${data.length} bytes, and its weights ${offset}`,
        { where: { file: group.origin } },
      );
    }
  }
  return { config, specs, bytes };
}
