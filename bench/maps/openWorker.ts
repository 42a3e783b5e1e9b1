import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { trunkSource } from '../../adapters/features/TrunkSource.js';
import { openStore } from '../../adapters/store/openStore.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { silentMeter } from '../../adapters/telemetry/workMeter.js';
import { jobFormat, type CellJob } from '../../core/jobs/Job.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../../services/context.js';
import type { Prepared } from './prepareStore.js';

/** What jobs of services work with, without Redis: they are called as functions. */
export interface Worker {
  readonly context: Context;
  readonly plan: Plan;
}

/** @param onFeatures is called after each chunk of images whose features are there */
export async function openWorker(
  { store: address, sweep }: Prepared,
  onFeatures: (done: number) => void = () => undefined,
): Promise<Worker> {
  const environment = readEnvironment();
  const store = openStore(address);
  const board = {
    setFeatures: (_sweep: string, _backbone: string, done: number) => {
      onFeatures(done);
      return Promise.resolve();
    },
  };
  const context = {
    environment,
    store,
    board,
    meter: silentMeter,
    trunks: trunkSource(environment),
  };
  return { context: context as unknown as Context, plan: await readPlan(store, sweep) };
}

export const cellJob = (plan: Plan, { key, run, fold }: Cell): CellJob => ({
  format: jobFormat,
  sweep: plan.id,
  generation: 1,
  cell: key,
  run,
  fold,
});
