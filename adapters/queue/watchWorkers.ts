import type { Redis } from 'ioredis';
import { prefix } from './openRedis.js';

// A worker that has not said for so long that it lives is taken to be dead; it says so every second.
const dead = 4_000;
const beat = 1_000;

/** One worker among those of its stage: it shows that it lives, and frees the jobs of those that died. */
export interface WorkerWatch {
  stop(): void;
}

/*
 * KEYS: workers (sorted set: a worker's id by when it last lived), active jobs, jobs looked at for stalls.
 * ARGV: own id, milliseconds after which a worker is dead, prefix of a job's key, 1 to free jobs.
 * By the server's clock. A lock's value is the worker's id and a number, so a job tells whose it is. The
 * lock alone is taken away: BullMQ's own check moves a job that is active and has none, and counts it.
 * Workers that never showed that they live (of an older version) are left to their locks' time.
 * Gives milliseconds since this worker showed itself last (-1: never), then the jobs that were freed.
 */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local before = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 3600000)
local answer = { before and now - before or -1 }
if ARGV[4] ~= '1' then return answer end
for _, job in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
  local lock = ARGV[3] .. job .. ':lock'
  local token = redis.call('GET', lock)
  local seen = token and redis.call('ZSCORE', KEYS[1], string.match(token, '^[^:]*'))
  if seen and now - seen > tonumber(ARGV[2]) then
    redis.call('DEL', lock)
    redis.call('SADD', KEYS[3], job)
    table.insert(answer, job)
  end
end
return answer`;

/**
 * Watches the workers of one queue. After Redis was away all of them are late at once: a worker frees
 * nothing before it was itself heard for as long as another may be silent.
 * @param id of the BullMQ worker, with which its jobs' lock tokens start
 * @param freed is told of jobs whose worker is dead
 */
export function watchWorkers(
  redis: Redis,
  queue: string,
  id: string,
  freed: (jobs: readonly string[]) => void,
): WorkerWatch {
  const key = (name: string): string => `${prefix}:${queue}:${name}`;
  const workers = `${prefix}:workers:${queue}`;
  let [heard, isAsking, isStopped] = [0, false, false];
  const look = async (): Promise<void> => {
    const isSteady = heard >= dead ? '1' : '0';
    const [since, ...jobs] = (await redis.eval(
      ...[script, 3, workers, key('active'), key('stalled')],
      ...[id, dead, key(''), isSteady],
    )) as [number, ...string[]];
    heard = since >= 0 && since < dead ? heard + since : 0;
    if (jobs.length > 0) freed(jobs);
  };
  // One at a time: while Redis is away, commands wait for it.
  const tick = (): void => {
    if (isAsking || isStopped) return;
    isAsking = true;
    look()
      .catch(() => undefined)
      .finally(() => (isAsking = false));
  };
  tick();
  const timer = setInterval(tick, beat);
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
