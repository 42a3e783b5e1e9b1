import { canonicalJson, type Sha256 } from '../canonicalJson.js';
import type { PlannedBackbone } from './Plan.js';
import type { SweepSpec } from './SweepSpec.js';

/**
 * The same specification over the same data is the same sweep, wherever the data was read from.
 * Readable in front, unique behind: `busi-study-3f9a0c12d4`.
 */
export function sweepId(
  spec: SweepSpec,
  dataset: string,
  backbones: readonly PlannedBackbone[],
  sha256: Sha256,
): string {
  const { data: _data, ...rest } = spec;
  const pinned = backbones.map(({ channels: _channels, ...backbone }) => backbone);
  const content = { format: 'foldcam.sweep/1', rest, dataset, backbones: pinned };
  const digest = sha256(canonicalJson(content));
  return `${readableName(spec.name)}-${digest.slice(0, 10)}`;
}

/** What ids show of a name. */
export const readableName = (name: string): string => name.toLowerCase().slice(0, 48);
