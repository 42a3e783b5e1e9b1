import { alterationTag } from '../image/drawAlteration.js';
import { viewTag } from '../image/View.js';
import { keptCopies } from './alterationsOf.js';
import type { Plan } from './Plan.js';
import { seesMirrored } from './seesMirrored.js';
import { viewsOf } from './viewsOf.js';

/**
 * What the frozen trunks of a plan cost: each image once a view, mirrored too where a recipe of the view
 * needs that; and each altered copy.
 */
export function planFeatures({
  folds,
  backbones,
  spec,
}: Plan): { readonly what: string; readonly passes: number }[] {
  const images = Object.keys(folds).length;
  return backbones.flatMap((backbone) => {
    const views = new Map<string, number>();
    const copies = new Map<string, { readonly what: string; readonly count: number }>();
    for (const recipe of spec.recipes) {
      for (const { view, alterations } of viewsOf(backbone, recipe)) {
        const what = view ? `${backbone.id} (${viewTag(view)})` : backbone.id;
        const passes = (seesMirrored(recipe) ? 2 : 1) * images;
        views.set(what, Math.max(passes, views.get(what) ?? 0));
        const count = keptCopies(recipe);
        if (!alterations || count === 0) continue;
        const key = `${what} ${alterationTag(alterations, 0)}`;
        copies.set(key, { what, count: Math.max(count, copies.get(key)?.count ?? 0) });
      }
    }
    return [
      ...[...views].map(([what, passes]) => ({ what: `features of ${what}`, passes })),
      ...[...copies.values()].map(({ what, count }) => ({
        what: `features of ${what}, ${count} altered ${count === 1 ? 'copy' : 'copies'} of each image`,
        passes: count * images,
      })),
    ];
  });
}
