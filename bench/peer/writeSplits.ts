import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareSweep } from '../../adapters/sweep/prepareSweep.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';

/** A folder of data, and what runs there: the same for the peer and for foldcam. */
export interface Setting {
  /** Of images by class. */
  readonly data: string;
  /** Holds the backbones. */
  readonly backbones: string;
}

/** Writes the folds that foldcam assigns as `peer.py` takes them. @returns how many images they hold */
export async function writeSplits(text: string, setting: Setting, file: string): Promise<number> {
  const { data, backbones } = setting;
  const { plan, dataset } = await prepareSweep(parseSweep(text), {
    base: data,
    backboneFolders: [backbones],
  });
  const { k } = plan.spec.folds;
  const inFold = (fold: number, wanted: boolean): string[] =>
    Object.entries(plan.folds)
      .filter(([, own]) => (own === fold) === wanted)
      .map(([id]) => id);
  const splits = {
    inputSize: plan.backbones[0]?.inputSize,
    labels: dataset.labels,
    folds: Array.from({ length: k }, (_, fold) => ({
      train: inFold(fold, false),
      validation: [],
      test: inFold(fold, true),
    })),
    images: dataset.entries.map(({ id, image, masks, label }) => ({
      ...{ id, label },
      image: path.join(data, image.file),
      mask: masks.map((mask) => path.join(data, mask.file)),
    })),
  };
  await writeFile(file, JSON.stringify(splits));
  return dataset.entries.length;
}
