import { measureRate, type Rate, type Seen } from '../../../core/jobs/measureRate.js';
import { isUnderWay, type SweepStatus } from '../../../core/jobs/SweepStatus.js';
import type { Plan } from '../../../core/sweep/Plan.js';
import { sweepFile } from '../../../core/store/layout.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { sha256Hex } from '../../digest/sha256.js';
import { readPlan } from '../../sweep/readPlan.js';
import { readStatus, type Jobs } from '../../sweep/readStatus.js';
import type { ObjectStore } from '../../../core/ports.js';
import type { SweepRecord } from '../../queue/SweepBoard.js';
import { describeStatus } from './describeStatus.js';
import { keepLatest } from '../../../core/keepLatest.js';
import { rememberLatest } from '../../../core/rememberLatest.js';
import type { LiveSweep } from './Sweep.js';

/** What a server knows of sweeps: read at most twice a second, whoever asks and however often. */
export interface SweepCache {
  /** @throws FoldcamError FOLDCAM_E_SWEEP_NOT_FOUND, or what reading the plan throws */
  plan(sweep: string): Promise<Plan>;
  /** @throws FoldcamError as plan */
  find(sweep: string): Promise<LiveSweep>;
  /** The same, read after this call. */
  read(sweep: string): Promise<LiveSweep>;
  /** The same, from what was read before where its record has not changed since. */
  findBy(sweep: string, record: SweepRecord | undefined): Promise<LiveSweep>;
  /** Reads anew at the next question: something has just been changed from here. */
  forget(sweep: string): void;
}

interface Known {
  readonly live: LiveSweep;
  readonly at: number;
  /** Generation and steering, as Redis has them. */
  readonly record: string;
  /** Its jobs were there when it was read: it had not just been begun. */
  readonly quiet: boolean;
}

interface Kept {
  known?: Known;
  /** When Redis was asked last whether it is still true. */
  asked: number;
  reading?: Promise<Known> | undefined;
  readonly seen: Seen[];
  generation: number | null;
}

const fresh = 400;
// What was read lately is given at once while it is read anew: nobody who polls waits for the reading.
const tolerable = 2_000;
// An ended sweep changes when it is retried or removed; the first shows in its record.
const settled = 2_000;
// What the store says of cells that no job is left of may change by other sweeps that share them.
const certain = 30_000;
// From a generation's record to its jobs, with much to spare.
const beginning = 10_000;
/** Cells of all sweeps that are kept: some 200 bytes each. */
const mostCells = 200_000;
const window = 10 * 60_000;

const tagOf = (record: SweepRecord | undefined): string =>
  record ? `${record.generation} ${record.steering}` : '';

export function openSweepCache(
  store: ObjectStore,
  jobs: Jobs,
  now: () => number = Date.now,
): SweepCache {
  const plans = rememberLatest<Plan>(200);
  const kept = keepLatest<Kept>(mostCells);

  const plan = (sweep: string): Promise<Plan> => plans.of(sweep, () => readPlan(store, sweep));

  const read = async (sweep: string, of: Kept): Promise<Known> => {
    const [record, own] = await Promise.all([jobs.board.find(sweep), plan(sweep)]);
    const { known } = of;
    if (!record && !(await store.head(sweepFile(sweep, 'plan.json')))) {
      plans.forget(sweep);
      throw new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `there is no sweep ${sweep}`);
    }
    if (known && isSettled(known, record)) return known;
    const status = await readStatus(store, own, jobs);
    const live = describeStatus(own, status, rateOf(of, status));
    const etag = `"${sha256Hex(live.body).slice(0, 32)}"`;
    const at = now();
    const quiet = at - (record?.submitted ?? 0) > beginning;
    return { live: { plan: own, status, ...live, etag }, at, record: tagOf(record), quiet };
  };

  // Ended, and nobody has retried, cancelled or removed it since.
  const isSettled = (known: Known, record: SweepRecord | undefined): boolean =>
    known.quiet &&
    known.record === tagOf(record) &&
    !isUnderWay(known.live.status.state) &&
    now() - known.at < (known.live.status.state === 'done' ? Infinity : certain);

  const rateOf = (of: Kept, status: SweepStatus): Rate => {
    const { seen } = of;
    if (of.generation !== status.generation) seen.splice(0);
    of.generation = status.generation;
    const done = countComplete(status);
    const at = now();
    if (seen.length === 0 || at - (seen.at(-1)?.at ?? 0) > 1_000 || seen.at(-1)?.done !== done) {
      seen.push({ at, done });
    }
    while (seen.length > 2 && at - (seen[0]?.at ?? at) > window) seen.shift();
    const rate = measureRate([...seen, { at, done }], status.cells.length);
    return isUnderWay(status.state) ? rate : { rate: null, secondsLeft: null };
  };

  const refresh = (sweep: string, of: Kept): Promise<Known> => {
    of.reading ??= read(sweep, of)
      .then((known) => {
        of.asked = now();
        kept.set(sweep, of, 1 + known.live.status.cells.length);
        return (of.known = known);
      })
      .catch((error: unknown) => {
        delete of.known;
        throw error;
      })
      .finally(() => (of.reading = undefined));
    return of.reading;
  };

  const keptOf = (sweep: string): Kept => {
    const found = kept.get(sweep);
    if (found) return found;
    const of = { seen: [], generation: null, asked: 0 };
    kept.set(sweep, of);
    return of;
  };
  const find = async (sweep: string): Promise<LiveSweep> => {
    const of = keptOf(sweep);
    const { known } = of;
    if (!known) return (await refresh(sweep, of)).live;
    const age = now() - of.asked;
    const limit = isUnderWay(known.live.status.state) ? fresh : settled;
    if (age <= limit) return known.live;
    const reading = refresh(sweep, of);
    if (age > Math.max(limit, tolerable)) return (await reading).live;
    reading.catch(() => undefined);
    return known.live;
  };

  return {
    plan,
    find,
    findBy: async (sweep, record) => {
      const known = kept.get(sweep)?.known;
      return known && record && isSettled(known, record) ? known.live : find(sweep);
    },
    read: async (sweep) => {
      const of = keptOf(sweep);
      await of.reading?.catch(() => undefined);
      return (await refresh(sweep, of)).live;
    },
    forget: (sweep) => {
      kept.delete(sweep);
    },
  };
}

/** Cells that need nothing more. */
export const countComplete = ({ cells }: SweepStatus): number =>
  cells.filter(
    ({ stage, state, ungrouped }) => state === 'done' && stage === (ungrouped ? 'train' : 'score'),
  ).length;
