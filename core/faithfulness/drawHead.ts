import { normalRandom } from '../normalRandom.js';
import { seededRandom } from '../random.js';
import { poolings, type Pooling } from '../sweep/Recipe.js';
import { isLinear, type CurvedHead, type Head, type LinearHead } from '../training/Head.js';

/**
 * A head with its weights drawn anew: normal around 0, in each part of it as large on average as they were.
 * Biases stay, and so do the centres of kernels, which are images.
 */
export function drawHead(head: Head, seed: string): Head {
  if (isLinear(head)) return drawLinear(head, seed);
  if (head.kind === 'curved') return { ...head, model: drawModel(head, seed) };
  const members = head.members.map((member, m) => {
    const own = `${seed} ${m}`;
    return isLinear(member)
      ? drawLinear(member, own)
      : { ...member, model: drawModel(member, own) };
  });
  return { ...head, members };
}

function drawLinear(head: LinearHead, seed: string): LinearHead {
  const taps = head.taps.map(({ layer, weights }) => {
    const drawn: Partial<Record<Pooling, Float64Array>> = {};
    for (const pooling of poolings) {
      const own = weights[pooling];
      if (own) drawn[pooling] = redraw(own, `${seed} ${layer} ${pooling}`);
    }
    return { layer, weights: drawn };
  });
  return { ...head, taps };
}

function drawModel({ model }: CurvedHead, seed: string): CurvedHead['model'] {
  if (model.kind === 'rbf') {
    return { ...model, coefficients: redraw(model.coefficients, `${seed} coefficients`) };
  }
  const hidden = redraw(model.hidden, `${seed} hidden`);
  return { ...model, hidden, output: redraw(model.output, `${seed} output`) };
}

function redraw(values: Float64Array, seed: string): Float64Array {
  const normal = normalRandom(seededRandom('head', seed));
  const size = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  return values.map(() => size * normal());
}
