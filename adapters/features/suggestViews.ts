import { findLookalikes, type Lookalike } from '../../core/dataset/findLookalikes.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Environment } from '../env/readEnvironment.js';
import { findBackbones } from '../tensor/backbones/findBackbones.js';
import { planBackbone } from '../tensor/backbones/planBackbone.js';
import { describeImages } from './describeImages.js';
import { trunkSource } from './TrunkSource.js';

interface Image {
  readonly id: string;
  readonly image: string;
  readonly group: string;
}

/**
 * Pairs of images of two groups that a backbone with frozen weights sees alike.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_UNKNOWN, or what else keeps a backbone from opening
 */
export async function suggestViews(
  source: ObjectStore,
  images: readonly Image[],
  backbone: string,
  environment: Pick<
    Environment,
    'engine' | 'requireGpu' | 'backboneFolders' | 'trunk' | 'cacheFolder'
  >,
): Promise<Lookalike[]> {
  const backbones = await findBackbones(environment.backboneFolders);
  const planned = await planBackbone({ name: backbone }, backbones);
  const layers = planned.taps.map(({ layer }) => layer);
  const trunk = await trunkSource(environment).trunk(planned, layers);
  try {
    const described = await describeImages(source, images, planned, trunk);
    return findLookalikes(described, new Map(images.map(({ id, group }) => [id, group])));
  } finally {
    trunk.dispose();
  }
}
