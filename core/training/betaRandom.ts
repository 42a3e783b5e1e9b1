import { normalRandom } from '../normalRandom.js';
import type { Random } from '../random.js';

/** A number of the distribution Beta(a, a), a > 0, as the share of one of two gamma numbers in both. */
export function betaRandom(a: number, random: Random): number {
  const [x, y] = [gammaRandom(a, random), gammaRandom(a, random)];
  return x + y > 0 ? x / (x + y) : 0.5;
}

/** Marsaglia & Tsang, ACM Transactions on Mathematical Software 26:363, 2000; below 1 by its section 6. */
function gammaRandom(a: number, random: Random): number {
  if (a < 1) return gammaRandom(a + 1, random) * (1 - random()) ** (1 / a);
  const normal = normalRandom(random);
  const d = a - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
