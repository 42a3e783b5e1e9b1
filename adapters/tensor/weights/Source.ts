import type { Architecture } from '../architectures/Architecture.js';

/** Where weights are taken from, and which folder they go to. */
export interface Source {
  readonly architecture: Architecture;
  /** An address, or an absolute path. */
  readonly from: string;
  readonly folder: string;
}

export const isUrl = (from: string): boolean => /^https?:\/\//.test(from);
