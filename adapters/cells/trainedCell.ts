import * as z from 'zod';
import type { ObjectStore } from '../../core/ports.js';
import type { Head } from '../../core/training/Head.js';
import type { PartLosses } from '../../core/training/trainHead.js';
import { readStored } from '../store/readStored.js';
import type { Parameter } from '../tensor/graph/Step.js';
import type { Manifest } from '../../core/store/Manifest.js';
import { cellFolder, cellManifest } from '../../core/store/layout.js';
import { predictionsFile, type CellPrediction } from './predictionsFile.js';
import { findArtifact, getArtifact, getManifest, putArtifact, publishResult } from './artifacts.js';
import { readHead, writeHead } from './headFile.js';
import { parametersFile } from './parametersFile.js';

const trainingSchema = z.object({
  engine: z.string(),
  epochs: z.int(),
  youdenThreshold: z.number(),
  /** Of training images that were held back; null without both labels among them. */
  validationAuc: z.number().nullable().optional(),
  /** Fitted to the logits of the same images; null where no temperature makes them better. */
  temperature: z.number().positive().nullable().optional(),
  images: z.object({ training: z.int(), test: z.int() }),
});

/** How a cell was trained, beside its weights. */
export type TrainingSummary = z.output<typeof trainingSchema>;

export interface TrainedCell {
  readonly head: Head;
  /** Parameters of the blocks that were trained with the head; nothing where none were. */
  readonly tail?: ReadonlyMap<string, Parameter> | undefined;
  readonly training: TrainingSummary;
  readonly predictions: readonly CellPrediction[];
}

const json = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`);

/** Stores a trained cell, its manifest last. False when another worker had stored it before. */
export async function writeTrainedCell(
  store: ObjectStore,
  key: string,
  cell: TrainedCell & { readonly curve: readonly PartLosses[] },
  of: Record<string, string | number>,
): Promise<boolean> {
  const folder = cellFolder(key);
  const artifacts = [
    await putArtifact(store, `${folder}model/`, 'head.npz', writeHead(cell.head)),
    ...(cell.tail
      ? [await putArtifact(store, `${folder}model/`, 'tail.npz', parametersFile.write(cell.tail))]
      : []),
    await putArtifact(
      store,
      `${folder}model/`,
      'training.json',
      json({ ...cell.training, curve: cell.curve }),
    ),
    await putArtifact(
      store,
      `${folder}predictions/`,
      'test.csv',
      predictionsFile.write(cell.predictions),
    ),
  ];
  return publishResult(store, cellManifest(key), { kind: 'cell', of, artifacts });
}

/** One epoch of a curve, as it is stored: losses by name, and the member or part they are of. */
const curveSchema = z.array(z.record(z.string(), z.union([z.number(), z.string(), z.null()])));

export interface CellTraining extends Pick<TrainedCell, 'training' | 'predictions'> {
  readonly curve: z.output<typeof curveSchema>;
}

/** What a trained cell says of its training and its images, without its weights. */
export async function readCellTraining(
  store: ObjectStore,
  key: string,
): Promise<CellTraining | undefined> {
  const manifest = await getManifest(store, cellManifest(key));
  if (!manifest) return undefined;
  const read = readerOf(store, manifest);
  const [{ training, curve }, predictions] = await Promise.all([
    read('training', (body) => {
      const value = jsonOf(body);
      const { curve = [] } = value as { curve?: unknown };
      return { training: trainingSchema.parse(value), curve: curveSchema.parse(curve) };
    }),
    read('test', predictionsFile.read),
  ]);
  return { training, curve, predictions };
}

/** A trained cell, or nothing where it is not trained yet. */
export async function readTrainedCell(
  store: ObjectStore,
  key: string,
  layers: readonly string[],
): Promise<TrainedCell | undefined> {
  const manifest = await getManifest(store, cellManifest(key));
  if (!manifest) return undefined;
  const read = readerOf(store, manifest);
  const hasTail = manifest.artifacts.some((artifact) => /\/tail\.[^/]+$/.test(artifact.key));
  const [tail, head, training, predictions] = await Promise.all([
    hasTail ? read('tail', parametersFile.read) : undefined,
    read('head', (body) => readHead(body, layers)),
    read('training', (body) => trainingSchema.parse(jsonOf(body))),
    read('test', predictionsFile.read),
  ]);
  return { head, tail, training, predictions };
}

const jsonOf = (body: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(body));

/** Reads one artifact of a manifest; what cannot be read is told with its key. */
const readerOf =
  (store: ObjectStore, manifest: Manifest) =>
  async <T>(name: string, parse: (body: Uint8Array) => T): Promise<T> => {
    const artifact = findArtifact(manifest, name);
    return readStored(artifact.key, await getArtifact(store, artifact), parse);
  };
