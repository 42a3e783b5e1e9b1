import { describe, expect, test } from 'vitest';
import { manifestSchema, type Manifest } from '../../../core/store/Manifest.js';

const manifest: Manifest = {
  format: 'foldcam.manifest/1',
  kind: 'cell',
  of: { dataset: 'd1', seed: 1 },
  artifacts: [{ key: 'cells/c1/model/head.json', sha256: '77', bytes: 12 }],
};

describe('manifestSchema', () => {
  test.each(['cell', 'maps', 'maps-chunk', 'outcomes'] as const)(
    'accepts a manifest of %s',
    (kind) => {
      expect(manifestSchema.parse({ ...manifest, kind })).toEqual({ ...manifest, kind });
    },
  );

  test('accepts a manifest that names no artifact', () => {
    expect(manifestSchema.safeParse({ ...manifest, artifacts: [] }).success).toBe(true);
  });

  test.each<[string, object]>([
    ['of another format', { format: 'foldcam.manifest/2' }],
    ['of an unknown kind', { kind: 'weights' }],
    ['with a field more', { created: '2024-01-01' }],
    ['whose artifact has no digest', { artifacts: [{ key: 'a', bytes: 1 }] }],
    ['whose artifact is half a byte long', { artifacts: [{ key: 'a', sha256: '7', bytes: 0.5 }] }],
  ])('refuses a manifest %s', (_what, own) => {
    expect(manifestSchema.safeParse({ ...manifest, ...own }).success).toBe(false);
  });
});
