import type { Gpu } from './Gpu.js';

/**
 * The devices that CUDA shows a process, in its order. An entry that names no device ends the list,
 * as CUDA's programming guide says of CUDA_VISIBLE_DEVICES.
 */
export function visibleGpus(gpus: readonly Gpu[], variable: string | undefined): Gpu[] {
  if (variable === undefined) return [...gpus];
  const visible: Gpu[] = [];
  for (const entry of variable.split(',').map((one) => one.trim())) {
    const gpu = /^\d+$/.test(entry)
      ? gpus[Number(entry)]
      : gpus.find(({ uuid }) => entry.startsWith('GPU-') && uuid?.startsWith(entry) === true);
    if (gpu === undefined) break;
    visible.push(gpu);
  }
  return visible;
}
