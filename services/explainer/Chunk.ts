import type { Entry } from '../../core/dataset/Dataset.js';
import type { MapJob } from '../../core/jobs/Job.js';
import type { MapSeries } from '../../core/store/layout.js';
import type { Head } from '../../core/training/Head.js';
import type { Context } from '../context.js';
import type { ViewSources } from './openViews.js';
import type { ShownImage } from './seriesContent.js';

/** What makes the maps of one chunk of a cell's held-out images. */
export interface Chunk {
  readonly job: MapJob;
  readonly context: Pick<Context, 'store' | 'trunks'>;
  readonly sources: ViewSources;
  readonly head: Head;
  readonly images: readonly ShownImage[];
  /** Whether a series explains the negative label of an image. */
  readonly isNegative: (series: MapSeries, entry: Entry) => boolean;
}
