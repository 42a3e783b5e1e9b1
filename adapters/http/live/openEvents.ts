import type { ServerResponse } from 'node:http';
import type { Redis } from 'ioredis';
import { summariseStatus } from '../../../core/jobs/SweepSummary.js';
import type { SweepBoard } from '../../queue/SweepBoard.js';
import { eventsKey, isLater, readEvent, type StoredEvent } from '../../queue/sweepEvents.js';
import type { SweepCache } from './openSweepCache.js';

/** Tells what happens to sweeps to all who follow: one reader of Redis and one text for each event. */
export interface EventSource {
  /**
   * Writes events to an answer until its connection or the server ends.
   * @param sweep of this sweep alone
   * @param since id of the last event that was seen
   */
  follow(
    answer: ServerResponse,
    sweep: string | undefined,
    since: string | undefined,
  ): Promise<void>;
  readonly followers: number;
  close(): void;
}

interface Follower {
  readonly answer: ServerResponse;
  readonly sweep: string | undefined;
  /** What came while older events are still being sent. */
  waiting: { readonly id: string; readonly text: string }[] | undefined;
}

const heartbeat = 15_000;
/** How often counts are looked at that no event tells. */
const look = 1_000;
// Who does not read gets no more: it asks again from the last event it has seen.
const unread = 1 << 20;

const textOf = (id: string, type: string, data: string): string =>
  `id: ${id}\nevent: ${type}\ndata: ${data}\n\n`;

interface Sources {
  /** Of its own: it waits for events. */
  readonly reader: Redis;
  readonly redis: Redis;
  readonly board: SweepBoard;
  readonly sweeps: SweepCache;
}

export function openEvents({ reader, redis, board, sweeps }: Sources): EventSource {
  const followers = new Set<Follower>();
  const told = new Map<string, string>();
  const changed = new Set<string>();
  let last = '';
  let [isReading, isClosed, isTelling] = [false, false, false];

  const send = (to: Follower, id: string, text: string): void => {
    if (to.waiting) to.waiting.push({ id, text });
    else if (to.answer.writableLength > unread) to.answer.destroy();
    else to.answer.write(text);
  };
  const tell = (sweep: string, id: string, type: string, data: string): void => {
    const text = textOf(id, type, data);
    for (const one of followers) {
      if (one.sweep === undefined || one.sweep === sweep) send(one, id, text);
    }
  };
  const isFollowed = (sweep: string): boolean => {
    for (const one of followers) if (one.sweep === undefined || one.sweep === sweep) return true;
    return false;
  };

  const start = async (): Promise<void> => {
    if (last !== '') return;
    const [entry] = await redis.xrevrange(eventsKey, '+', '-', 'COUNT', 1);
    last = entry?.[0] ?? '0-0';
  };
  const read = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      while (followers.size > 0 && !isClosed) {
        const answer = await reader.xread(
          ...(['COUNT', 1_000, 'BLOCK', 5_000, 'STREAMS', eventsKey, last] as const),
        );
        for (const entry of answer?.[0]?.[1] ?? []) {
          last = entry[0];
          const event = readEvent(entry);
          if (!event) continue;
          if (event.type !== 'sweep') tell(event.sweep, event.id, event.type, event.data);
          if (event.type !== 'log') changed.add(event.sweep);
        }
      }
    } catch {
      // Redis is away or we are closing: the next look begins anew.
    } finally {
      isReading = false;
    }
  };

  /** Tells the status of sweeps that have changed, or that jobs count up without an event. */
  const tellStatus = async (): Promise<void> => {
    if (isTelling || followers.size === 0) return;
    isTelling = true;
    try {
      void read();
      const followed = new Set<string>();
      for (const { sweep } of followers) if (sweep !== undefined) followed.add(sweep);
      if ([...followers].some(({ sweep }) => sweep === undefined)) {
        for (const { id } of await board.list()) followed.add(id);
      }
      for (const sweep of changed) followed.add(sweep);
      const records = await board.findAll([...followed]);
      for (const [i, sweep] of [...followed].entries()) {
        const isNew = changed.delete(sweep);
        const live = await (isNew ? sweeps.read(sweep) : sweeps.findBy(sweep, records[i])).catch(
          () => undefined,
        );
        if (!live || !isFollowed(sweep)) continue;
        const data = JSON.stringify(summariseStatus(live.status));
        if (told.get(sweep) === data) continue;
        told.set(sweep, data);
        tell(sweep, last, 'status', data);
      }
      if (told.size > 5_000) told.clear();
    } catch {
      // As above.
    } finally {
      isTelling = false;
    }
  };
  const timers = [
    setInterval(() => void tellStatus(), look),
    setInterval(() => {
      for (const { answer } of followers) answer.write(': \n\n');
    }, heartbeat),
  ];
  for (const timer of timers) timer.unref();

  /** Events behind an id, up to where the reader is; nothing where some are gone. */
  const replay = async (since: string): Promise<StoredEvent[] | undefined> => {
    const [oldest] = await redis.xrange(eventsKey, '-', '+', 'COUNT', 1);
    const entries = await redis.xrange(eventsKey, `(${since}`, '+');
    if (oldest && since !== '0-0' && isLater(oldest[0], since)) return undefined;
    return entries.flatMap((entry) => readEvent(entry) ?? []);
  };

  const follow: EventSource['follow'] = async (answer, sweep, since) => {
    await start();
    const own: Follower = { answer, sweep, waiting: [] };
    followers.add(own);
    answer.on('close', () => followers.delete(own));
    void read();
    answer.write('retry: 2000\n\n');
    let at = last;
    if (since !== undefined) {
      const missed = await replay(since);
      if (!missed) answer.write(textOf(at, 'reset', '{}'));
      for (const { id, type, sweep: of, data } of missed ?? []) {
        if (type === 'sweep' || (sweep !== undefined && of !== sweep)) continue;
        answer.write(textOf(id, type, data));
        at = id;
      }
    }
    if (sweep !== undefined) {
      // Where it stands, whatever happened before.
      const { status } = await sweeps.find(sweep);
      answer.write(textOf(at, 'status', JSON.stringify(summariseStatus(status))));
    }
    const waiting = own.waiting ?? [];
    own.waiting = undefined;
    for (const { id, text } of waiting) {
      if (isLater(id, at) || text.includes('\nevent: status\n')) answer.write(text);
    }
  };

  return {
    follow,
    get followers() {
      return followers.size;
    },
    close: () => {
      isClosed = true;
      for (const timer of timers) clearInterval(timer);
      for (const { answer } of followers) answer.end();
      reader.disconnect();
    },
  };
}
