import type { DiskCost } from '../../core/sweep/planDisk.js';

/** `about 180 MB: features 58 MB, overlays 120 MB, maps 2 MB; and a copy of the images` */
export function formatDisk({ features, maps, overlays }: DiskCost): string {
  const parts = Object.entries({ features, overlays, maps })
    .filter(([, bytes]) => bytes !== 0)
    .map(([what, bytes]) => `${what} ${formatBytes(bytes)}`);
  const total = formatBytes(features + maps + overlays);
  return `about ${total}: ${parts.join(', ')}; and a copy of the images`;
}

/** Two figures are enough of what is estimated; decimal, as disks are sold. */
function formatBytes(bytes: number): string {
  if (Number.isNaN(bytes)) return 'unknown';
  const [unit, name] = bytes < 1e6 ? [1e3, 'kB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${Number((bytes / unit).toPrecision(2))} ${name}`;
}
