import { expect, test } from 'vitest';
import { overlayTable } from '../../../adapters/csv/overlayTable.js';

test('overlayTable names the overlays among what is stored of a series', () => {
  const artifact = (key: string) => ({ key, sha256: 'a', bytes: 1 });
  const series = { method: 'grad-cam', target: 'predicted' } as const;
  const artifacts = [artifact('cells/x/maps/chunk-0.npz'), artifact('cells/x/maps/overlays/i.png')];
  expect(overlayTable.rows({ cell: { run: 'r', fold: 2 }, series, artifacts })).toEqual([
    { run: 'r', fold: 2, ...series, key: 'cells/x/maps/overlays/i.png' },
  ]);
});
