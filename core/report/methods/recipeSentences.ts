import type { Recipe } from '../../sweep/Recipe.js';
import type { Citations } from './Citations.js';
import { listed, share } from './phrases.js';
import { references } from './references.js';

/** What a recipe says, by what it is about, in the order in which an image meets it. */
export type RecipeTopic = keyof typeof absent;

/** What is to be said of a recipe that lacks what another has; '' where that goes without saying. */
export const absent = {
  view: '',
  trunk: '',
  head: '',
  penalty: 'There was no dropout and no such penalty.',
  steps: '',
  stop: '',
  softer: 'There was no label smoothing and no mixup.',
  altered: 'It was trained on the images as they are.',
  weights: '',
  ensemble: 'There was a single head.',
  testFlips: 'At test time the image alone was seen.',
} as const;

/** A recipe in sentences; '' for what it lacks or what has no effect in it. */
export function recipeSentences(
  recipe: Recipe,
  citations: Citations,
): Readonly<Record<RecipeTopic, string>> {
  // A kernel head is solved for: nothing of steps applies to it.
  const stepped = recipe.head !== 'rbf';
  return {
    view: view(recipe),
    trunk: trunk(recipe, citations),
    head: head(recipe, citations),
    penalty: stepped ? penalty(recipe, citations) : '',
    steps: stepped ? steps(recipe, citations) : '',
    stop: stop(recipe),
    softer: stepped ? softer(recipe, citations) : '',
    altered: altered(recipe),
    weights:
      recipe.classWeights === 'balanced'
        ? 'Both classes weighed alike in the loss.'
        : 'All images weighed alike in the loss.',
    ensemble:
      recipe.ensemble > 1
        ? `The logit was the mean of those of ${recipe.ensemble} heads that differ in their seed.`
        : '',
    testFlips: recipe.testFlips
      ? 'At test time the logit was the mean of the image’s and its mirror image’s.'
      : '',
  };
}

function view({ crop, margin, fit }: Recipe): string {
  const box = `the bounding box of the mass, widened by ${share(margin)} of its width and height on each side`;
  const seen = {
    full: 'The network saw the whole image',
    lesion: `The network saw ${box}`,
    both: `The network saw the whole image and, apart from it, ${box}`,
  }[crop];
  return `${seen}, ${fit === 'stretch' ? 'stretched to its input' : 'with its shape kept (letterboxed)'}.`;
}

function trunk({ unfreeze }: Recipe, { cite }: Citations): string {
  if (unfreeze === 0) return 'The backbone was frozen.';
  const what =
    unfreeze === 'all'
      ? 'All of the backbone was'
      : unfreeze === 1
        ? 'The last block of the backbone was'
        : `The last ${unfreeze} blocks of the backbone were`;
  return `${what} trained together with the head, from a head fitted on the frozen backbone${cite(references.fineTuning)}; the statistics of batch normalisation did not change.`;
}

function head({ head: kind, pooling, hidden, c, gamma }: Recipe, { cite }: Citations): string {
  const words = { mean: 'mean', std: 'standard deviation', max: 'maximum' };
  const seen = `of the ${listed(pooling.map((name) => words[name]))} of every channel of these layers, standardised by the training images`;
  switch (kind) {
    case 'linear':
      return `The head was a logistic regression ${seen}.`;
    case 'mlp':
      return `The head was a multilayer perceptron with one hidden layer of ${hidden} rectified units, initialised as by He et al.${cite(references.he)}, ${seen}.`;
    case 'rbf':
      return `The head was a kernel logistic regression${cite(references.kernel)} with Gaussian kernel exp(−γ‖x − x′‖²) ${seen}; C = ${c}, γ = ${
        gamma === 'scale' ? '1 / (number of features · their variance)' : gamma
      }, solved by Newton’s method.`;
  }
}

function penalty({ l2, dropout }: Recipe, { cite }: Citations): string {
  const parts = [
    ...(l2 > 0 ? [`an L2 penalty of ${l2} / 2 · ‖w‖² beside the mean logistic loss`] : []),
    ...(dropout > 0
      ? [`dropout of ${share(dropout)} of the features${cite(references.dropout)}`]
      : []),
  ];
  return parts.length > 0 ? `It was regularised by ${listed(parts)}.` : '';
}

function steps(recipe: Recipe, citations: Citations): string {
  const { batch, learningRate, warmUp, epochs, unfreeze } = recipe;
  const rise = warmUp > 0 ? `, rising over the first ${share(warmUp)} of the steps` : '';
  const clipped = unfreeze === 0 ? '' : '; gradients were clipped to a norm of 5';
  return `It was trained by ${optimiser(recipe, citations)} on batches of ${batch} for at most ${epochs} epochs, with a learning rate of ${learningRate}${rise}${schedule(recipe, citations)}${clipped}.`;
}

function optimiser(
  { optimiser: name, weightDecay, momentum }: Recipe,
  { cite }: Citations,
): string {
  switch (name) {
    case 'adam':
      return `Adam${cite(references.adam)}`;
    case 'adamw':
      return `AdamW${cite(references.adamw)} (weight decay ${weightDecay})`;
    case 'sgd':
      return `stochastic gradient descent (momentum ${momentum})`;
  }
}

function schedule({ schedule: name }: Recipe, { cite }: Citations): string {
  switch (name) {
    case 'constant':
      return '';
    case 'cosine':
      return `, falling along half a cosine${cite(references.cosine)}`;
    case 'step':
      return ', falling to a tenth at half and again at three quarters of the epochs';
  }
}

function stop(recipe: Recipe): string {
  const { patience, validation, unfreeze } = recipe;
  // As the training side is split; a label of few groups makes fewer parts.
  const parts = Math.max(2, Math.round(1 / validation));
  const side = `The training side was split into ${parts} parts, grouped and stratified like the folds`;
  const rule = `early stopping (patience ${patience} epochs) chose the number of epochs by the loss there`;
  if (recipe.head === 'rbf') return `${side}; each was held back in turn.`;
  return unfreeze === 0
    ? `${side}; each was held back in turn, ${rule}, and the head was fitted on all training images for the median of these.`
    : `${side}; one was held back, ${rule}, and the fit on all training images took as many.`;
}

function softer({ labelSmoothing, mixup }: Recipe, { cite }: Citations): string {
  const parts = [
    ...(labelSmoothing > 0
      ? [`label smoothing of ${labelSmoothing}${cite(references.smoothing)}`]
      : []),
    ...(mixup > 0
      ? [`mixup with shares from Beta(${mixup}, ${mixup})${cite(references.mixup)}`]
      : []),
  ];
  return parts.length > 0 ? `Training used ${listed(parts)}.` : '';
}

function mirrored({ flips, unfreeze }: Pick<Recipe, 'flips' | 'unfreeze'>): string {
  if (flips === false) return '';
  return flips === 'drawn' && unfreeze !== 0
    ? 'The head was fitted to left-right mirrored images too; while blocks were trained each epoch saw each image once, as it is or mirrored at random.'
    : 'It was trained on left-right mirrored images too.';
}

function altered({ flips, augment, unfreeze }: Recipe): string {
  if (!augment) return mirrored({ flips, unfreeze });
  const { copies, translate, zoom, gain, contrast } = augment;
  const how = `moved by up to ${share(translate)}, zoomed by up to ${share(zoom)}, with the gain changed by up to ${share(gain)} and the contrast by up to ${share(contrast)}${flips === false ? '' : ', half of them mirrored left-right'}`;
  return unfreeze === 'all'
    ? `In each epoch every training image was altered anew: ${how}.`
    : `It was trained on ${copies} altered ${copies === 1 ? 'copy' : 'copies'} of each training image too, ${how}.`;
}
