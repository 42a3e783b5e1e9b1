import path from 'node:path';
import type { Setting } from './writeSplits.js';

/** What every bench beside the peer is asked with. */
export const peerOptions = {
  data: { type: 'string' },
  backbones: { type: 'string' },
  python: { type: 'string', default: 'python3' },
} as const;

/** @throws RangeError without one of them */
export function peerSetting(values: {
  readonly data?: string | undefined;
  readonly backbones?: string | undefined;
}): Setting {
  if (values.data === undefined || values.backbones === undefined)
    throw new RangeError(
      'name a data set and a folder with MobileNetV1: --data DIR --backbones DIR',
    );
  return { data: path.resolve(values.data), backbones: path.resolve(values.backbones) };
}
