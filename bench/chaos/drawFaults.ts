import { seededRandom } from '../../core/random.js';
import type { Fault } from './Fault.js';

/** How likely a fault is in each second. */
const perSecond = {
  /** Of each worker. */
  kill: 0.03,
  machine: 0.003,
  freeze: 0.01,
  redisKilled: 0.01,
  redisSilent: 0.005,
  redisFlushed: 0.004,
} as const;

/** Longer than a lock lasts. */
const stall = 14;

/**
 * What happens in which second: the same for the same seed.
 * @returns a list of faults for each second
 */
export function drawFaults(seed: number, seconds: number, workers: number): Fault[][] {
  const random = seededRandom('chaos', seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  return Array.from({ length: seconds }, () => {
    const faults: Fault[] = [];
    for (let worker = 0; worker < workers; worker++) {
      const [dies, away] = [random() < perSecond.kill, between(0.2, 2)];
      if (dies) faults.push({ kind: 'kill', worker, away });
    }
    // All are drawn every second, so that one likelihood can change without moving the other faults.
    const machine = random();
    const freeze = random();
    const killed = random();
    const silent = random();
    const flushed = random();
    const worker = Math.floor(between(0, workers));
    const away = between(0.5, 3);
    if (machine < perSecond.machine) faults.push({ kind: 'machine', away });
    if (freeze < perSecond.freeze) faults.push({ kind: 'freeze', worker, away: stall });
    if (killed < perSecond.redisKilled) faults.push({ kind: 'redis killed', away });
    if (silent < perSecond.redisSilent) faults.push({ kind: 'redis silent', away: 2 * away });
    if (flushed < perSecond.redisFlushed) faults.push({ kind: 'redis flushed' });
    return faults;
  });
}
