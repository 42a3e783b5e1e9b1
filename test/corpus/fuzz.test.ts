import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../adapters/csv/readTable.js';
import { readManifest } from '../../adapters/dataset/readManifest.js';
import { readNearDuplicates } from '../../adapters/dataset/readNearDuplicates.js';
import { readNpz } from '../../adapters/npz/readNpz.js';
import { writeNpz } from '../../adapters/npz/writeNpz.js';
import { readGrey } from '../../adapters/pixels/readGrey.js';
import { openStore } from '../../adapters/store/openStore.js';
import { parseJson } from '../../adapters/store/parseJson.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readReport } from '../../adapters/sweep/readReport.js';
import { parseLayersModel } from '../../adapters/tensor/backbones/parseLayersModel.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { parseExtent } from '../../core/regions/Extent.js';
import { manifestSchema } from '../../core/store/Manifest.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import { planSchema } from '../../core/sweep/Plan.js';
import { makeBmp } from '../support/makeBmp.js';
import { smallModelJson } from '../support/smallModel.js';
import { smallPlan } from '../support/smallPlan.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { specklePng } from '../support/writeDataset.js';
import { goodRows } from './dataFolder.js';

// A failure prints its seed and path; FOLDCAM_FUZZ_RUNS asks for more.
const numRuns = Number(process.env['FOLDCAM_FUZZ_RUNS'] ?? 150);
const folder = temporaryFolders();
const limits = { numRuns, timeout: 5_000 };

/** A value, or a coded error: nothing else may come of any input. */
async function valueOrCoded(work: () => unknown, also?: new () => Error): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (also && error instanceof also) return;
    expect(error).toBeInstanceOf(FoldcamError);
  }
}

/** A good file with some bytes overwritten, taken out or repeated, or its end cut off. */
function damaged(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(good.length - 1);
  const edit = fc.tuple(place, fc.constantFrom('set', 'cut', 'drop', 'repeat'), fc.nat(255));
  return fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) =>
    edits.reduce((bytes: Uint8Array, [at, kind, value]) => {
      if (kind === 'cut') return bytes.slice(0, at);
      if (kind === 'drop')
        return Buffer.concat([bytes.slice(0, at), bytes.slice(at + 1 + (value % 16))]);
      if (kind === 'repeat') return Buffer.concat([bytes.slice(0, at + 8), bytes.slice(at)]);
      const out = Uint8Array.from(bytes);
      if (at < out.length) out[at] = value;
      return out;
    }, good),
  );
}

const any = (good: string | Uint8Array) =>
  fc.oneof(damaged(Buffer.from(good)), fc.uint8Array({ maxLength: 300 }));
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const property = (
  good: string | Uint8Array,
  work: (bytes: Uint8Array) => unknown,
  also?: new () => Error,
) =>
  fc.assert(
    fc.asyncProperty(any(good), (bytes) => valueOrCoded(() => work(bytes), also)),
    limits,
  );

const yaml = `name: &n study\ndata: *n\nfolds: { k: 3, seed: 1 }\nrecipes:\n  - { name: a, unfreeze: 2 }\nmethods: [cam, rise]\nregions: { below: 3mm }\n`;

describe('whatever the input, a value or a coded error comes of', () => {
  test('sweep files', () => property(yaml, (bytes) => parseSweep(text(bytes))));

  test('sweep files of any structure', () =>
    fc.assert(
      fc.asyncProperty(
        fc.json({ maxDepth: 4 }),
        fc.constantFrom('recipes', 'folds', 'methods', 'backbones', '__proto__'),
        (json, key) =>
          valueOrCoded(() => parseSweep(`{"name": "a", "data": "b", "${key}": ${json}}`)),
      ),
      limits,
    ));

  test('tables', () =>
    property(`${goodRows.join('\n')}\n`, (bytes) => {
      readTable(bytes, 'a.csv', { required: ['image'], optional: ['label'] });
      for (const { image, masks } of readManifest(bytes, 'dataset.csv').candidates) {
        for (const file of [image, ...masks]) expect(file).not.toMatch(/^(\/|\.\.(\/|$))/);
      }
    }));

  test('near-duplicates.csv', () =>
    property('group,image\n1,a\n1,b\n', (bytes) => readNearDuplicates(bytes, new Set(['a', 'b']))));

  test('PNG', async () => property(await specklePng('a'), (bytes) => readGrey(bytes, 'a.png')));

  test('BMP', () =>
    property(
      makeBmp({ bits: 8, width: 9, height: 7, pixel: (x) => x, palette: [[1, 2, 3]] }),
      (bytes) => readGrey(bytes, 'a.bmp'),
    ));

  test('model.json', () =>
    property(JSON.stringify(smallModelJson), (bytes) =>
      parseLayersModel(parseJson(bytes, 'model.json'), 'model.json'),
    ));

  // Its callers name the artifact: they know its key.
  test('arrays', () =>
    property(
      writeNpz({ a: { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] } }),
      readNpz,
      RangeError,
    ));

  test('plans and manifests', () =>
    property(JSON.stringify(smallPlan()), (bytes) => {
      const value = parseJson(bytes, 'plan.json');
      planSchema.safeParse(value);
      manifestSchema.safeParse(value);
    }));

  test('ids of sweeps, as they are typed', async () => {
    const root = await folder();
    const store = openStore(path.join(root, 'store'));
    // What an id must not lead to.
    await mkdir(path.join(root, 'outside'));
    await writeFile(path.join(root, 'outside/plan.json'), JSON.stringify(smallPlan()));
    const part = fc.constantFrom('..', '.', '', 'outside', 'store', '~', '%2e%2e', 'C:', 'a');
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/')),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('\\')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (id) => {
        await expect(readPlan(store, id)).rejects.toBeInstanceOf(FoldcamError);
        await valueOrCoded(() => readReport(store, id));
      }),
      limits,
    );
    expect((await readdir(root)).sort()).toEqual(['outside']);
  });

  test('lengths', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d+\.?\d* ?(%|mm|px|cm)?$/)),
        (given) => {
          const { value = 0 } = parseExtent(given) ?? {};
          expect(value >= 0 && Number.isFinite(value)).toBe(true);
        },
      ),
      limits,
    );
  });
});
