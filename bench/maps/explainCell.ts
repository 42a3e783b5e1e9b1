import { imageChunks } from '../../core/jobs/imageChunks.js';
import { cellFolder, sweepFile } from '../../core/store/layout.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import { map } from '../../services/explainer/map.js';
import { cellJob, type Worker } from './openWorker.js';

/** How a cell is explained: other methods, or other maps that are kept, than its plan says. */
export type Asked = Pick<Plan['spec'], 'methods'> & {
  readonly keep: Plan['spec']['maps']['keep'];
};

// A plan does not change: each question is a sweep of its own.
let asked = 0;

/**
 * Explains all held-out images of a trained cell as map jobs do, chunk by chunk, from nothing.
 * @param onChunk is told how many images are done
 * @returns how many there are
 */
export async function explainCell(
  { context, plan }: Worker,
  cell: Cell,
  { methods, keep }: Asked,
  onChunk: (images: number) => void = () => undefined,
): Promise<number> {
  const spec = { ...plan.spec, methods, maps: { ...plan.spec.maps, keep } };
  const own = { ...plan, spec, id: `${plan.id}-asked-${++asked}` };
  const body = new TextEncoder().encode(JSON.stringify(own));
  await context.store.put(sweepFile(own.id, 'plan.json'), body);
  await removeAll(context, `${cellFolder(cell.key)}maps/`);
  let done = 0;
  for (const [chunk, images] of imageChunks(testImages(plan, cell.fold)).entries()) {
    await map({ ...cellJob(own, cell), chunk }, context);
    done += images.length;
    onChunk(done);
  }
  return done;
}

/** Removes what a store has below a prefix. */
export async function removeAll(
  { store }: Worker['context'],
  prefix: string,
  wanted: (key: string) => boolean = () => true,
): Promise<void> {
  for await (const { key } of store.list(prefix)) if (wanted(key)) await store.delete(key);
}
