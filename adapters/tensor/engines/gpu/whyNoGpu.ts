import type { EngineFacts } from '../EngineFacts.js';
import type { DetectedGpus, Gpu } from './Gpu.js';
import { visibleGpus } from './visibleGpus.js';

/** All that decides whether TensorFlow computes on a GPU. */
export interface GpuConditions extends DetectedGpus {
  /** The value of CUDA_VISIBLE_DEVICES. */
  readonly visible: string | undefined;
  readonly engine: EngineFacts;
  /** Why the native engine does not serve, where it does not. */
  readonly fallback: string | undefined;
  /** CUDA libraries that are not found. */
  readonly missing: readonly string[];
}

// CUDA 12 by minor-version compatibility; TensorFlow 2.18 dropped Maxwell (release notes).
const leastDriver = '525.60.13';
const leastCapability = '6.0';

/** Why nothing is computed on a GPU, each reason with what would help; empty where none is known. */
export function whyNoGpu(conditions: GpuConditions): string[] {
  const { driver, gpus, visible, engine, fallback, missing } = conditions;
  const reasons: string[] = [];
  if (driver === undefined) {
    reasons.push('no NVIDIA driver is loaded (in a container: start it with the GPU)');
  } else {
    if (below(driver, leastDriver)) {
      reasons.push(`the driver ${driver} is too old: CUDA 12 needs ${leastDriver}`);
    }
    reasons.push(...aboutDevices(gpus, visible));
  }
  if (engine.library === undefined) {
    reasons.push(
      `the engine is ${engine.name}${fallback === undefined ? ', as FOLDCAM_ENGINE says' : `: ${fallback}`}`,
    );
  } else if (engine.library.build === 'cpu') {
    reasons.push(
      'TensorFlow was built for the CPU (`foldcam engine install --gpu` brings the other)',
    );
  } else if (missing.length > 0) {
    reasons.push(`CUDA libraries are not found: ${missing.join(', ')}`);
  }
  return reasons;
}

function aboutDevices(gpus: readonly Gpu[], variable: string | undefined): string[] {
  if (gpus.length === 0) return ['the driver shows no device'];
  const visible = visibleGpus(gpus, variable);
  if (visible.length === 0) return [`CUDA_VISIBLE_DEVICES hides all ${gpus.length} devices`];
  const old = visible.filter(
    ({ capability }) => capability !== undefined && below(capability, leastCapability),
  );
  if (old.length < visible.length) return [];
  return old.map(
    ({ name, capability = '' }) =>
      `${name} has compute capability ${capability}, and TensorFlow needs ${leastCapability}`,
  );
}

/** Whether a version with dots comes before another. */
function below(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number));
  for (let i = 0; i < Math.max(a?.length ?? 0, b?.length ?? 0); i++) {
    const [x, y] = [a?.[i] ?? 0, b?.[i] ?? 0];
    if (x !== y) return x < y;
  }
  return false;
}
