import type { Gpu } from './Gpu.js';

/** `GPU NVIDIA A100-SXM4-40GB, 40960 MiB, compute capability 8.0, driver 550.54.15` */
export function describeGpu({ name, memoryMiB, capability, driver }: Gpu): string {
  return [
    `GPU ${name}`,
    ...(memoryMiB === undefined ? [] : [`${memoryMiB} MiB`]),
    ...(capability === undefined ? [] : [`compute capability ${capability}`]),
    ...(driver === undefined ? [] : [`driver ${driver}`]),
  ].join(', ');
}
