import type { Environment } from '../../adapters/env/readEnvironment.js';
import type { Engine } from '../../adapters/tensor/engines/Engine.js';
import { describeGpu } from '../../adapters/tensor/engines/gpu/describeGpu.js';
import { readGpuConditions } from '../../adapters/tensor/engines/gpu/readGpuConditions.js';
import { whyNoGpu, type GpuConditions } from '../../adapters/tensor/engines/gpu/whyNoGpu.js';
import { selfTest } from '../../adapters/tensor/engines/selfTest.js';
import { openEngine } from '../../adapters/tensor/openEngine.js';
import type { Check } from './Check.js';

// Sums of float32 products in another order differ by less.
const tolerance = 1e-4;

/** Checks whether this machine computes on a GPU, and rightly. */
export async function examineGpu(environment: Environment): Promise<Check[]> {
  const engine = await openEngine(environment.engine);
  const conditions = await readGpuConditions(engine);
  const checks = [aboutDriver(conditions), ...aboutUse(engine, conditions)];
  return engine.name === 'tensorflow' ? [...checks, ...(await compute(engine))] : checks;
}

function aboutDriver({ driver, gpus }: GpuConditions): Check {
  const devices = gpus.map((gpu) => describeGpu(gpu)).join('; ');
  return driver === undefined
    ? { name: 'driver', state: 'fail', detail: 'no NVIDIA driver is loaded' }
    : { name: 'driver', state: 'ok', detail: devices === '' ? `driver ${driver}` : devices };
}

function aboutUse(engine: Engine, conditions: GpuConditions): Check[] {
  if (engine.onGpu) return [{ name: 'engine', state: 'ok', detail: engine.description }];
  const reasons = whyNoGpu(conditions);
  const told = reasons.length > 0 ? reasons : ['run it with TF_CPP_MIN_LOG_LEVEL=0 to see why'];
  return [
    { name: 'engine', state: 'fail', detail: `not on a GPU: ${engine.description}` },
    ...told.map((detail): Check => ({ name: 'reason', state: 'fail', detail })),
  ];
}

async function compute({ tf, onGpu }: Engine): Promise<Check[]> {
  const { difference, imagesPerSecond } = await selfTest(tf);
  const where = onGpu ? 'on the GPU' : 'without a GPU';
  return [
    {
      name: 'gradient',
      state: difference <= tolerance ? 'ok' : 'fail',
      detail: `differs from tfjs's cpu back end by ${difference.toExponential(1)} of the largest`,
    },
    {
      name: 'speed',
      state: 'ok',
      detail: `${Math.round(imagesPerSecond)} images/s through a small net and back, ${where}`,
    },
  ];
}
