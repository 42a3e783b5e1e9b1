import type { ChainableCommander, Redis } from 'ioredis';
import type { JobState } from '../../core/jobs/progress.js';
import type { Stage } from '../../core/jobs/stages.js';
import { prefix } from './openRedis.js';

/** One stream for all sweeps: who follows it, from wherever, sees the same ids. */
export const eventsKey = `${prefix}:events`;

// About 150 bytes each: the stream never holds more than a megabyte. Who was away for longer asks anew.
const most = 5_000;

/** What is told of a sweep when it happens. `sweep`: it was begun, steered or removed. */
export type SweepEvent =
  | {
      readonly type: 'cell';
      readonly sweep: string;
      readonly cell: string;
      readonly stage: Stage;
      readonly state: JobState;
    }
  | { readonly type: 'sweep'; readonly sweep: string }
  | {
      readonly type: 'log';
      readonly sweep: string;
      readonly cell: string | null;
      readonly stage: Stage;
      readonly level: string;
      readonly message: string;
    };

/** Adds an event to the stream, by a connection or with other commands at once. */
export function addEvent<R extends Redis | ChainableCommander>(
  redis: R,
  { type, ...event }: SweepEvent,
): ReturnType<R['xadd']> {
  const data = JSON.stringify(event);
  return redis.xadd(eventsKey, 'MAXLEN', '~', most, '*', 't', type, 'd', data) as ReturnType<
    R['xadd']
  >;
}

export interface StoredEvent {
  /** As Redis numbers it: later ones are greater. */
  readonly id: string;
  readonly type: SweepEvent['type'];
  readonly sweep: string;
  /** The event as JSON, without its type. */
  readonly data: string;
}

/** An entry of the stream; nothing for one that is not understood here. */
export function readEvent([id, fields]: [id: string, fields: string[]]): StoredEvent | undefined {
  const [, type, , data = ''] = fields;
  if (type !== 'cell' && type !== 'sweep' && type !== 'log') return undefined;
  try {
    const { sweep } = JSON.parse(data) as { sweep?: unknown };
    return typeof sweep === 'string' ? { id, type, sweep, data } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether one id of the stream comes behind another. */
export function isLater(id: string, than: string): boolean {
  const [ms = 0, n = 0] = id.split('-').map(Number);
  const [thanMs = 0, thanN = 0] = than.split('-').map(Number);
  return ms !== thanMs ? ms > thanMs : n > thanN;
}
