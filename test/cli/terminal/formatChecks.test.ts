import pc from 'picocolors';
import { expect, test } from 'vitest';
import { formatChecks } from '../../../cli/terminal/formatChecks.js';

test('checks are a table with remedies and a sum', () => {
  const checks = [
    { name: 'engine', state: 'ok', detail: 'wasm' },
    { name: 'memory', state: 'warn', detail: '2 GiB', remedy: 'Start fewer workers.' },
    { name: 'redis', state: 'fail', detail: 'no answer', remedy: 'Start it.' },
  ] as const;
  expect(formatChecks(checks, pc.createColors(false)).split('\n')).toEqual([
    'state check   found',
    'ok    engine  wasm',
    'warn  memory  2 GiB',
    '              → Start fewer workers.',
    'fail  redis   no answer',
    '              → Start it.',
    '',
    '1 ok, 1 to look at, 1 failed',
  ]);
});
