import type { Flavour } from './Wheel.js';
import { wheels } from './wheels.js';

// The npm package with its dependencies, as npm 11 fetched them.
const packages = { bytes: 73_000_000, unpacked: 302_000_000 };

/** What an installation of a flavour takes, in bytes. */
export interface InstallSize {
  readonly download: number;
  readonly disk: number;
  /** While it is made: each wheel goes once it is unpacked. */
  readonly peak: number;
}

export function installSize(flavour: Flavour): InstallSize {
  const list = wheels[flavour];
  const sum = (of: (wheel: (typeof list)[number]) => number): number =>
    list.reduce((total, wheel) => total + of(wheel), 0);
  const disk = packages.unpacked + sum(({ unpacked }) => unpacked);
  const largest = Math.max(...list.map(({ bytes }) => bytes));
  return { download: packages.bytes + sum(({ bytes }) => bytes), disk, peak: disk + largest };
}

/** `114 MB to download, 48 MB on disk` */
export const describeSize = ({ download, disk }: Pick<InstallSize, 'download' | 'disk'>): string =>
  `${megabytes(download)} to download, ${megabytes(disk)} on disk`;

/** `230 MB`, `4.6 GB`; decimal, as package indexes count. */
export const megabytes = (bytes: number): string =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
