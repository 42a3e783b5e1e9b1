import type { Redis } from 'ioredis';
import type { Job } from 'bullmq';
import { parseFailure, type Failure } from '../../../core/jobs/failure.js';
import { jobId } from '../../../core/jobs/jobId.js';
import type { CellStage } from '../../../core/jobs/lackedStage.js';
import { boardKey, type JobState } from '../../../core/jobs/progress.js';
import type { CellStatus, SweepStatus } from '../../../core/jobs/SweepStatus.js';
import type { ObjectStore } from '../../../core/ports.js';
import { onQueue } from '../../queue/onQueue.js';
import type { SweepBoard, Tried } from '../../queue/SweepBoard.js';
import { readMissing } from '../../sweep/readMissing.js';

export interface StageTries {
  readonly stage: CellStage;
  readonly state: JobState;
  readonly attempts: number | null;
  readonly started: string | null;
  readonly finished: string | null;
  readonly ms: number | null;
  readonly failure: Failure | undefined;
}

export interface LogLine {
  readonly time: string;
  readonly level: string;
  readonly message: string;
}

interface Sources {
  readonly store: ObjectStore;
  readonly redis: Redis;
  readonly board: SweepBoard;
}

const lines = 100;

/** How often each stage of a cell was tried, and what its jobs said: of jobs while there are any. */
export async function readTries(
  { store, redis, board }: Sources,
  status: SweepStatus,
  cell: CellStatus,
  stages: readonly CellStage[],
): Promise<{ readonly attempts: StageTries[]; readonly log: LogLine[] }> {
  const { sweep, generation } = status;
  const kept = await board.tries(
    sweep,
    stages.map((stage) => boardKey(stage, cell.cell)),
  );
  const attempts: StageTries[] = [];
  const log: LogLine[] = [];
  for (const [i, stage] of stages.entries()) {
    const state = stateOf(stage, cell, stages);
    const job =
      generation === null
        ? undefined
        : await onQueue(redis, stage, async (queue) => {
            const id = jobId({ sweep, generation }, stage, cell.cell);
            const { logs } = await queue.getJobLogs(id, -lines, -1);
            log.push(...logs.flatMap(parseLine));
            return queue.getJob(id);
          });
    attempts.push({ stage, state, ...describe(job, kept[i]), failure: failureOf(job) });
  }
  const last = attempts.find(({ stage, state }) => stage === cell.stage && state === 'failed');
  if (last && !last.failure) {
    const all = await readMissing(store, sweep);
    const missing = all?.find((one) => one.cell === cell.cell);
    if (missing) {
      const { code, message } = parseFailure(`${missing.code} ${missing.message}`);
      attempts[attempts.indexOf(last)] = { ...last, failure: { code, message } };
    }
  }
  log.sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
  return { attempts, log: log.slice(-lines) };
}

function stateOf(stage: CellStage, cell: CellStatus, stages: readonly CellStage[]): JobState {
  const [own, furthest] = [stages.indexOf(stage), stages.findIndex((one) => one === cell.stage)];
  if (own < furthest) return 'done';
  return own === furthest ? cell.state : 'waiting';
}

function describe(job: Job | undefined, kept: Tried | undefined) {
  const finished = job ? job.finishedOn : kept?.finished;
  const started = job ? job.processedOn : kept?.started;
  const ended = job ? job.attemptsMade : kept?.attempts;
  return {
    attempts: ended ?? null,
    started: asTime(started),
    finished: asTime(finished),
    ms: started && finished ? finished - started : null,
  };
}

const asTime = (ms: number | undefined): string | null =>
  ms === undefined || ms === 0 ? null : new Date(ms).toISOString();

function failureOf(job: Job | undefined): Failure | undefined {
  const reason = job?.failedReason;
  return reason === undefined || reason === '' ? undefined : parseFailure(reason);
}

function parseLine(text: string): LogLine[] {
  try {
    const line = JSON.parse(text) as Partial<LogLine>;
    const { time = '', level = 'info', message = '' } = line;
    return [{ ...line, time, level, message }];
  } catch {
    return [];
  }
}
