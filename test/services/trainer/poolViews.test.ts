import { describe, expect, it } from 'vitest';
import { silentMeter } from '../../../adapters/telemetry/workMeter.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import type { CellJob } from '../../../core/jobs/Job.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import type { Context } from '../../../services/context.js';
import { poolViews } from '../../../services/trainer/poolViews.js';
import { featureStore, tinyBackbone, tinyTrunk } from '../../support/featureStore.js';
import { planInput } from '../../support/planInput.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

/** Six images, and recipes that see them; what each asks of the trunk, and what it tells of it. */
async function opened(recipes: string) {
  const { store, dataset } = await featureStore(await folder(), 6);
  const input = planInput(`recipes: [${recipes}]`, [tinyBackbone]);
  const plan = planSweep({ ...input, dataset }, sha256Hex);
  return async (recipe: string) => {
    let ran = 0;
    const told: string[] = [];
    const context = {
      ...{ store, meter: silentMeter },
      trunks: {
        trunk: (_: unknown, layers: readonly string[]) => {
          const trunk = tinyTrunk(layers);
          return Promise.resolve({
            ...trunk,
            run: (input: Float32Array, images: number) => {
              ran += images;
              return trunk.run(input, images);
            },
          });
        },
      },
      board: {
        setFeatures: (_: string, shown: string, done: number, total: number) => {
          told.push(`${shown} ${done}/${total}`);
          return Promise.resolve();
        },
      },
    } as unknown as Context;
    const run = plan.runs.find((one) => one.recipe === recipe)?.id ?? '';
    const job: CellJob = {
      ...{ format: 'foldcam.job/1', sweep: plan.id, generation: 1, cell: 'cell' },
      ...{ run, fold: 0 },
    };
    const { taps } = await poolViews(job, plan, dataset, context);
    return { taps, ran, told };
  };
}

/** Of `late`, which is minus the first level of each image. */
const means = (rows: Float32Array | undefined): number[] =>
  [...(rows ?? [])].filter((_, i) => i % 3 === 0);
const minus = (at: number): number[] => [0, 1, 2, 3, 4, 5].map((image) => -(10 * image + at));

describe('poolViews', () => {
  it('runs the trunk once an image where no recipe flips', async () => {
    const pool = await opened('{ name: a }, { name: b, pooling: [max] }');
    const { taps, ran, told } = await pool('a');
    expect(ran).toBe(6);
    expect(told).toEqual(['tiny 0/1', 'tiny 1/1']);
    expect(taps.map(({ layer, mirrored }) => [layer, mirrored])).toEqual([
      ['early', undefined],
      ['late', undefined],
    ]);
    expect(means(taps[1]?.data)).toEqual(minus(1));
    expect((await pool('b')).ran).toBe(0);
  });

  it.each(['flips', 'testFlips'])('runs it twice for a recipe with %s', async (key) => {
    const pool = await opened(`{ name: a, ${key}: true }`);
    const { taps, ran, told } = await pool('a');
    expect(ran).toBe(12);
    expect(told).toEqual(['tiny 0/2', 'tiny 1/2', 'tiny 2/2']);
    expect(means(taps[1]?.data)).toEqual(minus(1));
    // The first level of a mirrored image is the second one.
    expect(means(taps[1]?.mirrored)).toEqual(minus(2));
  });

  it('computes the mirrored images alone for a recipe that flips later', async () => {
    const pool = await opened('{ name: a }, { name: b, flips: true }');
    const first = await pool('a');
    const later = await pool('b');
    expect([first.ran, later.ran]).toEqual([6, 6]);
    expect(later.taps.map(({ data }) => data)).toEqual(first.taps.map(({ data }) => data));
    expect((await pool('b')).ran).toBe(0);
  });

  it('gives altered copies beside both sides of the images', async () => {
    const augment = 'augment: { copies: 2, translate: 0, zoom: 0, gain: 0, contrast: 0 }';
    const pool = await opened(`{ name: a, flips: true, ${augment} }, { name: b, ${augment} }`);
    const { taps, ran } = await pool('a');
    expect(ran).toBe(6 * 4);
    expect(taps[1]?.copies).toHaveLength(2);
    expect(means(taps[1]?.mirrored)).toEqual(minus(2));
    // Without flips copies are drawn otherwise, and none of them is mirrored: as they are here.
    const plain = await pool('b');
    expect(plain.ran).toBe(6 * 2);
    expect(plain.taps[1]?.copies?.map(means)).toEqual([minus(1), minus(1)]);
  });
});
