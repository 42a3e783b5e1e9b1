import { describe, expect, test } from 'vitest';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { problemsOf } from '../../support/problemsOf.js';

const file = (maps: string): string => `name: study\ndata: x\nmaps: ${maps}\n`;

describe('idleSettings', () => {
  test('finds a format of overlays where none are drawn, and says where it stands', () => {
    expect(problemsOf(() => parseSweep(file('{ keep: none, overlays: png }')))).toEqual([
      {
        code: 'FOLDCAM_E_SWEEP_VALUE',
        severity: 'error',
        message: 'goes with `keep: overlays` or `keep: all` alone: `keep: none` draws no overlays',
        where: { file: 'sweep', key: 'maps.overlays', row: 3, column: 31 },
      },
    ]);
  });

  test.each(['{ keep: none }', '{ keep: all, overlays: png }', '{ overlays: png }'])(
    'lets %s be',
    (maps) => {
      expect(parseSweep(file(maps)).name).toBe('study');
    },
  );

  test('lets the default stand beside it, as in what a sweep came to', () => {
    const spec = parseSweep(file('{ keep: none }'));
    expect(spec.maps.overlays).toBe('jpeg');
    expect(parseSweep(JSON.stringify(spec))).toEqual(spec);
  });
});
