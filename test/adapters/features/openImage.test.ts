import { describe, expect, it } from 'vitest';
import { activationLoader } from '../../../adapters/features/activationLoader.js';
import { computeFeatures } from '../../../adapters/features/computeFeatures.js';
import { openImage } from '../../../adapters/features/openImage.js';
import { readPooled } from '../../../adapters/features/readPooled.js';
import { activationInput, imageInput } from '../../../adapters/features/tailInput.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { drawAlteration } from '../../../core/image/drawAlteration.js';
import { cutLayer, levels, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

// Mirrored or not: nothing else may change.
const flips = { translate: 0, zoom: 0, gain: 0, contrast: 0, flips: true };
const gain = { ...flips, gain: 0.5, flips: false };
const mirrorOf = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => [b, a, d, c];

async function opened(images: number, alterations = flips) {
  const set = await tinyFeatures(await folder(), images);
  const backbone = { ...set.backbone, alterations };
  return { ...set, backbone };
}

/** Grey levels of an image's copy as it was drawn; levels are few, so that each is worked out alone. */
function drawnLevels(image: number, copy: number, alterations = flips): number[] {
  const drawn = drawAlteration(alterations, `image${image}`, copy);
  const own = levels(image).map((level) => Math.round(drawn.gain * level));
  return drawn.mirrored ? mirrorOf(own) : own;
}

describe('openImage', () => {
  const greys = async (alterations: typeof flips, copy: number) => {
    const { store, dataset, backbone } = await opened(2, alterations);
    const entry = dataset.entries[1] as Entry;
    const image = await openImage(store, dataset, { ...backbone, copy }, entry);
    const input = [...image(false)];
    return input.filter((_, i) => i % 3 === 0);
  };

  it('gives a copy as it was drawn, mirrored and with its own gain', async () => {
    for (const copy of [1, 2, 3, 4, 5, 6]) {
      expect(await greys(flips, copy)).toEqual(drawnLevels(1, copy));
      expect(await greys(gain, copy)).toEqual(drawnLevels(1, copy, gain));
    }
    const mirrored = [1, 2, 3, 4, 5, 6].map(
      (copy) => drawAlteration(flips, 'image1', copy).mirrored,
    );
    expect(new Set(mirrored)).toEqual(new Set([false, true]));
  });

  it('is black where a copy reaches beyond the image', async () => {
    // Half as large: a window of 4 × 4 about the 2 × 2 pixels, of which each 2 × 2 gives one.
    const store = await opened(1);
    const [entry] = store.dataset.entries;
    const alterations = { ...flips, flips: false, zoom: 0.5 };
    const backbone = { ...store.backbone, alterations };
    const copy = Array.from({ length: 200 }, (_, i) => i + 1).find(
      (one) => Math.round(2 / drawAlteration(alterations, 'image0', one).zoom) === 4,
    );
    const seen = { ...backbone, ...(copy === undefined ? {} : { copy }) };
    const image = await openImage(store.store, store.dataset, seen, entry as Entry);
    const shrunk = [...image(false)].filter((_, i) => i % 3 === 0);
    // Of four pixels the antialiased half weighs 1/8·(3, 3, 1) from the edge on, so 3/7 and 1/7 of 1 2 / 3 4.
    const [near, far] = [3 / 7, 1 / 7];
    const weigh = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) =>
      near * near * a + near * far * (b + c) + far * far * d;
    const expected = [
      weigh([1, 2, 3, 4]),
      weigh([2, 1, 4, 3]),
      weigh([3, 4, 1, 2]),
      weigh([4, 3, 2, 1]),
    ];
    shrunk.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 5);
    });
  });
});

describe('features of altered copies', () => {
  it('are computed once a copy, and lie apart from those of the images', async () => {
    const set = await opened(3);
    const trunk = tinyTrunkOf(set);
    for (const copy of [1, 2]) {
      const own = { ...set, backbone: { ...set.backbone, copy } };
      await computeFeatures(own, trunk, set.dataset.entries, 0);
      const pooled = await readPooled(own);
      // `late` is minus the first level; one cell, so that mean and maximum are the same.
      const expected = [0, 1, 2].flatMap((image) => {
        const late = -(drawnLevels(image, copy)[0] ?? NaN);
        return [late, 0, late];
      });
      expect([...(pooled?.[1]?.data ?? [])]).toEqual(expected);
    }
    expect(trunk.ran()).toBe(6);
    expect(await readPooled(set)).toBe(undefined);
  });

  it('are mirrored as they were drawn, whichever side of the images is asked for', async () => {
    const set = await opened(3);
    const own = { ...set, backbone: { ...set.backbone, copy: 1 } };
    await computeFeatures({ ...own, mirrored: true }, tinyTrunkOf(set), set.dataset.entries, 0);
    const late = [0, 1, 2].map((image) => -(drawnLevels(image, 1)[0] ?? NaN));
    for (const mirrored of [false, true]) {
      const pooled = await readPooled({ ...own, mirrored });
      expect([...(pooled?.[1]?.data ?? [])].filter((_, i) => i % 3 === 0)).toEqual(late);
    }
  });

  it('are computed again from the copy where the store lacks them', async () => {
    const set = { ...(await opened(1)), kept: [cutLayer] };
    const own = { ...set, backbone: { ...set.backbone, copy: 3 } };
    const trunk = tinyTrunkOf(set);
    const [entry] = set.dataset.entries;
    const load = activationLoader(() => Promise.resolve(trunk));
    const [tap] = await load(own, entry as Entry, false);
    const [upper = 0, , lower = 0] = drawnLevels(0, 3);
    expect([...(tap?.data ?? [])]).toEqual([upper, 2 * upper, lower, 2 * lower]);
  });

  it('are what a tail is fed with, at its cut or as images', async () => {
    const set = { ...(await opened(2, gain)), kept: [cutLayer] };
    const trunk = tinyTrunkOf(set);
    const samples = [2, 5].map((copy) => ({ image: 1, mirrored: false, copy }));
    const atCut = await activationInput(set, () => Promise.resolve(trunk));
    const [first, second] = [2, 5].map((copy) => drawnLevels(1, copy, gain));
    expect([...(await atCut.read(samples))]).toEqual(
      [first, second].flatMap(([upper = 0, , lower = 0] = []) => [
        upper,
        2 * upper,
        lower,
        2 * lower,
      ]),
    );
    const images = imageInput(set);
    const read = [...(await images.read(samples))].filter((_, i) => i % 3 === 0);
    expect(read).toEqual([...(first ?? []), ...(second ?? [])]);
    const same = await images.read([{ image: 1, mirrored: false }]);
    expect([...same].filter((_, i) => i % 3 === 0)).toEqual(levels(1));
  });
});
