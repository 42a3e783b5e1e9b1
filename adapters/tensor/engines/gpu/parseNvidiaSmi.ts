import type { Gpu } from './Gpu.js';

/** The columns that nvidia-smi is asked for; older ones do not know the last. */
export const smiColumns = [
  'name',
  'uuid',
  'driver_version',
  'memory.total',
  'compute_cap',
] as const;

/** What `nvidia-smi --query-gpu=… --format=csv,noheader,nounits` prints, one device a line. */
export function parseNvidiaSmi(text: string): Gpu[] {
  const known = (value: string | undefined): string | undefined =>
    value === undefined || value === '' || /^\[.*\]$/.test(value) ? undefined : value;
  return text
    .split('\n')
    .map((line) => line.split(',').map((part) => part.trim()))
    .filter(([name]) => name !== undefined && name !== '')
    .map((parts) => {
      const [name = '', uuid, driver, memory, capability] = parts.map(known);
      const memoryMiB = Number(memory);
      return {
        name,
        ...(uuid === undefined ? {} : { uuid }),
        ...(driver === undefined ? {} : { driver }),
        ...(Number.isFinite(memoryMiB) ? { memoryMiB } : {}),
        ...(capability === undefined ? {} : { capability }),
      };
    });
}

/** The driver's version out of the text of /proc/driver/nvidia/version. */
export const parseDriverVersion = (text: string): string | undefined =>
  /Kernel Module\S*(?: for \S+)?\s+([\d.]+)/.exec(text)?.[1];

/** The model out of the text of /proc/driver/nvidia/gpus/…/information. */
export const parseGpuModel = (text: string): string | undefined =>
  /^Model:\s*(.+)$/m.exec(text)?.[1]?.trim();
