import { pauseAfter, retryPolicy } from './retryPolicy.js';

/** Milliseconds for which jobs are tried again while something they need is away; without jitter. */
export function outagePatience(): number {
  let sum = 0;
  for (let tries = 1; tries < retryPolicy.outage.attempts; tries++) {
    sum += pauseAfter(retryPolicy.outage, tries);
  }
  return sum;
}
