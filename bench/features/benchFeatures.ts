import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { builtFile } from '../../adapters/env/findPackage.js';
import { cachedFeatures } from '../../adapters/features/cachedFeatures.js';
import type { FeatureSet } from '../../adapters/features/computeFeatures.js';
import { activationsKey } from '../../adapters/features/featureFiles.js';
import { activationInput } from '../../adapters/features/tailInput.js';
import { writeNpz } from '../../adapters/npz/writeNpz.js';
import { openStore } from '../../adapters/store/openStore.js';
import { readBatches } from '../../adapters/tensor/tune/readBatches.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { ObjectStore } from '../../core/ports.js';
import { markdownTable } from '../markdownTable.js';
import { drawNumbers } from '../support/drawNumbers.js';
import { buildMinio, cachedMinio, minioVersions } from '../support/minio.js';
import { plannedBackbone } from '../support/plannedBackbone.js';
import { startS3 } from '../support/startS3.js';
import { writeSection } from '../writeSection.js';

const images = 292;
const batch = 16;
/** Activations of MobileNetV2's last layer. */
const shape = [7, 7, 1280] as const;
/** To the store and back, beside what the server itself takes; milliseconds. Claims hold at the last. */
const delays = [0, 20];
/** What an engine takes for a batch, while nothing else of the process runs; milliseconds. */
const computing = 150;

const tap = plannedBackbone.taps[0] ?? { layer: '', digest: '' };
const dataset: Dataset = {
  format: 'foldcam.dataset/1',
  digest: 'd'.repeat(64),
  labels: ['benign', 'malignant'],
  entries: Array.from({ length: images }, (_, i) => ({
    ...{ id: `e${i}`, group: `e${i}`, label: 'benign', width: 224, height: 224, masks: [] },
    image: { file: `e${i}.png`, sha256: String(i).padStart(64, '0') },
  })),
  leftOut: [],
};
const samples = dataset.entries.map((_, image) => ({ image, mirrored: false }));
const setOf = (store: ObjectStore): FeatureSet => ({
  ...{ store, dataset, backbone: plannedBackbone, kept: [tap] },
});

/**
 * Reads the activations of a data set from a store near and far, in turn and at once, with and without a
 * disk that keeps them; writes seconds and requests into docs/performance.md.
 * @returns the claims that do not hold
 */
export async function benchFeatures(): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-features-'));
  const { newest } = minioVersions;
  const binary = (await cachedMinio(newest)) ?? (await buildMinio(newest));
  const place = await startS3({ name: `MinIO ${newest}`, binary }, path.join(folder, 's3'));
  // The SDK takes credentials from there alone.
  Object.assign(process.env, place.variables);
  try {
    const store = openStore(`s3://${place.bucket}`);
    await storeActivations(store);
    await store.close();
    const rows: string[][] = [];
    const broken: string[] = [];
    for (const delay of delays) {
      const measured = await measureAt(delay, place.bucket, place.variables, folder);
      rows.push(...measured.rows);
      if (delay === delays.at(-1)) broken.push(...measured.broken);
    }
    const header = ['from the store', 'read', 'first cell', 'requests', 'next cell', 'requests'];
    await writeSection('performance.md', 'features', report(markdownTable(header, rows)));
    return broken;
  } finally {
    await place.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function storeActivations(store: ObjectStore): Promise<void> {
  const data = drawNumbers(shape[0] * shape[1] * shape[2], 'activations');
  for (const [i, entry] of dataset.entries.entries()) {
    data[0] = i;
    const body = writeNpz({ activations: { data, shape } });
    await store.put(activationsKey(dataset, plannedBackbone, tap, entry), body);
  }
}

async function measureAt(
  delay: number,
  bucket: string,
  variables: Readonly<Record<string, string>>,
  folder: string,
): Promise<{ readonly rows: string[][]; readonly broken: string[] }> {
  const child = fork(builtFile('bench/features/proxy.child.js'), [
    variables['S3_ENDPOINT'] ?? '',
    String(delay),
  ]);
  const [endpoint] = (await once(child, 'message')) as [string];
  let requests = 0;
  const far = openStore(`s3://${bucket}`, { ...variables, S3_ENDPOINT: endpoint });
  const counted: ObjectStore = {
    ...far,
    get: (key) => {
      requests++;
      return far.get(key);
    },
  };
  const environment = { cacheFolder: path.join(folder, `cache-${delay}`), featureCache: 10e9 };
  const kept = cachedFeatures(counted, environment, (error) => {
    throw error;
  });
  /** By a process that holds nothing in memory. */
  const cell = async (store: ObjectStore, work: Work): Promise<Cell> => {
    requests = 0;
    const start = performance.now();
    await work(await activationInput(setOf(store), () => Promise.reject(new Error('computed'))));
    return { seconds: (performance.now() - start) / 1000, requests };
  };
  const row = async (name: string, store: ObjectStore, work: Work) => {
    const [first, next] = [await cell(store, work), await cell(store, work)];
    const cells = [first, next].flatMap((own) => [inSeconds(own), String(own.requests)]);
    return { first, next, cells: [`${delay} ms`, name, ...cells] };
  };
  try {
    // Connections are made, and code is compiled.
    await cell(counted, inBatches);
    const inTurn = await row('one after another', counted, oneByOne);
    const atOnce = await row('a batch at once', counted, inBatches);
    const onDisk = await row('a batch at once, kept on the disk', kept, inBatches);
    const waiting = await row('then computed on', counted, trained(false));
    const ahead = await row('while the batch before it is computed on', counted, trained(true));
    const claims: [boolean, string][] = [
      [onDisk.next.requests === 0, `${onDisk.next.requests} requests for what the disk has`],
      [atOnce.first.seconds < inTurn.first.seconds, 'reading at once takes longer'],
      [onDisk.next.seconds < atOnce.next.seconds, 'the disk takes longer than the store'],
      [ahead.first.seconds < waiting.first.seconds, 'reading ahead takes longer'],
    ];
    return {
      rows: [inTurn, atOnce, onDisk, waiting, ahead].map(({ cells }) => cells),
      broken: claims.flatMap(([holds, claim]) => (holds ? [] : [claim])),
    };
  } finally {
    await far.close();
    child.disconnect();
    await once(child, 'exit');
  }
}

interface Cell {
  readonly seconds: number;
  readonly requests: number;
}

type Work = (input: Awaited<ReturnType<typeof activationInput>>) => Promise<void>;

const oneByOne: Work = async (input) => {
  for (const sample of samples) await input.read([sample]);
};

const inBatches: Work = async (input) => {
  for (const own of imageChunks(samples, batch)) await input.read(own);
};

const trained =
  (isAhead: boolean): Work =>
  async ({ read, readAhead }) => {
    for await (const _ of readBatches(isAhead ? { read, readAhead } : { read }, samples, batch)) {
      const end = performance.now() + computing;
      while (performance.now() < end);
    }
  };

const inSeconds = ({ seconds }: Cell): string => `${seconds.toFixed(2)} s`;

function report(table: string): string {
  const size = (shape[0] * shape[1] * shape[2] * 4 * images) / 1e6;
  const batches = Math.ceil(images / batch);
  return [
    `Measured with \`npm run bench -- features\` on ${os.availableParallelism()} cores, Node ${process.versions.node}: the activations of ${images} images at the end of MobileNetV2, ${size.toFixed(0)} MB, from MinIO on the same machine, behind a proxy that holds each request for so many milliseconds. Every cell begins with nothing in memory. In the last two lines each of ${batches} batches is computed on for ${computing} ms, in which the process does nothing else: ${((batches * computing) / 1000).toFixed(2)} s in all.`,
    table,
  ].join('\n\n');
}
