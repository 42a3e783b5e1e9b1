import path from 'node:path';
import { ingestDataset } from '../../../adapters/dataset/ingestDataset.js';
import { writePhantoms } from '../../../adapters/dataset/writePhantoms.js';
import { trunkSource } from '../../../adapters/features/TrunkSource.js';
import { openRedis } from '../../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../../adapters/queue/SweepBoard.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { prepareSweep } from '../../../adapters/sweep/prepareSweep.js';
import { writePlan } from '../../../adapters/sweep/writePlan.js';
import { openWorkMeter } from '../../../adapters/telemetry/workMeter.js';
import type { EngineChoice } from '../../../adapters/tensor/openEngine.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { jobFormat, type CellJob } from '../../../core/jobs/Job.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import type { Context } from '../../../services/context.js';
import { map } from '../../../services/explainer/map.js';
import { testFaithfulness } from '../../../services/explainer/testFaithfulness.js';
import { train } from '../../../services/trainer/train.js';
import { writeTunableModel } from '../../../bench/support/writeTunableModel.js';

// Arguments: engine, folder, address of a Redis. Does the jobs of a small sweep one after another in this process, some of
// them stopped or failing, as the child of a worker does, and prints what the engine holds after each.
const [choice = '', home = '', redisUrl = ''] = process.argv.slice(2);
const models = path.join(home, 'models');
await writeTunableModel(path.join(models, 'tunable'));
await writePhantoms(path.join(home, 'phantoms'), { images: 24, seed: 3, malignant: 0.5 });
const text = `name: counted
data: ./phantoms
folds: { k: 3 }
backbones: [tunable]
recipes:
  - { name: head }
  - { name: tail, unfreeze: 1, epochs: 2, flips: true, testFlips: true, mixup: 0.2 }
  - { name: all, unfreeze: all, epochs: 2 }
  - { name: wild, unfreeze: all, epochs: 4, learningRate: 1, patience: 4 }
methods: [grad-cam, layer-cam, score-cam, smooth-grad-cam++, rise, occlusion, input-gradient, smooth-grad, integrated-gradients, full-grad]
perturbation: { masks: 10, samples: 2, steps: 2, window: 12, stride: 12 }
faithfulness: { images: 24, steps: 2 }
maps: { keep: none, taps: all }
`;
const { plan, dataset, source } = await prepareSweep(parseSweep(text), {
  base: home,
  backboneFolders: [models],
});
const store = openStore(path.join(home, 'store'));
await ingestDataset(source, dataset, store);
await writePlan(store, plan, text);
const trunks = trunkSource({
  engine: choice as EngineChoice,
  requireGpu: false,
  backboneFolders: [models],
});
const redis = openRedis(redisUrl);
const context = {
  environment: { logLevel: 'silent', checkpointSeconds: 20, cacheFolder: path.join(home, 'cache') },
  store,
  board: openSweepBoard(redis),
  meter: openWorkMeter(redis),
  trunks,
} as unknown as Context;
const { tf } = await trunks.engine();

const rows: unknown[] = [];
async function count(cell: CellJob, job: string, work: Promise<unknown>): Promise<void> {
  const failed = await work.then(
    () => '',
    (error: unknown) => (error instanceof FoldcamError ? error.code : String(error)),
  );
  const { numTensors, numDataBuffers, numBytes } = tf.memory();
  const { run, fold } = cell;
  rows.push({ run, fold, job, failed, held: { numTensors, numDataBuffers, numBytes } });
}

/** Is aborted when it has been asked so often: in the middle of the training. */
const abortedAfter = (reads: number): AbortSignal => {
  let asked = 0;
  return {
    get aborted() {
      return ++asked > reads;
    },
    reason: 'cancelled',
  } as AbortSignal;
};

for (const { key, run, fold } of plan.cells) {
  const cell: CellJob = {
    ...{ format: jobFormat, sweep: plan.id, generation: 1 },
    ...{ cell: key, run, fold },
  };
  await count(cell, 'train, stopped', train(cell, context, abortedAfter(4)));
  await count(cell, 'train', train(cell, context));
  await count(cell, 'map', map({ ...cell, chunk: 0 }, context));
  await count(cell, 'test', testFaithfulness(cell, context));
}
process.stdout.write(JSON.stringify(rows));
process.exit(0);
