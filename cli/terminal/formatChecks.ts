import type { Check } from '../local/Check.js';
import type { Output } from './Output.js';

/** A table of checks, below each one what to do where it is not ok, and how many are what. */
export function formatChecks(checks: readonly Check[], colors: Output['colors']): string {
  const paint = { ok: colors.green, warn: colors.yellow, fail: colors.red };
  const width = Math.max('check'.length, ...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, state, detail, remedy }) => [
    `${paint[state](state.padEnd(5))} ${name.padEnd(width)}  ${detail}`,
    ...(remedy === undefined ? [] : [`      ${' '.repeat(width)}  → ${remedy}`]),
  ]);
  const count = (wanted: Check['state']): number =>
    checks.filter(({ state }) => state === wanted).length;
  const sum = [
    `${count('ok')} ok`,
    ...(count('warn') > 0 ? [`${count('warn')} to look at`] : []),
    ...(count('fail') > 0 ? [`${count('fail')} failed`] : []),
  ].join(', ');
  return [colors.dim(`state ${'check'.padEnd(width)}  found`), ...lines, '', sum].join('\n');
}
