import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { recipeSchema, type Recipe } from '../../../core/sweep/Recipe.js';
import { isLinear } from '../../../core/training/Head.js';
import { headLogit } from '../../../core/training/headLogit.js';
import type { PooledTap } from '../../../core/training/PooledTap.js';
import { fitWithoutPart, trainHead, type TrainingInput } from '../../../core/training/trainHead.js';

const images = 30;
const channels = 4;
const perImage = 3 * channels;
const positive = Uint8Array.from({ length: images }, (_, image) => (image % 3 === 0 ? 1 : 0));

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

// Images 0 … 20 in three parts, 21 … 29 the test fold.
const parts = [numbers(0, 7), numbers(7, 14), numbers(14, 21)];
const held = numbers(21, images);

/** Noise in [0, 1); the first channel of the positive images lies higher in every statistic. */
function noisyTap(shift: number): PooledTap {
  const random = seededRandom('trainHead', 1);
  const side = () =>
    Float32Array.from({ length: images * perImage }, (_, i) => {
      const signal = i % channels === 0 ? (positive[Math.floor(i / perImage)] ?? 0) : 0;
      return random() + shift * signal;
    });
  return { layer: 'tap', channels, data: side(), mirrored: side() };
}

const tap = noisyTap(0.8);

function input(recipe: Partial<Recipe> = {}, changes: Partial<TrainingInput> = {}): TrainingInput {
  const parsed = recipeSchema.parse({ name: 'test', epochs: 60, learningRate: 0.02, ...recipe });
  return { taps: [tap], positive, parts, recipe: parsed, seed: 1, ...changes };
}

type Side = 'data' | 'mirrored';
const both: readonly Side[] = ['data', 'mirrored'];

/** The tap with some images' statistics replaced, of the image as it is or of its mirror image. */
function replaced(of: readonly number[], sides: readonly Side[], value: number): PooledTap {
  const own = { ...tap };
  for (const side of sides) {
    const rows = own[side]?.slice() ?? expect.fail('no mirror images');
    for (const image of of) rows.fill(value, image * perImage, (image + 1) * perImage);
    own[side] = rows;
  }
  return own;
}

const variants: [string, Partial<Recipe>][] = [
  ['the default recipe', {}],
  ['flips', { flips: true }],
  ['every statistic', { pooling: ['mean', 'std', 'max'] }],
];

describe('trainHead', () => {
  test.each(variants)('never looks at the test images: %s', (_, recipe) => {
    const blind = input(recipe, { taps: [replaced(held, both, NaN)] });
    expect(trainHead(blind)).toEqual(trainHead(input(recipe)));
  });

  test('never looks at the test images’ labels', () => {
    const turned = positive.map((label, image) => (held.includes(image) ? 1 - label : label));
    expect(trainHead(input({}, { positive: turned }))).toEqual(trainHead(input()));
  });

  test('is the same for the same seed, and another for another', () => {
    const first = trainHead(input());
    expect(trainHead(input())).toEqual(first);
    expect(trainHead(input({}, { seed: 2 })).head).not.toEqual(first.head);
  });

  test('tells classes apart that are apart', () => {
    const apart = noisyTap(3);
    const thorough = { l2: 0.01, epochs: 1000, patience: 100 };
    const { head } = trainHead(input(thorough, { taps: [apart] }));
    const called = held.map((image) => (headLogit(head, [apart], image) >= 0 ? 1 : 0));
    expect(called).toEqual(held.map((image) => positive[image]));
  });

  test('judges the held-back images as a recipe sees test images', () => {
    const mirrorless = replaced(numbers(0, images), ['mirrored'], NaN);
    const once = { epochs: 1, testFlips: true };
    const { head, unseen } = trainHead(input(once));
    // Weights are of images as they are.
    expect(trainHead(input(once, { taps: [mirrorless] })).head).toEqual(head);
    const [part = []] = parts;
    const held = fitWithoutPart(input(once), 0).head;
    const logits = part.map(
      (image) => (headLogit(held, [tap], image) + headLogit(held, [tap], image, true)) / 2,
    );
    expect(unseen.slice(0, part.length)).toEqual(logits);
    expect(unseen).toHaveLength(parts.flat().length);
  });

  const curved = [{ head: 'mlp', hidden: 3 }, { head: 'rbf' }] as const;
  test.each(curved)('fits a head that is not linear: $head', (recipe) => {
    const apart = noisyTap(3);
    const blind = input(recipe, { taps: [replaced(held, both, NaN)] });
    expect(trainHead(blind)).toEqual(trainHead(input(recipe)));
    const trained = trainHead(input({ ...recipe, l2: 0.01, c: 10 }, { taps: [apart] }));
    expect(trained.head).toMatchObject({ kind: 'curved', model: { kind: recipe.head } });
    expect(trained.fit).toBe(undefined);
    expect(trained.validationAuc).toBe(1);
    const called = held.map((image) => (headLogit(trained.head, [apart], image) >= 0 ? 1 : 0));
    expect(called).toEqual(held.map((image) => positive[image]));
  });

  test('solves for an RBF head without epochs, whatever the seed', () => {
    const rbf = { head: 'rbf', ensemble: 3 } as const;
    const trained = trainHead(input(rbf));
    expect(trained).toMatchObject({ epochs: 0, curve: [], head: { kind: 'curved' } });
    expect(trainHead(input(rbf, { seed: 2 }))).toEqual(trained);
  });

  test('makes of linear heads that differ in their seed their mean', () => {
    const few = { epochs: 3 };
    const { head, curve, unseen } = trainHead(input({ ...few, ensemble: 2 }));
    const alone = trainHead(input(few));
    expect(isLinear(head)).toBe(true);
    expect(head).not.toEqual(alone.head);
    expect(new Set(curve.map(({ member }) => member))).toEqual(new Set([0, 1]));
    // The first member is what stands alone with the same seed.
    const own = curve.filter(({ member }) => member === 0);
    expect(own.map(({ member: _member, ...losses }) => losses)).toEqual(alone.curve);
    expect(unseen).not.toEqual(alone.unseen);
  });

  test('keeps the members of an ensemble that is not linear', () => {
    const few = { epochs: 3, head: 'mlp', hidden: 2 } as const;
    const { head } = trainHead(input({ ...few, ensemble: 2 }));
    const { head: first } = trainHead(input(few));
    if (head.kind !== 'ensemble') throw new RangeError('no ensemble');
    expect(head.members).toHaveLength(2);
    expect(head.members[0]).toEqual(first);
    expect(head.members[1]).not.toEqual(first);
  });

  test('looks at mirror images only when the recipe asks for flips', () => {
    const mirrorless = { taps: [replaced(numbers(0, images), ['mirrored'], NaN)] };
    expect(trainHead(input({}, mirrorless))).toEqual(trainHead(input()));
    expect(() => trainHead(input({ flips: true }, mirrorless))).toThrow(
      expect.objectContaining({ code: 'FOLDCAM_E_TRAINING_DIVERGED' }) as Error,
    );
  });

  test('is fitted on altered copies of training images, and judged without', () => {
    const altered = { augment: { copies: 2, translate: 0, zoom: 0, gain: 0, contrast: 0 } };
    const spoilt = (of: readonly number[], copy: number) => {
      const copies = [1, 2].map((one) => {
        const data = tap.data.slice();
        for (const image of one === copy ? of : []) {
          data.fill(NaN, image * perImage, (image + 1) * perImage);
        }
        return data;
      });
      return { taps: [{ ...tap, copies }] };
    };
    const usual = trainHead(input(altered, spoilt([], 1)));
    expect(usual.head).not.toEqual(trainHead(input()).head);
    expect(trainHead(input(altered, spoilt(held, 2)))).toEqual(usual);
    expect(() => trainHead(input(altered, spoilt([5], 2)))).toThrow(
      expect.objectContaining({ code: 'FOLDCAM_E_TRAINING_DIVERGED' }) as Error,
    );
    const [part = []] = parts;
    const without = fitWithoutPart(input(altered, spoilt([], 1)), 0);
    expect(fitWithoutPart(input(altered, spoilt(part, 1)), 0)).toEqual(without);
  });

  test('fits on all training images in the end', () => {
    // One epoch: nothing to choose, so that the images can show in the weights alone.
    const once = { epochs: 1 };
    const usual = trainHead(input(once)).head;
    for (const part of parts) {
      const other = { taps: [replaced(part, both, 0.5)] };
      expect(trainHead(input(once, other)).head).not.toEqual(usual);
    }
  });

  test('trains for the median of the epochs that each part alone would choose', () => {
    const { epochs, curve } = trainHead(input());
    const best = parts.map((_, p) => {
      const own = curve.filter(({ part }) => part === p);
      const least = Math.min(...own.map(({ validation = NaN }) => validation));
      return own.find(({ validation }) => validation === least)?.epoch ?? 0;
    });
    expect(epochs).toBe(best.sort((a, b) => a - b)[1]);
  });

  test('does not depend on the order of the images in a part', () => {
    const turned = { parts: parts.map((part) => part.toReversed()) };
    expect(trainHead(input({}, turned))).toEqual(trainHead(input()));
  });

  test('gives every image one weight where class weights are off', () => {
    const head = (recipe: Partial<Recipe>) => trainHead(input({ epochs: 1, ...recipe })).head;
    const balanced = head({ classWeights: 'balanced' });
    expect(head({ classWeights: 'none' })).not.toEqual(balanced);
    // As many of each class: balanced weights are all 1.
    const even = {
      positive: positive.map((_, image) => image % 2),
      parts: [numbers(0, 6), numbers(6, 12), numbers(12, 18)],
    };
    const off = trainHead(input({ classWeights: 'none' }, even));
    expect(trainHead(input({ classWeights: 'balanced' }, even))).toEqual(off);
  });

  test('says so when it diverges', () => {
    const broken = input({}, { taps: [replaced([3], ['data'], NaN)] });
    expect(() => trainHead(broken)).toThrow(
      expect.objectContaining({ code: 'FOLDCAM_E_TRAINING_DIVERGED', permanent: true }) as Error,
    );
  });

  test('finds an infinite statistic of any training image', () => {
    const broken = input({}, { taps: [replaced([15], ['data'], Infinity)] });
    expect(() => trainHead(broken)).toThrow(
      expect.objectContaining({ code: 'FOLDCAM_E_TRAINING_DIVERGED' }) as Error,
    );
  });

  test('chooses the Youden threshold where the images that were held back are best told apart', () => {
    // One feature that tells the classes apart: so does a threshold on the probability.
    const data = new Float32Array(images * perImage);
    for (let image = 0; image < images; image++) {
      data[image * perImage] = (positive[image] ? 10 : 0) + (image % 7) / 7;
    }
    const thorough = { l2: 0.01, epochs: 500, patience: 500 };
    const apart = [{ ...tap, data }];
    const trained = trainHead(input(thorough, { taps: apart }));
    const called = held.map((image) => {
      const probability = 1 / (1 + Math.exp(-headLogit(trained.head, apart, image)));
      return probability >= trained.youdenThreshold ? 1 : 0;
    });
    expect(called).toEqual(held.map((image) => positive[image]));
  });
});

describe('fitWithoutPart', () => {
  test('fits on all parts but one, standardised by their own statistics', () => {
    const rest = [...numbers(0, 7), ...numbers(14, 21)];
    const by = fitWithoutPart(input(), 1).fit?.by ?? expect.fail('not a linear head');
    // Of the first channel: the mean of what is stored of the images as they are.
    const first = rest.map((image) => tap.data[image * perImage] ?? NaN);
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    expect(by.mean[0]).toBeCloseTo(mean, 6);
    expect(by.mean).toHaveLength(channels);
  });

  test('chooses its epochs by the part that is held back, and looks at no other image', () => {
    const usual = fitWithoutPart(input(), 1);
    const own = trainHead(input()).curve.filter(({ part }) => part === 1);
    expect(usual.curve).toEqual(own.map(({ part: _part, ...losses }) => losses));
    const losses = usual.curve.map(({ validation = NaN }) => validation);
    expect(usual.epochs).toBe(losses.indexOf(Math.min(...losses)) + 1);
    const blind = { taps: [replaced(held, both, NaN)] };
    expect(fitWithoutPart(input({}, blind), 1)).toEqual(usual);
  });

  test('does not depend on the order within parts, and leaves it as it was', () => {
    const turned = parts.map((part) => [...part].reverse());
    const before = structuredClone(turned);
    const changes = { parts: turned };
    expect(fitWithoutPart(input({}, changes), 0)).toEqual(fitWithoutPart(input(), 0));
    expect(turned).toEqual(before);
  });

  test('is another fit without another part', () => {
    const [first, second] = [0, 1].map((part) => fitWithoutPart(input(), part));
    expect(first?.fit).not.toEqual(second?.fit);
  });
});

describe('the fit that trainHead gives', () => {
  test('is what its head was made of', () => {
    const { head, fit } = trainHead(input());
    if (!fit || !isLinear(head)) throw new RangeError('not one linear head');
    // A head's weights are on features as they are: w / σ, and b - Σ w μ / σ; the scale is 1 / σ.
    const weights = fit.weights.map((w, c) => w * (fit.by.scale[c] ?? NaN));
    const shift = weights.reduce((sum, w, c) => sum + w * (fit.by.mean[c] ?? NaN), 0);
    expect(head.bias).toBeCloseTo(fit.bias - shift, 9);
    weights.forEach((w, c) => {
      expect(head.taps[0]?.weights.mean?.[c]).toBeCloseTo(w, 9);
    });
  });
});

describe('trainHead of other heads', () => {
  const kinds: [string, Partial<Recipe>][] = [
    ['mlp', { head: 'mlp', hidden: 4, l2: 0.01 }],
    ['rbf', { head: 'rbf', c: 3 }],
    ['an ensemble', { ensemble: 2, dropout: 0.3 }],
    ['an ensemble of MLPs', { head: 'mlp', hidden: 4, l2: 0.01, ensemble: 2 }],
  ];

  test.each(kinds)('never looks at the test images: %s', (_, recipe) => {
    const blind = input(recipe, { taps: [replaced(held, both, NaN)] });
    expect(trainHead(blind)).toEqual(trainHead(input(recipe)));
  });

  test.each(kinds)('tells the labels of test images apart: %s', (_, recipe) => {
    const { head, validationAuc } = trainHead(input(recipe));
    const logits = held.map((image) => headLogit(head, [tap], image));
    const mean = (label: number) => {
      const own = logits.filter((__, i) => positive[held[i] ?? 0] === label);
      return own.reduce((sum, logit) => sum + logit, 0) / own.length;
    };
    expect(mean(1)).toBeGreaterThan(mean(0));
    expect(validationAuc).toBeGreaterThan(0.7);
  });

  test('an ensemble of linear heads is one linear head, the mean of heads with their own seeds', () => {
    const { head } = trainHead(input({ ensemble: 2, dropout: 0.3 }));
    const alone = trainHead(input({ dropout: 0.3 }));
    expect(isLinear(head)).toBe(true);
    expect(headLogit(head, [tap], 0)).not.toBe(headLogit(alone.head, [tap], 0));
  });
});

test('trainHead tells of every fit: of each part and of all, for each member', () => {
  let fits = 0;
  trainHead(input({ epochs: 1, ensemble: 2 }, { onFit: () => fits++ }));
  expect(fits).toBe(2 * (parts.length + 1));
});
