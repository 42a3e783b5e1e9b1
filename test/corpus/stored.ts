import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { getManifest } from '../../adapters/cells/artifacts.js';
import { loadDataset } from '../../adapters/dataset/loadDataset.js';
import { openStore } from '../../adapters/store/openStore.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readReport } from '../../adapters/sweep/readReport.js';
import type { ErrorCode } from '../../core/errors/catalogue.js';
import type { ObjectStore } from '../../core/ports.js';
import { smallPlan } from '../support/smallPlan.js';
import type { BadInput } from './BadInput.js';

interface Kind {
  readonly key: string;
  readonly format: ErrorCode;
  readonly read: (store: ObjectStore) => Promise<unknown>;
}

const corrupt = 'FOLDCAM_E_ARTIFACT_CORRUPT';
const plan: Kind = {
  key: 'sweeps/a/plan.json',
  format: 'FOLDCAM_E_JOB_FORMAT',
  read: (store) => readPlan(store, 'a'),
};
const kinds: readonly Kind[] = [
  plan,
  { key: 'sweeps/a/report.json', format: corrupt, read: (store) => readReport(store, 'a') },
  { key: 'datasets/d/manifest.json', format: corrupt, read: (store) => loadDataset(store, 'd') },
  {
    key: 'cells/c/manifest.json',
    format: corrupt,
    read: (store) => getManifest(store, 'cells/c/manifest.json'),
  },
];

const noJson: Record<string, string | Uint8Array> = {
  'an empty file': '',
  text: 'no JSON',
  'half a file': '{"format": "foldcam.plan/1", "id"',
  bytes: new Uint8Array([255, 254, 0, 1]),
  'brackets without end': '['.repeat(200_000),
};
const otherJson: Record<string, string> = {
  null: 'null',
  'a number': '1e999',
  'a list': '[]',
  'an empty object': '{}',
  'a format of nobody': '{"format": "other.plan/1"}',
  'a key of every object': '{"__proto__": {"format": "foldcam.plan/1"}}',
  'brackets that nest': `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
};

function stored(
  { key, read }: Kind,
  code: ErrorCode,
  title: string,
  body: string | Uint8Array,
): BadInput {
  return {
    title: `${key}: ${title}`,
    code,
    names: key,
    prepare: async (root) => {
      await mkdir(path.join(root, path.dirname(key)), { recursive: true });
      await writeFile(path.join(root, key), body);
      return () => read(openStore(root));
    },
  };
}

const changed = (title: string, change: object): BadInput =>
  stored(plan, plan.format, title, JSON.stringify({ ...smallPlan('a'), ...change }));

/** What lies in the store: plans, reports, manifests that something else wrote or cut. */
export const badStored: readonly BadInput[] = [
  ...kinds.flatMap((kind) => [
    ...Object.entries(noJson).map(([title, body]) => stored(kind, corrupt, title, body)),
    ...Object.entries(otherJson).map(([title, body]) => stored(kind, kind.format, title, body)),
  ]),
  changed('cells that are an object', { cells: {} }),
  changed('a key that is not known', { extra: 1 }),
  changed('folds that are text', { folds: { a: 'one' } }),
  changed('a backbone without taps', { backbones: [{ ...smallPlan().backbones[0], taps: [] }] }),
];
