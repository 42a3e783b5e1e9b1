import { retryPolicy } from './retryPolicy.js';

/** Milliseconds for which jobs are tried again while something they need is away; without jitter. */
export function outagePatience(): number {
  const { attempts, backoff, longest } = retryPolicy.outage;
  let sum = 0;
  for (let tries = 1; tries < attempts; tries++) {
    sum += Math.min(backoff * 2 ** (tries - 1), longest);
  }
  return sum;
}
