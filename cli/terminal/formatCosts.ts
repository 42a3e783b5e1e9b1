import { passRates, roughTime, weighPasses } from '../../core/sweep/passTime.js';
import type { PassCost } from '../../core/sweep/planCosts.js';
import { formatTable } from './formatTable.js';

/** What a sweep costs in passes of its networks, and about how long they take. */
export function formatCosts(costs: readonly PassCost[]): string {
  const rows = costs.map(({ what, passes, perMap, backward }) => [
    count(passes),
    perMap === undefined ? '' : count(perMap),
    backward === true ? `${what}; each pass with one back` : what,
  ]);
  const total = costs.reduce((sum, { passes }) => sum + passes, 0);
  const weight = weighPasses(costs);
  const times = Object.entries(passRates).map(
    ([engine, rate]) => `${roughTime(weight / rate)} at ${rate} a second (${engine})`,
  );
  return [
    formatTable(['passes', 'a map', 'for'], rows),
    '',
    `${count(total)} passes: about ${times.join(', ')}, the speed of MobileNetV2 on two cores; a pass back`,
    'counts as two. Methods that are not listed need none.',
  ].join('\n');
}

const count = (passes: number): string =>
  Number.isNaN(passes) ? 'unknown' : passes.toLocaleString('en-US');
