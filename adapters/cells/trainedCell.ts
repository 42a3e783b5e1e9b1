import { z } from 'zod';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Head } from '../../core/training/Head.js';
import type { PartLosses } from '../../core/training/trainHead.js';
import type { Parameter } from '../tensor/graph/Step.js';
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

/** A trained cell, or nothing where it is not trained yet. */
export async function readTrainedCell(
  store: ObjectStore,
  key: string,
  layers: readonly string[],
): Promise<TrainedCell | undefined> {
  const manifest = await getManifest(store, cellManifest(key));
  if (!manifest) return undefined;
  const read = (name: string) => getArtifact(store, findArtifact(manifest, name));
  const hasTail = manifest.artifacts.some((artifact) => /\/tail\.[^/]+$/.test(artifact.key));
  const [tail, head, training, predictions] = await Promise.all([
    hasTail ? read('tail').then(parametersFile.read) : undefined,
    read('head'),
    read('training'),
    read('test'),
  ]);
  try {
    return {
      head: readHead(head, layers),
      tail,
      training: trainingSchema.parse(JSON.parse(new TextDecoder().decode(training))),
      predictions: predictionsFile.read(predictions),
    };
  } catch (cause) {
    if (cause instanceof FoldcamError) throw cause;
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `an artifact of ${key} cannot be read`, {
      where: { file: cellManifest(key) },
      cause,
    });
  }
}
