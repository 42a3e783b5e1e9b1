import type { SaliencyMap } from '../../core/cam/combineTaps.js';
import { probedMap, type AskingMethod } from '../../core/cam/probedMap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import type { MapSeries } from '../../core/store/layout.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import type { ImageProbes } from './openProbedViews.js';

export interface Asked {
  readonly method: AskingMethod;
  readonly spec: SweepSpec;
  /** One for each target that the sweep explains. */
  readonly series: readonly MapSeries[];
  readonly entry: Entry;
  readonly probes: ImageProbes;
  readonly isNegative: (series: MapSeries, entry: Entry) => boolean;
}

/** One image's maps by one method, in the order of the series; those that explain one label are one map. */
export async function askForMaps(asked: Asked): Promise<SaliencyMap[]> {
  const { method, spec, series, entry, probes, isNegative } = asked;
  const made = new Map<boolean, SaliencyMap>();
  const maps: SaliencyMap[] = [];
  for (const one of series) {
    const negative = isNegative(one, entry);
    const map =
      made.get(negative) ??
      (await probedMap(method, probes(negative), entry.id, spec.perturbation));
    made.set(negative, map);
    maps.push(map);
  }
  return maps;
}
