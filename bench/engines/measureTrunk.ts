import { trunkSource, type TrunkOptions } from '../../adapters/features/TrunkSource.js';
import { findBackbones } from '../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../adapters/tensor/backbones/planBackbone.js';
import { imagesPerSecond } from './imagesPerSecond.js';
import type { Work } from './measureBackbone.js';
import { noise } from './noise.js';

/** Images a second of a frozen backbone up to its deepest tap, as a trainer's features are computed. */
export async function measureTrunk(
  options: TrunkOptions,
  { backbone, batch }: Work,
): Promise<number> {
  const backbones = await findBackbones(options.backboneFolders);
  const planned = await planBackbone({ name: backbone }, backbones, [0]);
  const outputs = planned.taps.slice(-1).map(({ layer }) => layer);
  const trunk = await trunkSource(options).trunk(planned, outputs);
  const input = noise([planned.inputSize, planned.inputSize, 3], batch);
  return imagesPerSecond(batch, async () => {
    await trunk.run(input, batch);
  });
}
