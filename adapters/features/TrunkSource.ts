import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import { openEngine, type Engine, type EngineChoice } from '../tensor/openEngine.js';
import { findBackbones } from '../tensor/backbones/findBackbones.js';
import { loadTrunk, type Trunk } from '../tensor/loadTrunk.js';

/** Opens the engine and trunks when they are first needed, and keeps them. */
export interface TrunkSource {
  engine(): Promise<Engine>;
  trunk(backbone: PlannedBackbone): Promise<Trunk>;
}

export function trunkSource(options: {
  readonly engine: EngineChoice;
  readonly requireGpu: boolean;
  readonly backboneFolders: readonly string[];
}): TrunkSource {
  const engine = () => openEngine(options.engine, options.requireGpu);
  // One trunk at a time: their weights and activations are what fills a worker's memory.
  let held: { digest: string; trunk: Promise<Trunk> } | undefined;
  return {
    engine,
    trunk: async (backbone) => {
      if (held?.digest !== backbone.digest) {
        const before = held;
        held = {
          digest: backbone.digest,
          trunk: (async () => {
            await before?.trunk.then((trunk) => trunk.dispose()).catch(() => undefined);
            const backbones = await findBackbones(options.backboneFolders);
            return loadTrunk(await engine(), backbone, backbones);
          })(),
        };
        held.trunk.catch(() => (held = undefined));
      }
      return held.trunk;
    },
  };
}
