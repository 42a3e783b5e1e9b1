import type { Entry } from '../../core/dataset/Dataset.js';
import type { AnyMap } from '../../core/faithfulness/compareMaps.js';
import type { MapSeries } from '../../core/store/layout.js';

/** A map that is tested, as it was stored. */
export interface TestedMap {
  readonly entry: Entry;
  readonly series: MapSeries;
  /** The label that it explains. */
  readonly label: string;
  /** That is the negative one. */
  readonly negative: boolean;
  readonly map: AnyMap;
}
