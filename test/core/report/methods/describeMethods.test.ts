import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../../support/assembleReport.js';
import { describeMethods, methodsText } from '../../../../core/report/methods/describeMethods.js';
import type { Report } from '../../../../core/report/Report.js';
import { sweepSchema } from '../../../../core/sweep/SweepSpec.js';
import { handmadeSweep } from '../../../support/handmadeSweep.js';
import { smallReport } from '../../../support/smallReport.js';

/** The small report with other settings of its sweep. */
function withSpec(changes: object): Report {
  const report = smallReport();
  const { data: _, ...spec } = sweepSchema.parse({
    ...report.sweep.spec,
    data: './nowhere',
    ...changes,
  });
  return { ...report, sweep: { ...report.sweep, spec } };
}

const textOf = (report: Report): string => describeMethods(report).paragraphs.join('\n');
const withRecipes = (...recipes: object[]): string => textOf(withSpec({ recipes }));

describe('describeMethods', () => {
  it('tells the data, the folds and what was left out as the report has them', () => {
    const [data] = describeMethods(smallReport()).paragraphs;
    expect(data).toBe(
      'The data set (SHA-256 dddddddddddd) had 4 images, 2 benign and 2 malignant, in 4 groups of images that belong together: of one patient or mass, or copies of one scan. Left out: 3 normal (not asked for). The positive label was malignant. The images were split into 2 folds of 2, stratified by label, with all images of a group in one fold (seed 1). Each fold was tested once, by classifiers trained on the others.',
    );
  });

  it('says that images were generated, and how many results are missing', () => {
    const { dataset } = smallReport();
    const gap = { run: 'r', stage: 'train', code: 'c', message: 'm', remedy: 'r' };
    const text = textOf(
      smallReport({
        dataset: { ...dataset, generated: '4 phantoms (seed 1)' },
        missing: [
          { ...gap, cell: 'a', fold: 0 },
          { ...gap, cell: 'a', fold: 0, stage: 'explain' },
          { ...gap, cell: 'b', fold: 1, ungrouped: true },
        ],
      }),
    );
    expect(text).toContain('The images were generated: 4 phantoms (seed 1).');
    expect(text).toContain('Of 1 of the 2 pairs of a classifier and a fold there is no full');
  });

  it('tells the backbone with its weights, input and layers, and cites it', () => {
    const { paragraphs, references } = describeMethods(smallReport());
    expect(paragraphs[1]).toBe(
      'The backbone was a convolutional network. mobilenet_v2 [1] took 224 × 224 pixels, had pretrained weights (SHA-256 bbbbbbbbbbbb), and was read at the layer out_relu. Images were read as 8-bit grey levels and resized by antialiased bilinear interpolation. In the network’s three channels grey level v became 0.003922 · v.',
    );
    expect(references[0]).toContain('arXiv:1801.04381');
  });

  it('writes a preprocessing of three channels out', () => {
    const report = smallReport();
    const backbones = report.provenance.backbones.map((one) => ({
      ...one,
      weights: 'random' as const,
      seed: 7,
      preprocessing: { scale: 1, offset: [-103.939, -116.779, 2] as const },
    }));
    const text = textOf({ ...report, provenance: { ...report.provenance, backbones } });
    expect(text).toContain('became 1 · v − 103.9, 1 · v − 116.8 and 1 · v + 2.');
    expect(text).toContain('random weights (seed 7, SHA-256 bbbbbbbbbbbb)');
  });

  it('tells the default recipe in words', () => {
    expect(describeMethods(smallReport()).paragraphs[2]).toBe(
      'The network saw the whole image, stretched to its input. The backbone was frozen. The head was a logistic regression of the mean of every channel of these layers, standardised by the training images. It was regularised by an L2 penalty of 0.5 / 2 · ‖w‖² beside the mean logistic loss and dropout of 10 % of the features [2]. It was trained by Adam [3] on batches of 32 for at most 150 epochs, with a learning rate of 0.001. The training side was split into 5 parts, grouped and stratified like the folds; each was held back in turn, early stopping (patience 30 epochs) chose the number of epochs by the loss there, and the head was fitted on all training images for the median of these. Both classes weighed alike in the loss. An image was called positive from a probability of 0.5 on; a second threshold maximised Youden’s index [4] on the images that were held back from training. The seed of training was 1.',
    );
  });

  it.each([
    [{ crop: 'lesion', margin: 0.25 }, 'the bounding box of the mass, widened by 25 % of its'],
    [{ crop: 'both', fit: 'letterbox' }, 'the whole image and, apart from it, the bounding box'],
    [{ fit: 'letterbox' }, 'with its shape kept (letterboxed)'],
    [{ pooling: ['mean', 'std', 'max'] }, 'the mean, standard deviation and maximum of every'],
    [{ head: 'mlp', hidden: 9 }, 'one hidden layer of 9 rectified units'],
    [{ head: 'rbf', c: 3, gamma: 0.02 }, 'C = 3, γ = 0.02, solved by Newton’s method'],
    [{ head: 'rbf' }, 'γ = 1 / (number of features · their variance)'],
    [{ unfreeze: 1 }, 'The last block of the backbone was trained together with the head'],
    [{ unfreeze: 2 }, 'The last 2 blocks of the backbone were trained together with the head'],
    [{ unfreeze: 'all' }, 'All of the backbone was trained together with the head'],
    [{ unfreeze: 2 }, 'gradients were clipped to a norm of 5'],
    [{ optimiser: 'adamw', weightDecay: 0.03 }, 'AdamW [3] (weight decay 0.03)'],
    [{ optimiser: 'sgd', momentum: 0.8 }, 'stochastic gradient descent (momentum 0.8)'],
    [{ schedule: 'cosine', warmUp: 0.1 }, 'rising over the first 10 % of the steps, falling along'],
    [{ schedule: 'step' }, 'falling to a tenth at half and again at three quarters of the epochs'],
    [
      { batch: 64, epochs: 77, learningRate: 0.02 },
      'batches of 64 for at most 77 epochs, with a l',
    ],
    [{ learningRate: 0.02 }, 'a learning rate of 0.02'],
    [{ patience: 11 }, 'patience 11 epochs'],
    [{ validation: 0.34 }, 'was split into 3 parts'],
    [{ l2: 0.125 }, 'an L2 penalty of 0.125 / 2'],
    [{ dropout: 0.4 }, 'dropout of 40 % of the features'],
    [{ labelSmoothing: 0.1 }, 'label smoothing of 0.1'],
    [{ mixup: 0.2 }, 'mixup with shares from Beta(0.2, 0.2)'],
    [{ flips: true }, 'It was trained on left-right mirrored images too.'],
    [{ flips: 'drawn' }, 'It was trained on left-right mirrored images too.'],
    [{ flips: 'drawn', unfreeze: 1 }, 'each epoch saw each image once, as it is or mirrored'],
    [{ testFlips: true }, 'the mean of the image’s and its mirror image’s'],
    [
      { augment: { copies: 3, zoom: 0.15 } },
      '3 altered copies of each training image too, moved by',
    ],
    [{ augment: { zoom: 0.15 } }, 'zoomed by up to 15 %'],
    [{ augment: {}, unfreeze: 'all' }, 'In each epoch every training image was altered anew'],
    [{ ensemble: 5 }, 'the mean of those of 5 heads that differ in their seed'],
    [{ classWeights: 'none' }, 'All images weighed alike in the loss.'],
  ])('a recipe with %j says so', (recipe, said) => {
    expect(withRecipes({ name: 'head', ...recipe })).toContain(said);
    expect(textOf(smallReport())).not.toContain(said);
  });

  it('says nothing of steps where a head is solved for', () => {
    const text = withRecipes({
      name: 'rbf',
      head: 'rbf',
      optimiser: 'sgd',
      mixup: 1,
      dropout: 0.3,
    });
    expect(text).not.toMatch(/gradient descent|mixup|dropout|batches/);
  });

  it('tells of further recipes what differs, and what they lack', () => {
    const text = withRecipes(
      { name: 'a', testFlips: true, flips: true },
      { name: 'b', pooling: ['max'] },
    );
    expect(text).toContain('2 recipes were compared. Recipe a: The network saw the whole image');
    expect(text).toContain(
      'Recipe b differed: The head was a logistic regression of the maximum of every channel of these layers, standardised by the training images. It was trained on the images as they are. At test time the image alone was seen. An image',
    );
  });

  it('names the methods with their papers, the target, and the layers of the maps', () => {
    const report = withSpec({
      methods: ['grad-cam', 'rise', 'occlusion', 'random'],
      target: 'both',
      maps: { taps: 'all' },
      perturbation: { masks: 77, window: 24, stride: 12 },
      recipes: [{ name: 'bent', head: 'mlp' }],
    });
    const { paragraphs, references } = describeMethods(report);
    const numberOf = (id: string) => references.findIndex((one) => one.includes(id)) + 1;
    expect(paragraphs[3]).toContain(
      `the evidence for the predicted and the positive label by Grad-CAM [${numberOf('arXiv:1610.02391')}], RISE [${numberOf('arXiv:1806.07421')}] and occlusion [${numberOf('arXiv:1311.2901')}];`,
    );
    expect(paragraphs[3]).toContain('added up as their contributions to the logit');
    expect(paragraphs[3]).toContain(
      'used 77 random masks and an occluding square of 24 pixels moved',
    );
    expect(paragraphs[3]).toContain('know nothing of the classifier: random map');
    expect(paragraphs[3]).toContain('Where the head is not linear (bent)');
    expect(textOf(smallReport())).not.toMatch(/masks and|not linear|Baselines/);
  });

  it('defines the game by the regions and the tolerance of the sweep', () => {
    const text = textOf(
      withSpec({
        regions: { peritumoral: '3mm', below: '40px' },
        pointing: { tolerance: '15px' },
      }),
    );
    expect(text).toContain('a peritumoral ring around it (3mm wide)');
    expect(text).toContain('(in a column that the mass spans, 40px deep)');
    expect(text).toContain('nearer to it than 15px');
    expect(textOf(smallReport())).toContain('(10% of the mass’s equivalent diameter wide)');
    expect(textOf(smallReport())).not.toContain('nearer to it');
  });

  it('tells intervals, tests and calibration where the report has them', () => {
    const whole = textOf(assembleReport(handmadeSweep()));
    expect(whole).toContain('(2,000 resamples, seed 1)');
    expect(whole).toMatch(/DeLong’s interval \[\d+\] and Wilson’s for rates \[\d+\]/);
    expect(whole).toMatch(/McNemar’s exact test \[\d+\].*Holm’s correction \[\d+\]/);
    expect(whole).toMatch(/expected calibration error \[\d+\] over 15 bins/);
    expect(whole).toContain(
      'All was computed with foldcam 9.8.7 (sweep handmade-1), features and classifiers on cpu and wasm.',
    );
    expect(textOf(smallReport())).not.toMatch(/McNemar|calibration|DeLong|nested|shuffled/);
  });

  it('numbers references as they are first cited, each once, and cites every one', () => {
    const { paragraphs, references } = describeMethods(assembleReport(handmadeSweep()));
    const cited = [...paragraphs.join(' ').matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
    expect([...new Set(cited)]).toEqual(references.map((_, i) => i + 1));
    expect(new Set(references).size).toBe(references.length);
  });
});

describe('methodsText', () => {
  it('is what report.json has: the paragraphs, then the references', () => {
    const report = assembleReport(handmadeSweep());
    const { paragraphs, references } = describeMethods(report);
    expect(report.methods).toBe(methodsText(report));
    expect(report.methods?.split('\n\n').slice(0, -1)).toEqual(paragraphs);
    expect(report.methods?.split('\n').at(-1)).toBe(
      `[${references.length}] ${references.at(-1) ?? ''}`,
    );
  });
});
