import { readOutcomes, writeOutcomes } from '../../adapters/cells/outcomes.js';
import { mergeMaps, readSeries, seriesFolder, writeChunk } from '../../adapters/cells/maps.js';
import { readTrainedCell, writeTrainedCell } from '../../adapters/cells/trainedCell.js';
import { getManifest } from '../../adapters/cells/artifacts.js';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import { writeNpz } from '../../adapters/npz/writeNpz.js';
import { openStore } from '../../adapters/store/openStore.js';
import type { ObjectStore } from '../../core/ports.js';
import { cellManifest, mapSeries, outcomesFolder } from '../../core/store/layout.js';
import { handmadeSweep } from '../support/handmadeSweep.js';
import type { BadInput } from './BadInput.js';

const { spec } = handmadeSweep().plan;
const [series = { method: 'grad-cam', target: 'predicted' }] = mapSeries(spec);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const numbers = { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] };

/** One kind of file that a manifest names, its bytes those that the manifest says. */
interface Kind {
  readonly artifact: string;
  readonly manifest: string;
  readonly write: (store: ObjectStore) => Promise<unknown>;
  readonly read: (store: ObjectStore) => Promise<unknown>;
}

const cell = (artifact: string): Kind => ({
  artifact,
  manifest: cellManifest('c'),
  write: (store) =>
    writeTrainedCell(
      store,
      'c',
      {
        head: { bias: 0, taps: [{ layer: 'tap', weights: { mean: Float64Array.of(1) } }] },
        tail: new Map([['kernel', numbers]]),
        training: {
          ...{ engine: 'cpu', epochs: 1, youdenThreshold: 0 },
          images: { training: 1, test: 1 },
        },
        predictions: [],
        curve: [],
      },
      {},
    ),
  read: (store) => readTrainedCell(store, 'c', ['tap']),
});

const arrays: readonly Kind[] = [
  cell('head'),
  cell('tail'),
  {
    artifact: 'chunk-',
    manifest: `${seriesFolder('c', series, spec)}manifest.json`,
    write: async (store) => {
      const maps = new Map([['b1', { data: Float32Array.of(1, 0, 0, 0), width: 2, height: 2 }]]);
      await writeChunk(store, 'c', series, spec, 0, { maps, overlays: new Map() });
      await mergeMaps(store, 'c', { ...spec, methods: [series.method] }, 1);
    },
    read: (store) => readSeries(store, 'c', series, spec),
  },
];
const texts: readonly Kind[] = [
  cell('training'),
  cell('test'),
  {
    artifact: 'outcomes',
    manifest: `${outcomesFolder('c', series, spec, sha256Hex)}manifest.json`,
    write: (store) => writeOutcomes(store, 'c', series, spec, []),
    read: (store) => readOutcomes(store, 'c', series, spec),
  },
];

const good = writeNpz({ a: numbers });
const noArrays: Readonly<Record<string, Uint8Array>> = {
  'an empty file': new Uint8Array(),
  text: bytes('no arrays'),
  'half a file': good.slice(0, good.length / 2),
  'a file without its start': good.slice(30),
  'integers where fractions belong': writeNpz({ a: { data: Int32Array.of(1), shape: [1] } }),
};
const noTable: Readonly<Record<string, Uint8Array>> = {
  'an empty file': new Uint8Array(),
  'bytes that are no text': new Uint8Array([255, 254, 0, 1]),
  'a quote without end': bytes('image,label\n"a,b\n'),
  'other columns': bytes('a,b\n1,2\n'),
};

function unreadable(kind: Kind, title: string, body: Uint8Array): BadInput {
  const { artifact, manifest, write, read } = kind;
  return {
    title: `${artifact}: ${title}`,
    code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
    names: `/${artifact}`,
    prepare: async (root) => {
      const store = openStore(root);
      await write(store);
      const own = await getManifest(store, manifest);
      const changed = own?.artifacts.find(({ key }) => key.includes(`/${artifact}`));
      if (!own || !changed) throw new Error(`nothing names ${artifact}`);
      await store.put(changed.key, body);
      const named = { ...changed, sha256: sha256Hex(body), bytes: body.length };
      const artifacts = own.artifacts.map((one) => (one === changed ? named : one));
      await store.put(manifest, bytes(JSON.stringify({ ...own, artifacts })));
      return () => read(store);
    },
  };
}

/** Artifacts whose digest is that of their manifest, and that are no such files all the same. */
export const badArtifacts: readonly BadInput[] = [
  ...arrays.flatMap((kind) =>
    Object.entries(noArrays).map(([title, body]) => unreadable(kind, title, body)),
  ),
  ...texts.flatMap((kind) =>
    Object.entries(noTable).map(([title, body]) => unreadable(kind, title, body)),
  ),
];
