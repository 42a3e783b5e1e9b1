import { findCamMethod } from '../../cam/methods.js';
import type { PerturbationSettings } from '../../cam/perturbation/PerturbationSettings.js';
import type { Report } from '../Report.js';
import type { Citations } from './Citations.js';
import { listed } from './phrases.js';
import { methodReferences } from './references.js';

/** Which maps were made of what. */
export function describeMaps({ sweep: { spec } }: Report, { cite }: Citations): string {
  const named = (names: readonly string[]): string =>
    listed(
      names.map((name) => {
        const method = findCamMethod(name);
        const reference = methodReferences[name] ?? method?.source;
        return `${method?.title ?? name}${cite(reference)}`;
      }),
    );
  const isBaseline = (name: string): boolean => findCamMethod(name)?.kind === 'baseline';
  const methods = spec.methods.filter((name) => !isBaseline(name));
  const baselines = spec.methods.filter(isBaseline);
  const target = {
    predicted: 'the predicted label',
    positive: 'the positive label',
    true: 'the true label',
    both: 'the predicted and the positive label',
  }[spec.target];
  const taps =
    spec.maps.taps === 'all'
      ? 'taken at all of these layers and added up as their contributions to the logit'
      : 'taken at the deepest of these layers';
  const curved = spec.recipes.filter(({ head }) => head !== 'linear').map(({ name }) => name);
  const partly = spec.recipes
    .filter(({ crop, fit }) => crop === 'lesion' || fit === 'letterbox')
    .map(({ name }) => name);
  return [
    methods.length > 0 &&
      `Saliency maps of the held-out images showed the evidence for ${target} by ${named(methods)}; class activation maps were ${taps}.`,
    baselines.length > 0 && `Baselines that know nothing of the classifier: ${named(baselines)}.`,
    settings(spec.methods, spec.perturbation),
    curved.length > 0 &&
      `Where the head is not linear (${listed(curved)}), it was replaced at each image by the linear head with the same logit and slopes there.`,
    'Maps were brought to the image’s size by bilinear interpolation.',
    partly.length > 0 &&
      `Where the network did not see exactly the image (${listed(partly)}), maps, pointing game and chance were of what it saw of it.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Of the methods of this sweep alone. */
function settings(
  names: readonly string[],
  { masks, samples, steps, window, stride }: PerturbationSettings,
): string | false {
  const used = new Set(
    names.flatMap((name) => {
      const method = findCamMethod(name);
      return method && method.asks !== 'nothing' ? method.settings : [];
    }),
  );
  const parts = [
    ...(used.has('masks') ? [`${masks} random masks`] : []),
    ...(used.has('samples') ? [`${samples} noisy copies`] : []),
    ...(used.has('steps') ? [`${steps} steps of integration`] : []),
    ...(used.has('window') ? [`an occluding square of ${window} pixels moved by ${stride}`] : []),
  ];
  return parts.length > 0 && `Methods that ask the network again used ${listed(parts)}.`;
}
