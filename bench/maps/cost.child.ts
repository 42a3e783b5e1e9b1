import { closedMethods } from '../../core/cam/closedMethods.js';
import { train } from '../../services/trainer/train.js';
import { explainCell, removeAll, type Asked } from './explainCell.js';
import { cellJob, openWorker } from './openWorker.js';
import type { Prepared } from './prepareStore.js';

/** Milliseconds of processor time an image, from its file on: the activations computed, or read. */
export interface Cost {
  readonly keep: Asked['keep'];
  readonly activations: 'computed' | 'read';
  readonly gradCam: number;
  readonly all: number;
}

export interface MeasuredCosts {
  readonly engine: string;
  readonly images: number;
  readonly methods: readonly string[];
  readonly costs: readonly Cost[];
}

/** Each is measured so often; the least counts, since others on the machine only add. */
const repetitions = 3;

const worker = await openWorker(JSON.parse(process.argv[2] ?? '{}') as Prepared);
const { context, plan } = worker;
const [cell] = plan.cells;
if (!cell) throw new RangeError('a plan without a cell');
await train(cellJob(plan, cell), context);
const methods = closedMethods.filter(({ kind }) => kind !== 'baseline').map(({ name }) => name);
let images = 0;

async function measure(asked: Asked, activations: Cost['activations']): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < repetitions; i++) {
    if (activations === 'computed') {
      await removeAll(context, 'features/', (key) => key.includes('/activations/'));
    }
    const before = process.cpuUsage();
    images = await explainCell(worker, cell as NonNullable<typeof cell>, asked);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000 / images);
  }
  return least;
}

const costs: Cost[] = [];
for (const activations of ['computed', 'read'] as const) {
  for (const keep of ['none', 'overlays'] as const) {
    const gradCam = await measure({ methods: ['grad-cam'], keep }, activations);
    const all = await measure({ methods, keep }, activations);
    costs.push({ keep, activations, gradCam, all });
  }
}
const { description } = await context.trunks.engine();
const measured: MeasuredCosts = { engine: description, images, methods, costs };
process.stdout.write(`${JSON.stringify(measured)}\n`);
process.exit(0);
