import { seriesArtifacts } from '../../adapters/cells/maps.js';
import type { StoredSeries } from '../../adapters/csv/overlayTable.js';
import type { ObjectStore } from '../../core/ports.js';
import { mapSeries } from '../../core/store/layout.js';
import type { Plan } from '../../core/sweep/Plan.js';

/** Shows what is stored of every series of a sweep, in its order. */
export async function listOverlays(
  store: ObjectStore,
  plan: Plan,
  see: (series: StoredSeries) => Promise<void>,
): Promise<void> {
  for (const cell of plan.cells) {
    for (const series of mapSeries(plan.spec)) {
      const artifacts = await seriesArtifacts(store, cell.key, series, plan.spec);
      if (artifacts) await see({ cell, series, artifacts });
    }
  }
}
