import type { PlannedBackbone } from '../../../core/sweep/Plan.js';
import type { LayerSize } from '../../../core/sweep/planDisk.js';
import { channelsOf } from './channelsOf.js';
import { findBackbone } from './findBackbone.js';
import { findBackbones } from './findBackbones.js';
import { sideOf } from './sideOf.js';

/** What the layers of planned backbones give, from their configurations: no weights are read. */
export async function layerSizes(
  planned: readonly PlannedBackbone[],
  folders: readonly string[],
): Promise<(backbone: PlannedBackbone, layer: string) => LayerSize> {
  const backbones = await findBackbones(folders);
  const configs = new Map(
    await Promise.all(
      planned.map(async ({ id, name, weights, seed }) => {
        const { config } = await findBackbone({ name, weights, seed }, backbones).read();
        return [id, config] as const;
      }),
    ),
  );
  return ({ id }, layer) => {
    const config = configs.get(id);
    if (!config) return { side: NaN, channels: NaN };
    return { side: sideOf(config, layer), channels: channelsOf(config, layer) };
  };
}
