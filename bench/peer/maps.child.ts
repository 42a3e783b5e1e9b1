import { readFile } from 'node:fs/promises';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { trunkSource } from '../../adapters/features/TrunkSource.js';
import { readGrey } from '../../adapters/pixels/readGrey.js';
import { findBackbones } from '../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../adapters/tensor/backbones/planBackbone.js';
import { saliencyMaps } from '../../core/cam/saliencyMaps.js';
import type { Tap } from '../../core/cam/Tap.js';
import { networkInputs } from '../../core/image/networkInput.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import { drawNumbers } from '../support/drawNumbers.js';

/** What is asked for: images as files, and methods that are closed formulas. */
export interface MapWork {
  readonly backbone: string;
  readonly tap: string;
  readonly images: readonly string[];
  readonly methods: readonly string[];
}

/** What a process measured, as its one line of output. */
export interface MeasuredMaps {
  readonly engine: string;
  /** Of the forward pass to the tap, from images in memory. */
  readonly imagesPerSecond: number;
  /** By method, from activations in memory. */
  readonly mapsPerSecond: Readonly<Record<string, number>>;
}

// As the trunk is run by a trainer.
const batch = 8;
// Of rounds over all images the fastest counts: the first ones are compiled on the way.
const rounds = 5;

const work = JSON.parse(process.argv[2] ?? '{}') as MapWork;
const environment = readEnvironment();
const trunks = trunkSource(environment);
const backbones = await findBackbones(environment.backboneFolders);
const planned = await planBackbone({ name: work.backbone, taps: [work.tap] }, backbones);
const trunk = await trunks.trunk(planned, [work.tap]);
const inputs = await Promise.all(
  work.images.map(async (file) => {
    const { data, width, height } = await readGrey(await readFile(file), file);
    return networkInputs(data, width, height, planned)(false);
  }),
);

const run = async (): Promise<Tap[]> => {
  const taps: Tap[] = [];
  for (const part of imageChunks(inputs, batch)) {
    const input = new Float32Array(part.reduce((sum, image) => sum + image.length, 0));
    part.forEach((image, i) => input.set(image, i * image.length));
    taps.push(...(await trunk.run(input, part.length)).flatMap(([tap]) => tap ?? []));
  }
  return taps;
};

/** Times a second that something is done for all images. */
async function rate(action: () => unknown): Promise<number> {
  let fastest = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await action();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return (1000 * inputs.length) / fastest;
}

const imagesPerSecond = await rate(run);
const taps = await run();
const weights = Float64Array.from(drawNumbers(taps[0]?.channels ?? 0, 'head'));
const head = { bias: 0, taps: [{ layer: work.tap, weights: { mean: weights } }] };
const mapsPerSecond: Record<string, number> = {};
for (const method of work.methods) {
  mapsPerSecond[method] = await rate(() =>
    taps.forEach((tap, i) => saliencyMaps([tap], head, [{ method, negative: false }], String(i))),
  );
}
const engine = await trunks.description();
const measured: MeasuredMaps = { engine, imagesPerSecond, mapsPerSecond };
process.stdout.write(`${JSON.stringify(measured)}\n`);
process.exit(0);
